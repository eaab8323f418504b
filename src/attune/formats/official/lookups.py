"""ONS lookups: which small area lies in which larger ones, or became which newer one."""

from .cells import At, Cells, name, text
from .geographies import code, longest, stem
from .headers import Geography, Header
from .layouts import Hints, Layout, Reading, Want
from .refusals import CellRefused, HeaderRefused, shown
from .rows import LookupRow
from .whole import Links

PAGE = "https://geoportal.statistics.gov.uk/"
CHANGE = r"change_code|chgind|chngind"
CHANGES = ("U", "S", "M", "X")

Pair = tuple[Geography, Geography]


def _pairs(header: Header, change_at: At | None) -> tuple[Pair | None, list[Pair]]:
    """The pair that is a change of drawing, if any, and the pairs of lying within."""
    base, *others = header.geographies
    if change_at is None:
        twins = [g.name for g in others if stem(g.name) == stem(base.name)]
        if twins:
            raise HeaderRefused(
                f"both {base.name} and {twins[0]} are there, but no column for the change "
                "(“CHGIND” or “change_code”)"
            )
        return None, [(base, other) for other in others]
    newer = next((g for g in others if stem(g.name) == stem(base.name)), None)
    if newer is None:
        raise HeaderRefused(
            f"column {shown(change_at.words)} tells of a change, but there is no second drawing "
            f"of {base.name}"
        )
    # Larger areas are drawn around the newer small ones.
    return (base, newer), [(newer, other) for other in others if other is not newer]


def _change(cells: Cells, at: At) -> str:
    written = text(cells, at)
    if written not in CHANGES:
        raise CellRefused(at.words, f"{shown(written)} is none of {', '.join(CHANGES)}")
    return written


def _link(cells: Cells, pair: Pair, change: str = "") -> LookupRow:
    child, parent = pair
    return LookupRow(
        child=code(cells, child.code, child.name),
        child_name=name(cells, child.title),
        parent=code(cells, parent.code, parent.name),
        parent_name=name(cells, parent.title),
        change=change,
        child_geography=child.name,
        parent_geography=parent.name,
    )


def _build(header: Header, hints: Hints) -> Reading:
    change_at = header.one(CHANGE)
    changed, pairs = _pairs(header, change_at)
    base, *others = header.geographies
    vintage = f"{base.name} to {', '.join(other.name for other in others)}"
    if hints.vintage and hints.vintage != vintage:
        raise HeaderRefused(
            f"you gave the vintage {shown(hints.vintage)}, but the file is {shown(vintage)}"
        )

    def parse(cells: Cells) -> list[LookupRow]:
        links = [_link(cells, pair) for pair in pairs]
        if changed and change_at:
            links.insert(0, _link(cells, changed, _change(cells, change_at)))
        return links

    return Reading(
        kind="lookup",
        layout=f"ONS lookup, {vintage}",
        publisher="Office for National Statistics",
        page=PAGE,
        vintage=vintage,
        geography=base.name,
        authority_geography="",
        longest=longest(base.name),
        parse=parse,
        whole=lambda: Links(base.name),
    )


LOOKUP = Layout(
    title="ONS lookup",
    wants=(
        Want(
            "an area's code with its year (such as “LSOA21CD”, “lsoa11_code”)",
            lambda h: any(g.name != stem(g.name) for g in h.geographies),
        ),
        Want(
            "a second kind of area's code (such as “LAD24CD”, “ward24_code”)",
            lambda h: len(h.geographies) > 1,
        ),
    ),
    build=_build,
)
