"""What a change did to the texts of a part, one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from attune.domain import canonical

from .vocabulary import Standing
from .word_marks import Marked, marked

Names = Mapping[str, Mapping[str, str]]
NO_NAMES: Names = {}
FIRST = ("title", "name", "question", "text", "intro", "summary")


@dataclass(frozen=True)
class ChangedText:
    """One text of a part before and after; `name` is its place inside the part."""

    name: str
    before: str
    after: str

    @property
    def marks(self) -> tuple[Marked, ...]:
        return marked(self.before, self.after)


def changed_texts(before: str, after: str, names: Names = NO_NAMES) -> tuple[ChangedText, ...]:
    """Every text that differs between two canonical texts of one part, a list or a whole draft.

    `names` says by field ("to", "slots"; "" for a list) what the part of a key is called.
    """
    old, new = (dict(_flat(_value(text), "", names)) for text in (before, after))
    return tuple(
        ChangedText(name, old.get(name, ""), new.get(name, ""))
        for name in sorted(dict.fromkeys((*old, *new)), key=_rank)
        if old.get(name, "") != new.get(name, "")
    )


def _rank(name: str) -> int:
    """What a part is called comes before what it says."""
    return FIRST.index(name) if name in FIRST else len(FIRST)


def _value(text: str) -> Any:
    read: Any = canonical.value(text) if text else {}
    inner = isinstance(read, Mapping) and read.keys() == {"behind", "part"}
    return read["part"] if inner else read


def _flat(value: Any, at: str, names: Names) -> Iterator[tuple[str, str]]:
    """Texts by place; parts by their key, other lists as lines."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name != "key":
                yield from _flat(inner, f"{at}.{name}" if at else name, names)
    elif isinstance(value, list) and value and all(_key(each) for each in value):
        for each in value:
            yield from _flat(each, f"{at}.{_key(each)}" if at else _key(each), names)
    elif isinstance(value, list):
        yield at, "\n".join(_line(each, at, names) for each in value)
    elif isinstance(value, bool):
        yield at, "yes" if value else "no"
    else:
        yield at, _name(str(value), at, names)


def _key(value: Any) -> str:
    if not isinstance(value, Mapping):
        return ""
    return str(value.get("key") or "")


def _name(said: str, at: str, names: Names) -> str:
    return names.get(at.rpartition(".")[2], {}).get(said, said)


def _line(value: Any, at: str, names: Names) -> str:
    """A route, a condition or a placement on one line."""
    if not isinstance(value, Mapping):
        return _name(str(value), at, names)
    if "to" in value:
        answers = ", ".join(value.get("answers", ())) or "always"
        asked = "".join(f", when {_line(each, at, names)}" for each in value.get("when", ()))
        again = " (once)" if value.get("again") else ""
        return f"{answers}{asked} → {_name(value['to'], 'to', names)}{again}"
    if "any_of" in value:
        return f"“{_name(value['step'], 'to', names)}” is {' or '.join(value['any_of'])}"
    wanted = " (wanted)" if value.get("standing") == Standing.ASPIRATIONAL.value else ""
    words = f": {value['words']}" if value.get("words") else ""
    return f"{value.get('name', '')}{wanted}{words}"
