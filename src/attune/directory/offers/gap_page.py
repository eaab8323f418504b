"""The gap page: a map of services under the choices made, as table, sentences and links."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from attune.domain.offers.cells import Asked, Cell, ServiceInCell
from attune.domain.offers.fields import key_of
from attune.domain.offers.grid import Grid, grid
from attune.domain.offers.no_service import NoService
from attune.domain.offers.standing import Mapped, State

from . import gap_words as words
from .gap_form import ALL, GapForm
from .gap_map import GapMap
from .gap_sentences import sentences


@dataclass(frozen=True)
class GapPage:
    """One map, what was asked of it, and the day on which it is read."""

    gaps: GapMap
    form: GapForm
    on: date

    @classmethod
    def of(cls, gaps: GapMap, asked: Mapping[str, Any], *, on: date) -> "GapPage":
        form = GapForm(asked, gaps=gaps)
        return cls(gaps.read_in(form.vocabulary), form, on)

    @property
    def asked(self) -> Asked:
        return self.form.asked

    @property
    def of_table(self) -> Asked:
        """What the whole table is about: neither its columns nor its rows are chosen as well."""
        return replace(self.asked, stage=None, **{self.form.down.value: None})

    @cached_property
    def grid(self) -> Grid:
        return grid(
            self.gaps.matrix,
            self.form.down,
            self.of_table,
            area_names=self.gaps.names,
            level_names=self.gaps.level_names,
        )

    @cached_property
    def cell(self) -> Cell:
        """The one cell that is asked about."""
        return self.gaps.matrix.cell(self.asked)

    @cached_property
    def sentences(self) -> list[str]:
        return sentences(self.gaps, self.grid, self.of_table, on=self.on)

    @property
    def empty(self) -> bool:
        """Nothing has been mapped here yet: no offer is placed and nobody said anything."""
        matrix = self.gaps.matrix
        return not matrix.statements and len(matrix.unplaced()) == len(
            [each for each in matrix.services if not each.gone]
        )

    @property
    def title(self) -> str:
        """What the cell asked about is about."""
        return self._about(self.asked)

    @property
    def caption(self) -> str:
        """What the whole table is about."""
        return self._about(self.of_table)

    def _about(self, asked: Asked) -> str:
        """Each thing asked, in words: the level, the stage, for whom, where."""
        chosen = (asked.level, asked.stage, asked.who, asked.focus, asked.made_for)
        said = [self.gaps.title_of(word) for word in chosen if word]
        said += [asked.language.title()] if asked.language else []
        where = self.gaps.names[asked.area] if asked.area else self.gaps.whole
        return ", ".join([*said, where])

    @property
    def standing(self) -> list[tuple[State, tuple[ServiceInCell, ...]]]:
        """The services of the cell asked about, state by state."""
        found = ((state, self.cell.standing(state)) for state in State)
        return [(state, each) for state, each in found if each]

    @property
    def not_asked(self) -> bool:
        return self.cell.state is State.NOT_ASKED

    @property
    def not_specialised(self) -> tuple[Mapped, ...]:
        return self.gaps.matrix.specialist_not_specialised(self.asked.area)

    @property
    def queries(self) -> list[tuple[Mapped, str]]:
        """Everything still to check, service by service."""
        services = self.gaps.matrix.services
        return [(each, query) for each in services for query in each.offer.queries]

    @property
    def table_query(self) -> str:
        """Back to the table from one of its cells: what the rows are is no longer chosen."""
        rows = self.form.down.value
        kept = {k: v for k, v in self.form.chosen.items() if k not in ("stage", rows)}
        return f"?{urlencode(kept)}" if kept else ""

    @property
    def where(self) -> str:
        return self.gaps.names[self.asked.area] if self.asked.area else self.gaps.whole

    def query_of(self, cell: Cell) -> str:
        """The part of the address that leads to a cell of the table."""
        asked = cell.asked
        said = {
            "words": self.form.chosen.get("words", ""),
            "rows": self.form.chosen.get("rows", ""),
            "area": asked.area or (ALL if self.gaps.home else ""),
            "level": key_of(asked.level) if asked.level else "",
            "stage": asked.stage.value if asked.stage else "",
            "who": asked.who.value if asked.who else "",
            "focus": asked.focus.value if asked.focus else "",
            "made_for": asked.made_for.value if asked.made_for else "",
            "language": asked.language or "",
        }
        return urlencode({name: value for name, value in said.items() if value})

    def marks(self, cell: Cell) -> list[str]:
        return words.marks(cell, on=self.on)

    def lines(self, each: ServiceInCell) -> list[str]:
        """What a cell's page says of one of its services."""
        return words.lines(each, self.gaps, on=self.on)

    def statement(self, said: NoService) -> str:
        return words.statement(said, self.gaps)

    def areas_of(self, service: Mapped) -> str:
        return ", ".join(self.gaps.names.get(area, area) for area in service.areas)

    @property
    def meanings(self) -> list[tuple[State, str]]:
        return [(state, words.meaning(state)) for state in State]

    meaning = staticmethod(words.meaning)
    letter = staticmethod(words.letter)
    wte = staticmethod(words.wte)
