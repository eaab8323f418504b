"""A pathway compared three ways, and the draft that takes from the newer base what is chosen.

The base is what the draft was last level with; mine is the draft; theirs is the newer template, or
the newer edition of the pathway it was adapted from. What stands in slots is always mine.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from .laid_out import CARDS, HEAD, LISTS, Fields, in_list, laid_out, list_of, put_together
from .local import LocalDocument
from .loose_ends import loose_ends
from .parts import PathwayRefused
from .pathway import Pathway
from .reading import read_pathway

ORDER = "order."  # before the name of a list: the order of its parts
CALLED = "The pathway with what you take"
NUMBERS = frozenset({"phone", "email"})


class Moved(Enum):
    """Who changed something since the two were last level."""

    NOBODY = "nobody"
    THEIRS = "theirs"
    MINE = "mine"
    SAME = "same"  # both, in the same way
    BOTH = "both"  # both, in different ways


class Choice(Enum):
    """What is taken of one part."""

    MINE = "mine"
    MERGE = "merge"  # theirs, but for what I have changed
    THEIRS = "theirs"


class MergeRefused(PathwayRefused):
    """What cannot be taken as chosen; its text says what would come apart."""


def moved(base: Any, mine: Any, theirs: Any) -> Moved:
    """Who changed one value; None is a value that is not there."""
    if mine == theirs:
        return Moved.NOBODY if base == mine else Moved.SAME
    if base == mine:
        return Moved.THEIRS
    return Moved.MINE if base == theirs else Moved.BOTH


@dataclass(frozen=True)
class FieldCompared:
    """One field in the three versions; None where it is not there."""

    name: str
    base: Any
    mine: Any
    theirs: Any

    @property
    def moved(self) -> Moved:
        return moved(self.base, self.mine, self.theirs)


@dataclass(frozen=True)
class PartCompared:
    """One part in the three versions; None where there is no such part.

    The order of a list is a part too: its path is "order.steps", its one field the keys in order.
    """

    path: str
    base: Fields | None
    mine: Fields | None
    theirs: Fields | None

    @property
    def moved(self) -> Moved:
        return moved(self.base, self.mine, self.theirs)

    @property
    def is_news(self) -> bool:
        """Whether they changed it in a way that is not mine already."""
        return self.moved in (Moved.THEIRS, Moved.BOTH)

    @property
    def fields(self) -> tuple[FieldCompared, ...]:
        """Every field that is in any of the three, in the order of theirs."""
        three = [held or {} for held in (self.base, self.mine, self.theirs)]
        names = dict.fromkeys(name for held in reversed(three) for name in held)
        return tuple(FieldCompared(name, *(held.get(name) for held in three)) for name in names)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen; merging only where that is neither mine nor theirs."""
        every = (Choice.MINE, Choice.MERGE, Choice.THEIRS)
        between = self.merged not in (self.mine, self.whole)
        return every if between else (Choice.MINE, Choice.THEIRS)

    @property
    def preferred(self) -> Choice:
        """What takes everything that I have not changed."""
        if self.merged == self.whole:
            return Choice.THEIRS
        return Choice.MINE if self.merged == self.mine else Choice.MERGE

    @property
    def merged(self) -> Fields | None:
        """Theirs, but for what I have changed; a part one of us took out stays as I have it."""
        if self.moved is Moved.THEIRS:
            return self.theirs
        if self.mine is None or self.theirs is None:
            return self.mine
        kept = ((f.name, f.theirs if f.moved is Moved.THEIRS else f.mine) for f in self.fields)
        return {name: value for name, value in kept if value is not None}

    @property
    def whole(self) -> Fields | None:
        """Theirs, with the numbers and addresses that only I gave: no template knows them."""
        if self.theirs is None or list_of(self.path) != "contacts":
            return self.theirs
        own = ((f.name, f.mine) for f in self.fields if f.moved is Moved.MINE and f.mine)
        return {**self.theirs, **{name: value for name, value in own if name in NUMBERS}}

    def taken(self, choice: Choice) -> Fields | None:
        """The part as it becomes; None where it goes."""
        if choice is Choice.MERGE:
            return self.merged
        return self.mine if choice is Choice.MINE else self.whole


@dataclass(frozen=True)
class Comparison:
    """A draft beside what it was adapted from, as that was and as it is now."""

    base: Pathway
    local: LocalDocument
    theirs: Pathway

    @cached_property
    def news(self) -> tuple[PartCompared, ...]:
        """What they changed, in the order of a pathway; what is mine alone is not among it."""
        return tuple(part for part in (*self._parts, *self._orders) if part.is_news)

    @cached_property
    def preselected(self) -> dict[str, Choice]:
        """Everything I have not changed, but for what would pull something of mine apart."""
        chosen = {part.path: part.preferred for part in self.news}
        while unfit := self._unfit(chosen):
            chosen |= dict.fromkeys(unfit, Choice.MINE)
        if self._can_be(chosen):
            return chosen
        whole = {path: choice for path, choice in chosen.items() if choice is not Choice.MERGE}
        return {part.path: Choice.MINE for part in self.news} | (
            whole if self._can_be(whole) else {}
        )

    def take(self, choices: Mapping[str, Choice]) -> LocalDocument:
        """The draft with what is chosen; a part that is not named stays mine.

        MergeRefused says what would be left without what it names.
        """
        parts = self._taken(choices)
        if ends := self._ends(parts):
            raise MergeRefused("; ".join(ends))
        whole = read_pathway(put_together(parts), file=CALLED)
        return LocalDocument(whole, self.local.placements)

    @cached_property
    def _three(self) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        return laid_out(self.base), laid_out(self.local.pathway), laid_out(self.theirs)

    @property
    def _parts(self) -> Iterator[PartCompared]:
        base, mine, theirs = self._three
        every = dict.fromkeys((*theirs, *mine, *base))
        for path in sorted(every, key=_place):
            yield PartCompared(path, base.get(path), mine.get(path), theirs.get(path))

    @property
    def _orders(self) -> Iterator[PartCompared]:
        """The order of each list, of the parts that all three have."""
        for name in LISTS:
            three = [list(in_list(parts, name)) for parts in self._three]
            common = set(three[0]).intersection(*three[1:])
            ordered = [{"order": [path for path in each if path in common]} for each in three]
            yield PartCompared(f"{ORDER}{name}", *ordered)

    def _taken(self, choices: Mapping[str, Choice]) -> dict[str, Fields]:
        """Every part as it becomes, each list in its order."""
        _base, mine, theirs = self._three
        held: dict[str, Fields] = dict(mine)
        for part in self.news:
            choice = choices.get(part.path, Choice.MINE)
            if choice is Choice.MINE or part.path.startswith(ORDER):
                continue
            became = part.taken(choice)
            if became is None:
                held.pop(part.path, None)
            else:
                held[part.path] = became
        for name in LISTS:
            reorders = choices.get(f"{ORDER}{name}", Choice.MINE) is not Choice.MINE
            first, then = (theirs, mine) if reorders else (mine, theirs)
            there = woven(in_list(first, name), in_list(then, name), keep=set(in_list(held, name)))
            held |= {path: held.pop(path) for path in there}
        return held

    def _ends(self, parts: Mapping[str, Fields]) -> tuple[str, ...]:
        """What would name something that is not there; services left without their slot."""
        lost = tuple(
            f"Services stand in the slot “{key}”: keep it, or take them out first"
            for key, there in self.local.placements.items()
            if there and f"slots.{key}" not in parts
        )
        return (*(end.sentence for end in loose_ends(parts)), *lost)

    def _unfit(self, chosen: Mapping[str, Choice]) -> set[str]:
        """The choices by which something would go that is needed, or come that needs more."""
        parts = self._taken(chosen)
        filled = {f"slots.{slot}" for slot, there in self.local.placements.items() if there}
        ends = loose_ends(parts)
        named = {end.needs for end in ends} | {end.path for end in ends} | (filled - set(parts))
        return {path for path in named if chosen.get(path, Choice.MINE) is not Choice.MINE}

    def _can_be(self, chosen: Mapping[str, Choice]) -> bool:
        try:
            return self.take(chosen) is not None
        except PathwayRefused:
            return False


def woven(first: Iterable[str], then: Iterable[str], *, keep: set[str]) -> list[str]:
    """The kept ones as the first has them, each other behind the one it follows in the second."""
    order = [path for path in first if path in keep]
    there = set(order)
    behind = -1
    for path in then:
        if path not in keep:
            continue
        if path in there:
            behind = order.index(path)
        else:
            behind += 1
            order.insert(behind, path)
            there.add(path)
    return order


def _place(path: str) -> int:
    names = (HEAD, *(name for name in LISTS if name != CARDS), "family", CARDS)
    return names.index(list_of(path) or path)
