"""The years ahead: children under two and need, by what is known of births."""

from collections.abc import Iterator
from decimal import Decimal

from attune.domain.assessments.document import Block, BulletList, Heading, Note, Paragraph
from attune.domain.assessments.document import TableBlock as Written
from attune.domain.likely import two_figures
from attune.domain.projections.births import TREND_YEARS
from attune.domain.projections.births import Path as BirthPath
from attune.domain.projections.need_ahead import NeedAhead, need_ahead
from attune.domain.projections.outlook import Basis
from attune.domain.refusals import Refused
from attune.kit.formats import number, percent
from attune.planning.assessments.blocks import between
from attune.planning.assessments.gathering import BIRTHS, OFFICIAL_BIRTHS, PROJECTION, years_used
from attune.planning.assessments.worked import Worked
from attune.planning.projection.known import Known, known

CARRIED = "carried on along the path above"


def ahead(worked: Worked) -> Iterator[Block]:
    """Every year on the path that the last births suggest; never beyond what may be carried on."""
    used = [each for kind in (BIRTHS, PROJECTION, OFFICIAL_BIRTHS)
            for each in worked.inputs.files_of(kind)]  # fmt: skip
    if list(years_used(worked.locality)) != used:
        raise Refused("The births or projections that this report stands on are not those here now")
    yield Heading("The years ahead")
    here = known(worked.locality)
    if here.births is None and not here.loaded:
        yield Paragraph("No births by year and no projection are loaded, so no year is told ahead.")
        return
    try:
        change = _change(here)
        outlook = here.outlook(worked.need, {name: f.value for name, f in here.figures.items()})
        found = outlook.years(change, until=outlook.furthest)
    except Refused as refused:
        yield Paragraph(f"The years ahead cannot be told: {refused}.")
        return
    years = need_ahead(found, worked.need, worked.ranged)
    yield Paragraph(_sentence(here, change, years[-1]))
    yield _table(years)
    if here.sources:
        yield BulletList(here.sources)
    yield Note(
        "The mix of neighbourhoods is held as it is now: only the number of children changes. The"
        " range comes from how unsure the assumptions are; that of the births is not in it."
    )


def _change(here: Known) -> Decimal:
    """The yearly change of births: their trend where enough years are known, otherwise none."""
    births = here.births
    if births is None:
        return Decimal(0)
    enough = len(births.by_year) >= TREND_YEARS
    return births.change(BirthPath.TREND if enough else BirthPath.FLAT)


def _sentence(here: Known, change: Decimal, last: NeedAhead) -> str:
    if here.births is None:
        path = "By the projection loaded"
    elif change == 0:
        path = f"If births stay as in {here.births.last}"
    else:
        way = "falling" if change < 0 else "rising"
        rate = percent(abs(100 * change), 2)
        path = f"If births go on {way} by {rate} a year after {here.births.last}"
    ends = between(two_figures(last.low), two_figures(last.high))
    return (
        f"{path}, about {number(last.net)} families ({ends}) with a child under two may need"
        f" specialist help in {last.year.year}, beyond perinatal teams."
    )


def _table(years: tuple[NeedAhead, ...]) -> Written:
    return Written(
        caption="Children under two and need, year by year",
        columns=("Year", "What it stands on", "Children under two", "Families in need",
                 "95% interval"),
        rows=tuple(
            (
                str(each.year.year),
                CARRIED if each.year.basis is Basis.CARRIED else each.year.basis.value,
                number(each.year.under_twos),
                number(each.net),
                between(each.low, each.high),
            )
            for each in years
        ),
        numeric=frozenset({2, 3, 4}),
        widths=(10, 38, 18, 16, 18),
    )  # fmt: skip
