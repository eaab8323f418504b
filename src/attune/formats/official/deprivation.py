"""The English Indices of Deprivation 2019 and 2025: File 7, and plain tables of ranks."""

from .cells import At, Cells, count, decimal, name
from .geographies import ENGLAND, code, longest
from .headers import Geography, Header
from .layouts import Hints, Layout, Reading, Want
from .refusals import CellRefused, HeaderRefused
from .rows import DeprivationRow
from .vintages import agreed, index_year
from .whole import Ranks

NAMED = r"index of multiple deprivation \(imd\) "
RANK = rf"imd_rank|{NAMED}rank.*"
DECILE = rf"imd_decile|{NAMED}decile.*"
SCORE = rf"imd_score|{NAMED}score.*"
PAGE = "https://www.gov.uk/government/statistics/english-indices-of-deprivation-{year}"
# Which index it is, told by the drawings of its areas and authorities.
VINTAGES = {("lsoa11", "lad19"): "IoD 2019", ("lsoa21", "lad24"): "IoD 2025"}
ONLY = {"lsoa21": "IoD 2025"}  # the first index on these areas
KNOWN = {"IoD 2019": "lsoa11", "IoD 2025": "lsoa21"}


def decile_of(rank: int, areas: int) -> int:
    """The tenth a rank falls in: the first tenth holds the most deprived areas."""
    return -(-rank * 10 // areas)


def _vintage(area: Geography, authority: Geography | None, hints: Hints) -> str:
    stated = VINTAGES.get((area.name, authority.name if authority else ""), "")
    if authority is None:
        stated = ONLY.get(area.name, "") or index_year(hints.file_name)
    elif not stated:
        raise HeaderRefused(
            f"areas of {area.name} with authorities of {authority.name} are neither the Indices "
            "of Deprivation 2019 (lsoa11, lad19) nor those of 2025 (lsoa21, lad24)"
        )
    vintage = agreed(
        given=hints.vintage,
        understood=index_year(hints.vintage),
        stated=stated,
        example="“IoD 2019”",
    )
    if not vintage:
        raise HeaderRefused("the header does not say which index it is: add --vintage “IoD 2019”")
    if KNOWN.get(vintage) != area.name:
        raise HeaderRefused(f"{vintage} on areas of {area.name} is not an index Attune knows")
    return vintage


def _build(header: Header, hints: Hints) -> Reading:
    area, authority = header.newest("lsoa"), header.newest("lad")
    rank_at, decile_at, score_at = header.one(RANK), header.one(DECILE), header.one(SCORE)
    assert area and rank_at and decile_at  # noqa: S101  (wanted below)
    vintage = _vintage(area, authority, hints)
    areas = ENGLAND[area.name]

    def parse(cells: Cells) -> tuple[DeprivationRow]:
        rank, decile = _placed(cells, rank_at, decile_at, areas)
        return (
            DeprivationRow(
                area=code(cells, area.code, area.name),
                name=name(cells, area.title),
                authority=code(cells, authority.code, authority.name) if authority else "",
                authority_name=name(cells, authority.title if authority else None),
                rank=rank,
                decile=decile,
                score=decimal(cells, score_at, low=0, high=100),
            ),
        )

    return Reading(
        kind="deprivation",
        layout=_layout(vintage, rank_at),
        publisher="Ministry of Housing, Communities and Local Government",
        page=PAGE.format(year=vintage[-4:]),
        vintage=vintage,
        geography=area.name,
        authority_geography=authority.name if authority else "",
        longest=longest(area.name),
        parse=parse,
        whole=lambda: Ranks(area.name),
    )


def _layout(vintage: str, rank_at: At) -> str:
    if rank_at.words.casefold().startswith("imd_"):
        return f"Indices of Deprivation {vintage[-4:]}, plain ranks and deciles"
    return f"Indices of Deprivation {vintage[-4:]}, File 7"


def _placed(cells: Cells, rank_at: At, decile_at: At, areas: int) -> tuple[int, int]:
    rank, decile = count(cells, rank_at), count(cells, decile_at)
    if not 1 <= rank <= areas:
        raise CellRefused(rank_at.words, f"rank {rank:,} is not between 1 and {areas:,}")
    if decile != decile_of(rank, areas):
        raise CellRefused(
            decile_at.words,
            f"decile {decile}, but rank {rank:,} of {areas:,} is in decile "
            f"{decile_of(rank, areas)}",
        )
    return rank, decile


DEPRIVATION = Layout(
    title="Indices of Deprivation 2019 or 2025, File 7",
    wants=(
        Want(
            "the LSOA's code (such as “LSOA code (2011)”, “lsoa21_code”)",
            lambda h: h.newest("lsoa") is not None,
        ),
        Want(
            "“Index of Multiple Deprivation (IMD) Rank” (or “IMD_rank”)",
            lambda h: h.one(RANK) is not None,
        ),
        Want(
            "“Index of Multiple Deprivation (IMD) Decile” (or “IMD_decile”)",
            lambda h: h.one(DECILE) is not None,
        ),
    ),
    build=_build,
)
