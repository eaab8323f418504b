"""The wall of Wrenbridge's workshop: cards on the triangle, and dots from people without names."""

from random import Random

from attune.directory.rounds.actions import workshop
from attune.directory.rounds.models import MappingRound
from attune.domain.levels import Grouping
from attune.domain.offers.vocabulary import Stage, WhoFor
from attune.domain.rounds.part import Nothing
from attune.domain.rounds.triangle import Card, CardKind, CardLevel
from attune.place.members.models import Member

from .calendar import Calendar

ASSET, GAP, IDEA = CardKind.ASSET, CardKind.GAP, CardKind.IDEA
UNIVERSAL, TARGETED, SPECIALIST = CardLevel.UNIVERSAL, CardLevel.TARGETED, CardLevel.SPECIALIST
BUMP, NEWBORN, SITTING, WALKING = tuple(Stage)[:4]
HELD, GUESTS = 7, 9  # days ago; people with dots
CARDS = (
    Card(ASSET, "Health visitors know every family", UNIVERSAL),
    Card(ASSET, "Four family hubs you can walk to", UNIVERSAL, SITTING),
    Card(ASSET, "Dads’ Saturday breakfasts", UNIVERSAL, NEWBORN),
    Card(ASSET, "A parent-infant team that people trust", SPECIALIST, NEWBORN),
    Card(GAP, "Nobody sees dads on their own in pregnancy", TARGETED, BUMP),
    Card(GAP, "Nothing for couples before the baby comes", TARGETED, BUMP),
    Card(GAP, "Long wait after the team says yes", SPECIALIST, NEWBORN),
    Card(GAP, "Nothing on the Hill Estate after nine months", UNIVERSAL, SITTING),
    Card(GAP, "No therapy for toddlers with their parent", SPECIALIST, WALKING),
    Card(IDEA, "A midwife and a health visitor at the same table", TARGETED, BUMP),
    Card(IDEA, "Ask the barbers", UNIVERSAL),
    Card(IDEA, "One number to text for all of it", UNIVERSAL, NEWBORN),
    Card(IDEA, "Parents who have been there, in every hub", TARGETED, SITTING),
)
TO_CHECK, NOBODY = 6, 4


def hold(mapping_round: MappingRound, people: dict[str, Member], *, calendar: Calendar) -> None:
    chance = Random(1001)  # noqa: S311  an invented world, not a secret
    lena, at, on = people["lena"], calendar.ago(HELD), calendar.day(HELD)
    cards = [workshop.add_card(mapping_round, card=card, by=lena, at=at, on=on) for card in CARDS]
    for guest in range(GUESTS):
        for card in chance.sample(cards, 4):
            workshop.put_dot(card, voter=f"demo-guest-{guest}", by=None, at=at, on=on)
    workshop.card_to_query(
        cards[TO_CHECK], text="How long is it from yes to the first visit?", by=lena, at=at
    )
    workshop.card_to_none(
        cards[NOBODY],
        nothing=Nothing(Grouping.GETTING_HELP, stage=Stage.ANTENATAL, who=WhoFor.FATHER_OR_PARTNER),
        said_by="The workshop",
        by=lena,
        at=at,
    )
