"""The offer side for planning: what there is, by grouping and area, to lay beside need.

Which grouping a level of need belongs to is a proposal (`domain.levels.GROUPING_NOTE`), as is the
cross-walk through which services recorded in older tiers come in; say so wherever the two meet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from attune.domain.levels import Grouping
from attune.domain.offers.cells import Asked
from attune.domain.offers.matrix import Matrix
from attune.domain.offers.standing import State
from attune.domain.offers.vocabulary import Focus
from attune.place.localities.models import Locality

from .gap_map import of_localities


@dataclass(frozen=True)
class Offered:
    """What one area has in one grouping now. `specialised` counts those of that focus.

    `wte` is exact, in whole-time equivalents; `sized` says of how many services it is known.
    """

    area: str
    grouping: Grouping
    state: State
    services: int
    specialised: int
    wte: Fraction
    sized: int


def offered(localities: Iterable[Locality]) -> tuple[Offered, ...]:
    """A line for each grouping in each of these localities, in that order; none is left out."""
    here = tuple(localities)
    if not here:
        return ()
    matrix = of_localities(here).matrix
    return tuple(_offered(matrix, area.slug, each) for area in here for each in Grouping)


def _offered(matrix: Matrix, area: str, grouping: Grouping) -> Offered:
    cell = matrix.cell(Asked(level=grouping, area=area))
    current = [each.service.offer for each in cell.services if each.state.current]
    return Offered(
        area=area,
        grouping=grouping,
        state=cell.state,
        services=cell.count,
        specialised=sum(offer.focus is Focus.SPECIALISED for offer in current),
        wte=cell.wte,
        sized=sum(offer.wte is not None for offer in current),
    )
