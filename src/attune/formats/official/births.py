"""Births by authority: the ONS components of change (MYEB3), whole or its births alone."""

from .cells import Cells, count, name
from .geographies import code, longest, stem
from .headers import Header
from .layouts import Hints, Layout, Reading, Want
from .refusals import HeaderRefused, shown
from .rows import BirthsRow
from .whole import EachYearOnce

PAGE = (
    "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/"
    "populationestimates/datasets/populationestimatesforukenglandandwalesscotlandandnorthernireland"
)
BIRTHS = r"births_((?:19|20)\d\d)"


def _build(header: Header, hints: Hints) -> Reading:
    area = header.newest("lad")
    columns = sorted((int(match[1]), at) for at, match in header.all(BIRTHS))
    assert area and columns  # noqa: S101  (wanted below)
    if area.name == stem(area.name):
        raise HeaderRefused(f"column {shown(area.code.words)} does not say which year's areas")
    years = [year for year, _ in columns]
    if len(set(years)) < len(years):
        raise HeaderRefused("two columns hold the births of one year")
    vintage = f"mid-{years[0]} to mid-{years[-1]}"
    if hints.vintage and hints.vintage != vintage:
        raise HeaderRefused(
            f"you gave the vintage {shown(hints.vintage)}, but the file says {shown(vintage)}"
        )

    def parse(cells: Cells) -> list[BirthsRow]:
        authority, title = code(cells, area.code, area.name), name(cells, area.title)
        return [BirthsRow(authority, title, year, count(cells, at)) for year, at in columns]

    return Reading(
        kind="births",
        layout="ONS components of population change (MYEB3), births",
        publisher="Office for National Statistics",
        page=PAGE,
        vintage=vintage,
        geography=area.name,
        authority_geography="",
        longest=longest(area.name),
        parse=parse,
        whole=lambda: EachYearOnce(area.name),
    )


BIRTHS_LAYOUT = Layout(
    title="ONS births by authority",
    wants=(
        Want("an authority's code (such as “ladcode20”)", lambda h: h.newest("lad") is not None),
        Want("births of a year (such as “births_2019”)", lambda h: bool(h.all(BIRTHS))),
    ),
    build=_build,
)
