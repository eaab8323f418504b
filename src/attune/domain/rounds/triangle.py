"""The 1001-days triangle of a workshop: pregnancy to two along the base, levels upward."""

from dataclasses import dataclass

from attune.domain.offers.vocabulary import Stage, Word

from .states import RoundRefused, checked_text

MOST_CARDS = 1000
# Attune proposal, editable: dots that each person may spend in one workshop.
DOTS = 10


class CardKind(Word):
    """What a card of a workshop says."""

    ASSET = ("asset", "Asset")
    GAP = ("gap", "Gap")
    IDEA = ("idea", "Bright idea")

    @property
    def plural(self) -> str:
        return f"{self.title}s"


class CardLevel(Word):
    """How high on the triangle a card stands, from the base up."""

    UNIVERSAL = ("universal", "Universal")
    TARGETED = ("targeted", "Targeted")
    SPECIALIST = ("specialist", "Specialist")


# The 1001 days end at two.
STAGES = (Stage.ANTENATAL, Stage.TO_6_MONTHS, Stage.TO_12_MONTHS, Stage.TO_2_YEARS)


@dataclass(frozen=True)
class Card:
    """One thing said in a workshop; without a stage it is about all of the 1001 days."""

    kind: CardKind
    text: str
    level: CardLevel
    stage: Stage | None = None

    def __post_init__(self) -> None:
        checked_text(self.text, most=200, what="A card")
        if self.stage is not None and self.stage not in STAGES:
            raise RoundRefused("The triangle goes from pregnancy to two years.")


def check_can_vote(spent: int, voted: bool) -> None:
    """A person has so many dots, and puts at most one on a card."""
    if voted:
        raise RoundRefused("You have a dot on this card already.")
    if spent >= DOTS:
        raise RoundRefused(f"You have used all your {DOTS} dots.")
