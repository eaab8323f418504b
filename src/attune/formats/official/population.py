"""ONS small-area population estimates, in the old and the new layout and as plain tables."""

import re
from collections.abc import Callable

from .cells import At, Cells, count, name
from .geographies import code, longest, stem
from .headers import Geography, Header
from .layouts import Hints, Layout, Reading, Want
from .refusals import CellRefused, HeaderRefused, shown
from .rows import PopulationRow
from .vintages import agreed, mid_year
from .whole import AreasOnce

PAGE = (
    "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/"
    "populationestimates/datasets/lowersuperoutputareamidyearpopulationestimates"
)
TOTAL = r"total|all[ _]ages|total[ _]population"
PERSONS = r"(?:age[ _])?(\d{1,3})(\+?)"
SEX = r"([fm])(\d{1,2})(\+?)"
AREAS = ("lsoa", "msoa", "ward", "lad")
# From this age on, the last column is "and over", and the ages add up to the total.
EVERYBODY = 80

Ages = Callable[[Cells], tuple[int, ...]]


def _area(header: Header) -> Geography | None:
    return next((g for g in header.geographies if stem(g.name) in AREAS), None)


def _newborns(header: Header) -> bool:
    return bool(_by_age(header) or _by_sex(header, "f"))


def _by_age(header: Header) -> dict[int, At]:
    return _aged(header.all(PERSONS), 1)


def _by_sex(header: Header, sex: str) -> dict[int, At]:
    return _aged([(at, m) for at, m in header.all(SEX) if m[1] == sex], 2)


def _aged(found: list[tuple[At, re.Match[str]]], group: int) -> dict[int, At]:
    ages: dict[int, At] = {}
    for at, match in found:
        age = int(match[group])
        if age in ages:
            raise HeaderRefused(f"two columns are for age {age}: {shown(at.words)}")
        ages[age] = at
    return ages


def _row_of(ages: dict[int, At], like: str) -> tuple[At, ...]:
    """The columns from age 0 on, none left out."""
    for age in range(max(ages) + 1):
        if age not in ages:
            raise HeaderRefused(f"no column for age {age} (such as {shown(like.format(age))})")
    return tuple(ages[age] for age in range(max(ages) + 1))


def _persons(header: Header) -> tuple[Ages, int]:
    persons = _by_age(header)
    if persons:
        columns = _row_of(persons, persons[min(persons)].words.replace(str(min(persons)), "{}"))
        return lambda cells: tuple(count(cells, at) for at in columns), len(columns)
    women, men = (_row_of(_by_sex(header, sex), sex.upper() + "{}") for sex in "fm")
    if len(women) != len(men):
        raise HeaderRefused(f"{len(women)} columns for women's ages, but {len(men)} for men's")
    pairs = tuple(zip(women, men, strict=True))
    return lambda cells: tuple(count(cells, f) + count(cells, m) for f, m in pairs), len(pairs)


def _geography(area: Geography, vintage: str) -> str:
    """The old layout names no year: from mid-2011 to mid-2020 its LSOAs are those of 2011."""
    if area.name != stem(area.name):
        return area.name
    if area.name == "lsoa" and "mid-2011" <= vintage <= "mid-2020":
        return "lsoa11"
    raise HeaderRefused(
        f"column {shown(area.code.words)} does not say which year's areas these are, "
        f"and {vintage} does not tell"
    )


def _vintage(hints: Hints) -> str:
    if "male" in hints.sheet.casefold():
        raise HeaderRefused(f"sheet {shown(hints.sheet)} holds one sex only: use “Persons”")
    vintage = agreed(
        given=hints.vintage,
        understood=mid_year(hints.vintage),
        stated=mid_year(hints.sheet) or mid_year(hints.file_name),
        example="mid-2020",
    )
    if not vintage:
        raise HeaderRefused(
            "neither the header nor the file's name says of which year the population is: "
            "add it, for example --vintage mid-2020"
        )
    return vintage


def _build(header: Header, hints: Hints) -> Reading:
    vintage = _vintage(hints)
    area = _area(header)
    total = header.one(TOTAL)
    assert area is not None and total is not None  # noqa: S101  (wanted below)
    geography = _geography(area, vintage)
    authority = header.newest("lad") if stem(area.name) != "lad" else None
    ages_of, years = _persons(header)

    def parse(cells: Cells) -> tuple[PopulationRow]:
        ages = ages_of(cells)
        people = count(cells, total)
        added = sum(ages)
        if added > people or (years > EVERYBODY and added != people):
            raise CellRefused(
                total.words, f"the total is {people:,}, but the ages add to {added:,}"
            )
        return (
            PopulationRow(
                area=code(cells, area.code, geography),
                name=name(cells, area.title),
                authority=code(cells, authority.code, authority.name) if authority else "",
                authority_name=name(cells, authority.title if authority else None),
                total=people,
                ages=ages,
            ),
        )

    return Reading(
        kind="population",
        layout=f"ONS population estimates, {_ages_said(header, years)}",
        publisher="Office for National Statistics",
        page=PAGE,
        vintage=vintage,
        geography=geography,
        authority_geography=authority.name if authority else "",
        longest=longest(geography),
        parse=parse,
        whole=lambda: AreasOnce(geography),
    )


def _ages_said(header: Header, years: int) -> str:
    split = "" if _by_age(header) else ", women and men apart"
    return f"ages 0 to {years - 1}{' and over' if years > EVERYBODY else ''}{split}"


POPULATION = Layout(
    title="ONS population estimates",
    wants=(
        Want("an area's code (such as “LSOA Code”, “LSOA 2021 Code”)", lambda h: bool(_area(h))),
        Want("the total (“All Ages”, “Total”, “total_population”)", lambda h: bool(h.one(TOTAL))),
        Want("a count by age (“0”, “age_0”, or “F0” and “M0”)", _newborns),
    ),
    build=_build,
)
