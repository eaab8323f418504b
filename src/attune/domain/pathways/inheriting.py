"""What a pathway file inherits from a parent: its own words laid over the parent's."""

from collections.abc import Callable, Mapping
from typing import Any

from .parts import PathwayRefused
from .pathway import SECTIONS

Table = Mapping[str, Any]
MOST_PARENTS = 5
# The lists of parts with keys: of a file, and of a part or the family version.
SECTIONS_OF_A_FILE = frozenset(SECTIONS)
PARTS_OF_A_PART = frozenset({"prompts", "tools", "answers", "cards"})
OWN_HEAD = ("key", "version")
TO_THE_FILE = frozenset({"inherits", "own_steps"})
TO_THE_PART = frozenset({"remove", "after"})


def whole(data: Table, parent_of: Callable[[str], Table]) -> dict[str, Any]:
    """The file with everything it inherits; `parent_of` gives the file of a key."""
    line = _line(data, parent_of)
    laid = dict(line.pop())
    while line:
        laid = laid_over(laid, line.pop())
    return laid


def laid_over(parent: Table, own: Table) -> dict[str, Any]:
    """The parent with what is said anew: parts of the same key are replaced field by field."""
    file = _file(own)
    for name in OWN_HEAD:
        if not own.get(name):
            raise PathwayRefused(f"{file}: a file that inherits needs a “{name}” of its own")
    if _yes(own, "own_steps", file):
        for name in ("steps", "starts_at"):
            if not own.get(name):
                raise PathwayRefused(f"{file}: “own_steps” needs “{name}” in the same file")
        parent = {name: value for name, value in parent.items() if name != "steps"}
    return _laid(parent, _without(own, TO_THE_FILE), file, SECTIONS_OF_A_FILE)


def _line(data: Table, parent_of: Callable[[str], Table]) -> list[Table]:
    """The file, its parent, the parent's parent and so on."""
    line, met = [data], [data.get("key")]
    while "inherits" in line[-1]:
        parent = line[-1]["inherits"]
        if not isinstance(parent, str):
            raise PathwayRefused(f"{_file(line[-1])}: “inherits” names one pathway by its key")
        if parent in met:
            chain = " → ".join(str(key) for key in [*met, parent])
            raise PathwayRefused(f"{_file(data)}: “{parent}” inherits from itself: {chain}")
        if len(line) > MOST_PARENTS:
            raise PathwayRefused(
                f"{_file(data)}: more than {MOST_PARENTS} parents, up to “{parent[:80]}”"
            )
        line.append(parent_of(parent))
        met.append(parent)
    return line


def _laid(under: Table, over: Table, where: str, keyed: frozenset[str]) -> dict[str, Any]:
    laid = dict(under)
    for name, value in over.items():
        place = f"{where}, {name}"
        if name in keyed:
            laid[name] = _parts(under.get(name, []), value, place)
        elif name == "family":
            inherited, own = _table(under.get(name, {}), place), _table(value, place)
            laid[name] = _laid(inherited, own, place, PARTS_OF_A_PART)
        else:
            laid[name] = value
    return laid


def _parts(inherited: object, own: object, where: str) -> list[dict[str, Any]]:
    parts: dict[str, dict[str, Any]] = dict(_by_key(inherited, where))
    for key, said in _by_key(own, where).items():
        place = f"{where} “{key[:80]}”"
        if _yes(said, "remove", place):
            _remove(parts, key, said, place)
            continue
        own_words = _without(said, TO_THE_PART)
        parts[key] = _laid(parts.get(key, {}), own_words, place, PARTS_OF_A_PART)
        if "after" in said:
            parts = _moved(parts, key, said["after"], place)
    return list(parts.values())


def _remove(parts: dict[str, dict[str, Any]], key: str, said: Table, place: str) -> None:
    if set(said) != {"key", "remove"}:
        raise PathwayRefused(f"{place}: what is removed says nothing else")
    if key not in parts:
        raise PathwayRefused(f"{place}: there is nothing of this key to remove")
    del parts[key]


def _moved(
    parts: dict[str, dict[str, Any]], key: str, after: object, place: str
) -> dict[str, dict[str, Any]]:
    if not isinstance(after, str) or after == key or after not in parts:
        raise PathwayRefused(f"{place}: “after” names “{str(after)[:80]}”, which is not there yet")
    moved = {}
    for other, part in parts.items():
        if other != key:
            moved[other] = part
        if other == after:
            moved[key] = parts[key]
    return moved


def _by_key(parts: object, where: str) -> dict[str, dict[str, Any]]:
    if not isinstance(parts, list):
        raise PathwayRefused(f"{where}: a list of tables is expected")
    found: dict[str, dict[str, Any]] = {}
    for part in parts:
        key = _table(part, where).get("key")
        if not isinstance(key, str):
            raise PathwayRefused(f"{where}: each needs a “key”, in text")
        if key in found:
            raise PathwayRefused(f"{where}: the key “{key[:80]}” stands twice")
        found[key] = dict(part)
    return found


def _table(value: object, where: str) -> Table:
    if not isinstance(value, Mapping):
        raise PathwayRefused(f"{where}: a table is expected here")
    return value


def _yes(table: Table, name: str, where: str) -> bool:
    value = table.get(name, False)
    if not isinstance(value, bool):
        raise PathwayRefused(f"{where}: “{name}” is true or false")
    return value


def _without(table: Table, names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in table.items() if name not in names}


def _file(data: Table) -> str:
    return f"{str(data.get('key', 'this file'))[:80]}.toml"
