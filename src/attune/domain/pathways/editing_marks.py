"""What a change did to the texts of a part, one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from attune.domain import canonical

from .vocabulary import Standing
from .word_marks import Marked, marked


@dataclass(frozen=True)
class ChangedText:
    """One text of a part before and after; `name` is its place inside the part."""

    name: str
    before: str
    after: str

    @property
    def marks(self) -> tuple[Marked, ...]:
        return marked(self.before, self.after)


def changed_texts(before: str, after: str) -> tuple[ChangedText, ...]:
    """Every text that differs between two canonical texts of one part, a list or a whole draft."""
    old, new = dict(_flat(_value(before))), dict(_flat(_value(after)))
    return tuple(
        ChangedText(name, old.get(name, ""), new.get(name, ""))
        for name in dict.fromkeys((*old, *new))
        if old.get(name, "") != new.get(name, "")
    )


def _value(text: str) -> Any:
    read: Any = canonical.value(text) if text else {}
    inner = isinstance(read, Mapping) and read.keys() == {"behind", "part"}
    return read["part"] if inner else read


def _flat(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Texts by place; parts by their key, other lists as lines."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name != "key":
                yield from _flat(inner, f"{at}.{name}" if at else name)
    elif isinstance(value, list) and value and all(_key(each) for each in value):
        for each in value:
            yield from _flat(each, f"{at}.{_key(each)}" if at else _key(each))
    elif isinstance(value, list):
        yield at, "\n".join(_line(each) for each in value)
    elif isinstance(value, bool):
        yield at, "yes" if value else "no"
    else:
        yield at, str(value)


def _key(value: Any) -> str:
    if not isinstance(value, Mapping):
        return ""
    return str(value.get("key") or "")


def _line(value: Any) -> str:
    """A route, a condition or a placement on one line."""
    if not isinstance(value, Mapping):
        return str(value)
    if "to" in value:
        answers = ", ".join(value.get("answers", ())) or "always"
        asked = "".join(f", when {_line(each)}" for each in value.get("when", ()))
        return f"{answers}{asked} → {value['to']}{' (again)' if value.get('again') else ''}"
    if "any_of" in value:
        return f"{value['step']} is {' or '.join(value['any_of'])}"
    wanted = " (wanted)" if value.get("standing") == Standing.ASPIRATIONAL.value else ""
    words = f": {value['words']}" if value.get("words") else ""
    return f"{value.get('name', '')}{wanted}{words}"
