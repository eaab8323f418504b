"""Need laid beside the directory's offer: for the page, the download and the report."""

from collections.abc import Mapping, Sequence

from attune.directory.offers.offered import Offered, offered
from attune.domain.evidence import EvidenceSet
from attune.domain.levels import Grouping
from attune.domain.need import Mode
from attune.domain.need_areas.beside import Beside, NeedBesideOffer, OfferSide
from attune.domain.need_areas.estimates import by_grouping
from attune.domain.need_areas.kinds import Ages
from attune.domain.refusals import Refused
from attune.domain.uncertainty.ranges import Interval
from attune.place.localities.models import Locality
from attune.planning.areas.grounds import Ground

NOT_LOADED = "No population is loaded for it"


def need_beside_offer(
    localities: Sequence[Locality],
    grounds: Mapping[str, Ground | None],
    mode: Mode,
    evidence: EvidenceSet,
    *,
    ages: Ages = Ages.UNDER_TWO,
) -> NeedBesideOffer:
    """A line for each grouping of each locality, none left out.

    `grounds` are by slug (`grounds_of(localities)`); a locality without one has its offer told and
    is named in `missing`, as is one whose need cannot be worked out under these assumptions.
    """
    there = {(each.area, each.grouping): each for each in offered(localities)}
    rows, missing = [], {}
    for locality in localities:
        families: Mapping[Grouping, Interval] = {}
        try:
            families = _families(grounds.get(locality.slug), mode, evidence, ages)
        except Refused as refused:
            missing[locality.slug] = str(refused)
        rows += [
            Beside(
                area=locality.slug,
                name=locality.name,
                grouping=grouping,
                families=families.get(grouping),
                offer=_side(there[locality.slug, grouping]),
            )
            for grouping in Grouping
        ]
    return NeedBesideOffer(ages, tuple(rows), missing)


def grounds_of(localities: Sequence[Locality]) -> dict[str, Ground | None]:
    """What each locality's need stands on, by slug."""
    return {each.slug: Ground.of(each) for each in localities}


def _families(
    ground: Ground | None, mode: Mode, evidence: EvidenceSet, ages: Ages
) -> Mapping[Grouping, Interval]:
    if ground is None:
        raise Refused(NOT_LOADED)
    return by_grouping(ground.method(mode, evidence).drawn(ground.own(ages), ages))


def _side(there: Offered) -> OfferSide:
    return OfferSide(there.state, there.services, there.specialised, there.wte, there.sized)
