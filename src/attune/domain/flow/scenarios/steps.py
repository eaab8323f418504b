"""The four steps of help that a simulation knows, and whose need each of them meets."""

from enum import Enum

from attune.domain.levels import Grouping, Level

STEPS_NOTE = (
    "Attune proposal, editable: which step of help each level of need calls for. Families who need"
    " universal support only, or risk support through social care, are not simulated."
)


class Step(Enum):
    """A step of help, least first; an escalator takes them one after another."""

    title: str
    level: Level
    grouping: Grouping

    def __new__(cls, key: str, title: str, level: Level, grouping: Grouping) -> "Step":
        step = object.__new__(cls)
        step._value_ = key
        step.title = title
        step.level = level
        step.grouping = grouping
        return step

    ADVICE = ("advice", "Advice and early help", Level.AFTER_TWO, Grouping.GETTING_ADVICE)
    TARGETED = ("targeted", "Targeted help", Level.TARGETED, Grouping.GETTING_HELP)
    BRIEF = ("brief", "Short-term PAIR", Level.SHORT_TERM_PAIR, Grouping.GETTING_MORE_HELP)
    LONG = ("long", "Long-term PAIR", Level.LONG_TERM_PAIR, Grouping.GETTING_MORE_HELP)

    @property
    def below(self) -> tuple["Step", ...]:
        """The steps before this one, least first."""
        return tuple(Step)[: list(Step).index(self)]


class Way(Enum):
    """How families come to help."""

    title: str

    def __new__(cls, key: str, title: str) -> "Way":
        way = object.__new__(cls)
        way._value_ = key
        way.title = title
        return way

    ESCALATOR = ("escalator", "Escalator: one step after another")
    FRONT_DOOR = ("front-door", "Front door: assessed first, then straight to the right help")
