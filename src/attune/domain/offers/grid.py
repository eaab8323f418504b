"""The matrix laid out as a table: stages across, and down it whatever one wants to compare."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from .cells import Asked, Cell
from .crosswalk import LevelWord
from .fields import title_of
from .matrix import Matrix
from .standing import State
from .vocabulary import MadeFor, Stage, WhoFor, Word

NO_NAMES: Mapping[LevelWord, str] = {}


class Down(Word):
    """What the rows of the table are."""

    LEVEL = ("level", "Levels of help")
    WHO = ("who", "Who it is for")
    AREA = ("area", "Areas")
    MADE_FOR = ("made_for", "Communities it is made for")
    LANGUAGE = ("language", "Languages")


@dataclass(frozen=True)
class GridRow:
    """One row: its title, and a cell for each stage."""

    title: str
    cells: tuple[Cell, ...]

    @property
    def wte(self) -> Fraction:
        return sum((cell.wte for cell in self.cells), start=Fraction(0))


@dataclass(frozen=True)
class Grid:
    """The whole table."""

    down: Down
    columns: tuple[Stage, ...]
    rows: tuple[GridRow, ...]

    @property
    def cells(self) -> Iterator[Cell]:
        return (cell for row in self.rows for cell in row.cells)

    @property
    def tally(self) -> dict[State, int]:
        """How many cells are in each state, none left out."""
        states = [cell.state for cell in self.cells]
        return {state: states.count(state) for state in State}


def grid(
    matrix: Matrix,
    down: Down,
    asked: Asked,
    *,
    area_names: Mapping[str, str],
    level_names: Mapping[LevelWord, str] = NO_NAMES,
) -> Grid:
    """The table of what is asked; what runs down it is asked row by row instead.

    `level_names` are local labels; a level without one has its own title.
    """
    columns = asked.stages
    rows = tuple(
        GridRow(title, tuple(matrix.cell(replace(one, stage=stage)) for stage in columns))
        for title, one in _rows(matrix, down, asked, area_names, level_names)
    )
    return Grid(down, columns, rows)


def _rows(
    matrix: Matrix,
    down: Down,
    asked: Asked,
    area_names: Mapping[str, str],
    level_names: Mapping[LevelWord, str],
) -> Iterator[tuple[str, Asked]]:
    if down is Down.LEVEL:
        for level in matrix.vocabulary.words:
            yield level_names.get(level) or title_of(level), replace(asked, level=level)
    elif down is Down.WHO:
        for who in WhoFor:
            yield who.title, replace(asked, who=who)
    elif down is Down.AREA:
        for area in matrix.areas:
            yield area_names.get(area, area), replace(asked, area=area)
    elif down is Down.MADE_FOR:
        for community in MadeFor:
            yield community.title, replace(asked, made_for=community)
    else:
        for language in matrix.languages():
            yield language.title(), replace(asked, language=language)
