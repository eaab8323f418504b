"""A question to the gap matrix, and the cell that answers it."""

from dataclasses import dataclass
from fractions import Fraction

from .crosswalk import LevelWord
from .no_service import NoService
from .standing import Mapped, Shortfall, State
from .vocabulary import Focus, MadeFor, Stage, WhoFor


@dataclass(frozen=True)
class Asked:
    """A question to the matrix; every part left out means whichever."""

    level: LevelWord | None = None
    stage: Stage | None = None
    who: WhoFor | None = None
    area: str | None = None
    focus: Focus | None = None
    made_for: MadeFor | None = None
    language: str | None = None

    @property
    def stages(self) -> tuple[Stage, ...]:
        return (self.stage,) if self.stage else tuple(Stage)

    @property
    def whos(self) -> tuple[WhoFor, ...]:
        return (self.who,) if self.who else tuple(WhoFor)

    def lets_in(self, service: Mapped) -> bool:
        """Whether a service answers to everything asked beside level, stage and area."""
        offer = service.offer
        return (
            (self.who is None or self.who in offer.who_for)
            and (self.focus is None or self.focus is offer.focus)
            and (self.made_for is None or self.made_for in offer.made_for)
            and (self.language is None or self.language in spoken(service))
        )


@dataclass(frozen=True)
class ServiceInCell:
    """What one service brings to one cell."""

    service: Mapped
    state: State
    shortfalls: tuple[Shortfall, ...] = ()
    # The words it was recorded under, where it is shown here only through the cross-walk.
    recorded: tuple[LevelWord, ...] = ()


@dataclass(frozen=True)
class Cell:
    """The answer to one question: a state, and everything behind it."""

    asked: Asked
    state: State
    services: tuple[ServiceInCell, ...] = ()
    statements: tuple[NoService, ...] = ()
    contradicted: bool = False
    wte: Fraction = Fraction(0)

    @property
    def count(self) -> int:
        """Services where families can go now."""
        return sum(each.state.current for each in self.services)

    def standing(self, state: State) -> tuple[ServiceInCell, ...]:
        return tuple(each for each in self.services if each.state is state)

    @property
    def shortfalls(self) -> tuple[Shortfall, ...]:
        """Why a partial cell is only partial: each reason once."""
        said = {reason for each in self.standing(State.PARTIAL) for reason in each.shortfalls}
        if self.state is State.PARTIAL and self.standing(State.PRESENT):
            said = {Shortfall.SOME_AREAS}
        return tuple(reason for reason in Shortfall if reason in said)


def spoken(service: Mapped) -> tuple[str, ...]:
    """The languages a service names, each once, in small letters."""
    return tuple(dict.fromkeys(each.casefold() for each in service.offer.languages))
