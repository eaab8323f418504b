"""What a gap page says first, in sentences: the gaps that weigh most, then how much is unknown."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.domain.levels import Grouping
from attune.domain.offers.cells import Asked
from attune.domain.offers.crosswalk import Vocabulary
from attune.domain.offers.grid import Grid, GridRow
from attune.domain.offers.standing import Funding, Mapped, State
from attune.domain.offers.vocabulary import Focus, Stage
from attune.kit.formats import day, number

from .gap_map import GapMap


def sentences(gaps: GapMap, grid: Grid, asked: Asked, *, on: date) -> list[str]:
    """The summary; every sentence about a lack says whether anybody looked."""
    asked = replace(asked, stage=None)
    said = [specialised(gaps, asked)] if asked.focus in (None, Focus.SPECIALISED) else []
    said += [*bare_rows(grid), tally(grid)]
    said += funding(in_cells(grid), on=on)
    contradicted = sum(cell.contradicted for cell in grid.cells)
    if contradicted:
        said.append(
            ngettext(
                "In %(count)s cell somebody said there is none, and a service is recorded.",
                "In %(count)s cells somebody said there is none, and a service is recorded.",
                contradicted,
            )
            % {"count": number(contradicted)}
        )
    return [*said, *unplaced(gaps, asked)]


def listed(names: Sequence[str]) -> str:
    """a, b and c."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def in_cells(grid: Grid) -> list[Mapped]:
    """Each service of a table once."""
    found = {each.service.uid: each.service for cell in grid.cells for each in cell.services}
    return list(found.values())


def specialised(gaps: GapMap, asked: Asked) -> str:
    """Where, or at which stage, nobody specialises in the relationship."""
    asked = replace(asked, level=None, focus=Focus.SPECIALISED)
    areas = [asked.area] if asked.area else list(gaps.names)
    without = [area for area in areas if not _current(gaps, replace(asked, area=area))]
    if without:
        where = listed([gaps.names[area] for area in without])
        lack = _("No specialised relationship service%(who)s in %(where)s")
        said = lack % {"who": _for(asked), "where": where}
        return f"{said}: {_looked(gaps, asked, without)}"
    stages = [stage for stage in Stage if not _current(gaps, replace(asked, stage=stage))]
    where = gaps.names[asked.area] if asked.area else gaps.whole
    if not stages:
        return _(
            "At every stage there is a specialised relationship service%(who)s in %(where)s."
        ) % {
            "who": _for(asked),
            "where": where,
        }
    lack = ngettext(
        "No specialised relationship service%(who)s in %(where)s at this stage: %(stages)s.",
        "No specialised relationship service%(who)s in %(where)s at these stages: %(stages)s.",
        len(stages),
    )
    titles = listed([stage.title.lower() for stage in stages])
    return lack % {"who": _for(asked), "where": where, "stages": titles}


def _current(gaps: GapMap, asked: Asked) -> bool:
    return gaps.matrix.cell(asked).state.current


def _for(asked: Asked) -> str:
    who = _(" for %(who)s") % {"who": asked.who.title.lower()} if asked.who else ""
    made = _(" made for %(whom)s") % {"whom": asked.made_for.title} if asked.made_for else ""
    return who + made


def _looked(gaps: GapMap, asked: Asked, areas: Sequence[str]) -> str:
    """Whether anybody said so of the level where such a service stands."""
    matrix = replace(gaps.matrix, vocabulary=Vocabulary.GROUPINGS)
    level = replace(asked, level=Grouping.GETTING_MORE_HELP)
    said = [matrix.cell(replace(level, area=area)).state is State.NONE_FOUND for area in areas]
    if all(said):
        return _("it was looked for and not found.")
    if not any(said):
        return _("none is recorded, and nobody has said that there is none.")
    return _("in part looked for and not found, in part nobody was asked.")


def bare_rows(grid: Grid) -> Iterator[str]:
    """Rows in which there is no service now at any stage, and what is known of them instead."""
    bare = [row for row in grid.rows if not any(cell.state.current for cell in row.cells)]
    if bare and len(bare) < len(grid.rows):
        names = [f"{row.title} ({_instead(row)})" for row in bare]
        yield _("No service now, at any stage: %(rows)s.") % {"rows": "; ".join(names)}


def _instead(row: GridRow) -> str:
    there = {cell.state for cell in row.cells}
    return ", ".join(state.title.lower() for state in State if state in there)


def tally(grid: Grid) -> str:
    """How many cells are in each state."""
    count = grid.tally
    words = {
        State.PRESENT: _("%(count)s present"),
        State.PARTIAL: _("%(count)s partial"),
        State.UNSEEN: _("%(count)s eligible but unseen"),
        State.ASPIRATIONAL: _("%(count)s aspirational"),
        State.NONE_FOUND: _("%(count)s none found"),
        State.NOT_ASKED: _("%(count)s nobody was asked about"),
    }
    parts = [words[state] % {"count": number(count[state])} for state in State if count[state]]
    total = {"count": number(sum(count.values())), "parts": listed(parts)}
    return _("Of %(count)s cells: %(parts)s.") % total


def funding(services: Sequence[Mapped], *, on: date) -> Iterator[str]:
    """Whose funding ends within a year, and whose has ended."""
    ending = [each.offer.funding_ends for each in _funded(services, Funding.ENDS_SOON, on)]
    if ending:
        said = ngettext(
            "The funding of %(count)s service ends within 12 months, on %(first)s.",
            "The funding of %(count)s services ends within 12 months, the first on %(first)s.",
            len(ending),
        )
        yield said % {"count": number(len(ending)), "first": day(min(filter(None, ending)))}
    ended = len(_funded(services, Funding.ENDED, on))
    if ended:
        said = ngettext(
            "The funding of %(count)s service has ended, by its record.",
            "The funding of %(count)s services has ended, by their records.",
            ended,
        )
        yield said % {"count": number(ended)}


def _funded(services: Sequence[Mapped], state: Funding, on: date) -> list[Mapped]:
    return [each for each in services if each.funding(on=on) is state]


def unplaced(gaps: GapMap, asked: Asked) -> Iterator[str]:
    """What the table cannot hold, so that nobody takes it for a gap."""
    homeless = [each for each in gaps.matrix.unplaced() if asked.area in (None, *each.areas)]
    if homeless:
        said = ngettext(
            "%(count)s service stands in no cell: its level of help or its stage is not recorded.",
            "%(count)s services stand in no cell: their level of help or their stage is not"
            " recorded.",
            len(homeless),
        )
        yield said % {"count": number(len(homeless))}
    rest = gaps.matrix.wte_unplaced(asked.area)
    if rest:
        said = _("%(rest)s of %(all)s WTE stand in no cell: they are not for these ages, or nobody"
                 " has said for whom.")  # fmt: skip
        whole = gaps.matrix.wte(asked.area)
        yield said % {"rest": number(float(rest), 1), "all": number(float(whole), 1)}
