"""Two rounds compared: services new, ended and changed, cells that moved, gaps that were filled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from attune.domain.levels import Grouping
from attune.domain.offers.cells import Asked
from attune.domain.offers.crosswalk import Crosswalk, Vocabulary
from attune.domain.offers.matrix import Matrix
from attune.domain.offers.no_service import NoService
from attune.domain.offers.standing import Mapped, State
from attune.domain.offers.vocabulary import Stage

from .sides import ORDER, meant


@dataclass(frozen=True)
class Known:
    """A service as it was known at a moment: on the map, and field by field in plain values."""

    mapped: Mapped
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Snapshot:
    """All that was known of one area at a moment; every service reaches the area."""

    area: str
    services: tuple[Known, ...] = ()
    statements: tuple[NoService, ...] = ()

    @property
    def there(self) -> dict[str, Known]:
        """The services that had not ended, by id."""
        return {each.mapped.uid: each for each in self.services if not each.mapped.gone}

    def matrix(self, crosswalk: Crosswalk) -> Matrix:
        services = tuple(each.mapped for each in self.services)
        return Matrix(crosswalk, Vocabulary.GROUPINGS, (self.area,), services, self.statements)


@dataclass(frozen=True)
class FieldChange:
    """One field of one service that says something else; None where nothing was or is said."""

    name: str
    field: str
    was: Any
    now: Any


@dataclass(frozen=True)
class CellChange:
    """A cell of the gap matrix whose state moved."""

    grouping: Grouping
    stage: Stage
    was: State
    now: State


@dataclass(frozen=True)
class Comparison:
    """What lies between two snapshots, by name."""

    new: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    changed: tuple[FieldChange, ...] = ()
    cells: tuple[CellChange, ...] = ()
    found: tuple[NoService, ...] = ()  # said to be missing before, with a service now

    @property
    def services_changed(self) -> int:
        return len({change.name for change in self.changed})

    @property
    def nothing(self) -> bool:
        return not (self.new or self.ended or self.changed or self.cells or self.found)


def compare(before: Snapshot, after: Snapshot, *, crosswalk: Crosswalk) -> Comparison:
    """Between two snapshots of one area; the same twice has nothing in it."""
    old, new = before.there, after.there
    was, now = before.matrix(crosswalk), after.matrix(crosswalk)
    return Comparison(
        new=_names(new, new.keys() - old.keys()),
        ended=_names(old, old.keys() - new.keys()),
        changed=tuple(_changes(old, new)),
        cells=tuple(_moved(was, now, before.area)),
        found=tuple(
            each for each in before.statements if not _reached(was, each) and _reached(now, each)
        ),
    )


def _names(there: Mapping[str, Known], uids: set[str]) -> tuple[str, ...]:
    return tuple(sorted((there[uid].mapped.name for uid in uids), key=str.casefold))


def _changes(old: Mapping[str, Known], new: Mapping[str, Known]) -> Iterator[FieldChange]:
    both = sorted(old.keys() & new.keys(), key=lambda uid: (new[uid].mapped.name.casefold(), uid))
    for uid in both:
        for field in ORDER:
            was, now = old[uid].fields.get(field), new[uid].fields.get(field)
            if meant(field, was) != meant(field, now):
                yield FieldChange(new[uid].mapped.name, field, was, now)


def _moved(was: Matrix, now: Matrix, area: str) -> Iterator[CellChange]:
    for grouping in Grouping:
        for stage in Stage:
            asked = Asked(level=grouping, stage=stage, area=area)
            before, after = was.cell(asked).state, now.cell(asked).state
            if before is not after:
                yield CellChange(grouping, stage, before, after)


def _reached(matrix: Matrix, statement: NoService) -> bool:
    """Whether families can go anywhere in what a statement says is empty."""
    asked = Asked(
        level=statement.grouping,
        stage=statement.stage,
        who=statement.who,
        area=statement.area,
        focus=statement.focus,
    )
    return matrix.cell(asked).count > 0
