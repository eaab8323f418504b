"""What changed from one edition to another: parts and their words, services come and gone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from .edition import EditionDocument, FrozenService
from .parts import Keyed
from .pathway import Pathway
from .plain_words import HEAD, NOT_WORDS, texts
from .word_marks import Marked, marked

HEAD_SECTION, FAMILY_SECTION = "head", "family"
NOT_READ = frozenset({"source", "licence", "author", "label"})  # said of an edition, not in it
SHORT_TITLE = 90


class How(Enum):
    """What became of a part or a service."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Reworded:
    """One text that reads otherwise now; "" where there was none, or is none."""

    path: str
    was: str
    now: str

    @property
    def marked(self) -> tuple[Marked, ...]:
        return marked(self.was, self.now)


@dataclass(frozen=True)
class PartChange:
    """A part that came, went or changed. `otherwise` says that more than its words did."""

    section: str
    title: str
    how: How
    reworded: tuple[Reworded, ...] = ()
    otherwise: bool = False


@dataclass(frozen=True)
class ServiceChange:
    """A service that came to a slot, left it, or is there in another way (`was` names the old)."""

    slot: str
    how: How
    was: FrozenService | None
    now: FrozenService | None

    @property
    def name(self) -> str:
        there = self.now or self.was
        return there.name if there else ""

    @property
    def arrived(self) -> bool:
        """Whether it was only wanted before, and is there now."""
        return bool(self.was and self.now and self.was.standing is not self.now.standing)


@dataclass(frozen=True)
class EditionChanges:
    """Everything that differs, by section and in the order of the newer edition."""

    parts: tuple[PartChange, ...]
    reordered: tuple[str, ...]
    services: tuple[ServiceChange, ...]

    @property
    def any(self) -> bool:
        return bool(self.parts or self.reordered or self.services)

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections in which a part changed, each once."""
        return tuple(dict.fromkeys(each.section for each in self.parts))

    def of(self, section: str) -> tuple[PartChange, ...]:
        return tuple(each for each in self.parts if each.section == section)


def changes(before: EditionDocument, after: EditionDocument) -> EditionChanges:
    """From one edition to the other."""
    two = _Two(before.pathway, after.pathway, texts(before.pathway), texts(after.pathway))
    return EditionChanges(
        parts=(*_head(two), *_parts(two), *_family(two)),
        reordered=tuple(_reordered(two)),
        services=tuple(_services(before, after)),
    )


@dataclass(frozen=True)
class _Two:
    """Both pathways, and every text of each by its path."""

    was: Pathway
    now: Pathway
    older: Mapping[str, str]
    newer: Mapping[str, str]

    def reworded(self, under: str, names: Iterable[str]) -> tuple[Reworded, ...]:
        paths = ((name, under + name) for name in names)
        both = ((n, self.older.get(path, ""), self.newer.get(path, "")) for n, path in paths)
        return tuple(Reworded(name, was, now) for name, was, now in both if was != now)

    def names(self, under: str) -> Iterator[str]:
        """What is said under a path, now or before."""
        for path in dict.fromkeys((*self.newer, *self.older)):
            if path.startswith(under):
                yield path.removeprefix(under)


def _head(two: _Two) -> Iterator[PartChange]:
    words = two.reworded("", (name for name in HEAD if name not in NOT_READ))
    apart = ("starts_at", "reaches_months", "shape")
    otherwise = any(getattr(two.was, name) != getattr(two.now, name) for name in apart)
    if words or otherwise:
        yield PartChange(HEAD_SECTION, two.now.title, How.CHANGED, words, otherwise)


def _family(two: _Two) -> Iterator[PartChange]:
    was, now = two.was.family, two.now.family
    words = two.reworded("family.", ("title", "intro"))
    if words:
        yield PartChange(FAMILY_SECTION, now.title or was.title, How.CHANGED, words)
    yield from _of(two, FAMILY_SECTION, "family.cards", was.cards, now.cards)


def _parts(two: _Two) -> Iterator[PartChange]:
    older = dict(two.was.sections())
    for section, items in two.now.sections():
        yield from _of(two, section, section, older[section], items)


def _of(
    two: _Two, section: str, path: str, older: Sequence[Keyed], newer: Sequence[Keyed]
) -> Iterator[PartChange]:
    before, after = ({item.key: item for item in items} for items in (older, newer))
    for key, item in after.items():
        if key not in before:
            yield PartChange(section, title_of(item), How.ADDED)
        elif item != before[key]:
            under = f"{path}.{key}."
            words = two.reworded(under, two.names(under))
            otherwise = _shape(item) != _shape(before[key])
            yield PartChange(section, title_of(item), How.CHANGED, words, otherwise)
    for key, item in before.items():
        if key not in after:
            yield PartChange(section, title_of(item), How.REMOVED)


def title_of(item: Keyed) -> str:
    """What a part is called: its title or name, or the beginning of its text."""
    said = (getattr(item, name, "") for name in ("title", "name", "text"))
    title = next((each for each in said if each), item.key)
    return title if len(title) <= SHORT_TITLE else f"{title[:SHORT_TITLE].rsplit(' ', 1)[0]} …"


def _shape(value: Any) -> Any:
    """A part without its words: what is left says where it leads and whom it names."""
    if isinstance(value, tuple):
        return tuple(_shape(each) for each in value)
    if not is_dataclass(value):
        return value
    kept = (
        (field.name, getattr(value, field.name))
        for field in fields(value)
        if not isinstance(getattr(value, field.name), str) or field.name in NOT_WORDS
    )
    return tuple((name, _shape(each)) for name, each in kept)


def _reordered(two: _Two) -> Iterator[str]:
    older = dict(two.was.sections())
    for section, items in two.now.sections():
        before, after = ([item.key for item in each] for each in (older[section], items))
        if [k for k in before if k in set(after)] != [k for k in after if k in set(before)]:
            yield section


def _services(before: EditionDocument, after: EditionDocument) -> Iterator[ServiceChange]:
    slots = {
        slot.key: slot.title for document in (before, after) for slot in document.pathway.slots
    }
    for slot, title in slots.items():
        older, newer = before.placed(slot), after.placed(slot)
        for now in newer:
            was = _same(now, older)
            if was is None:
                yield ServiceChange(title, How.ADDED, None, now)
            elif was != now:
                yield ServiceChange(title, How.CHANGED, was, now)
        for was in older:
            if _same(was, newer) is None:
                yield ServiceChange(title, How.REMOVED, was, None)


def _same(service: FrozenService, there: Sequence[FrozenService]) -> FrozenService | None:
    """The same service by its id; by its name where one of the two was only wanted."""
    for other in there:
        if service.service and service.service == other.service:
            return other
    unlisted = (each for each in there if not (each.service and service.service))
    return next((each for each in unlisted if each.name == service.name), None)
