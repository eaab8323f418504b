"""The gaps of an area's map that ask for an action: a level of help, a state, its stages.

Which gaps ask for one (Attune proposal, editable): the stages at which nobody specialises in the
relationship; then, for each of the five groupings, the stages where
somebody looked and found none; those where nobody was asked; those where a service could see
families and sees none; and those where what there is keeps some families out. Planned services and
what is present ask for nothing.
"""

from dataclasses import dataclass

from attune.domain.levels import Grouping
from attune.domain.offers.cells import Asked
from attune.domain.offers.crosswalk import Vocabulary
from attune.domain.offers.matrix import Matrix
from attune.domain.offers.standing import Shortfall, State
from attune.domain.offers.vocabulary import Focus, Stage

ASKING = (State.NONE_FOUND, State.NOT_ASKED, State.UNSEEN, State.PARTIAL)
# Which of Birmingham's categories an action for such a gap belongs to.
CATEGORY = {
    State.NONE_FOUND: "specialised_support",
    State.NOT_ASKED: "knowing_each_other",
    State.UNSEEN: "identification",
    State.PARTIAL: "access",
}
EVERYBODY = frozenset({Grouping.THRIVING, Grouping.GETTING_ADVICE})


@dataclass(frozen=True)
class Gap:
    """A level of help in an area that stands alike at some stages, and why, where it is partial.

    Without a grouping it is every level: nobody was asked about anything yet, or, with a focus,
    no service of that focus is there.
    """

    grouping: Grouping | None
    state: State
    stages: tuple[Stage, ...]
    shortfalls: tuple[Shortfall, ...] = ()
    focus: Focus | None = None

    @property
    def key(self) -> str:
        """Such as "getting_more_help.none_found" or "specialised.none_found"."""
        if self.focus:
            return f"{self.focus.value}.{State.NONE_FOUND.value}"
        level = self.grouping.name.lower() if self.grouping else "every_level"
        return f"{level}.{self.state.value}"

    @property
    def everywhere(self) -> bool:
        """Whether it is so at every stage."""
        return len(self.stages) == len(Stage)

    @property
    def category(self) -> str:
        """The key of the category an action for it would stand under."""
        if self.focus:
            return "specialised_support"
        if self.state is State.NONE_FOUND and self.grouping in EVERYBODY:
            return "universal_services"
        return CATEGORY[self.state]


def gaps_of(matrix: Matrix, area: str) -> tuple[Gap, ...]:
    """The gaps of one area: what was looked for and not found first, the most help first."""
    read = Matrix(
        matrix.crosswalk, Vocabulary.GROUPINGS, matrix.areas, matrix.services, matrix.statements
    )
    found = []
    for state in ASKING:
        for grouping in reversed(Grouping):
            gap = _gap(read, area, grouping, state)
            if gap:
                found.append(gap)
    bare = [each for each in found if each.state is State.NOT_ASKED and each.everywhere]
    if len(bare) == len(Grouping):
        return (Gap(None, State.NOT_ASKED, tuple(Stage)),)
    return (*_specialised(read, area), *found)


def _specialised(matrix: Matrix, area: str) -> tuple[Gap, ...]:
    """One gap for the stages without a service that specialises in the relationship."""
    focus = Focus.SPECIALISED
    cells = {stage: matrix.cell(Asked(stage=stage, area=area, focus=focus)) for stage in Stage}
    without = {stage: cell.state for stage, cell in cells.items() if not cell.state.current}
    if not without:
        return ()
    looked = State.NONE_FOUND in without.values()
    state = State.NONE_FOUND if looked else State.NOT_ASKED
    return (Gap(None, state, tuple(without), focus=focus),)


def _gap(matrix: Matrix, area: str, grouping: Grouping, state: State) -> Gap | None:
    cells = [matrix.cell(Asked(level=grouping, stage=stage, area=area)) for stage in Stage]
    here = [cell for cell in cells if cell.state is state]
    if not here:
        return None
    said = {reason for cell in here for reason in cell.shortfalls}
    reasons = tuple(reason for reason in Shortfall if reason in said)
    return Gap(grouping, state, tuple(c.asked.stage for c in here if c.asked.stage), reasons)
