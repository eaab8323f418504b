"""The action list of the demo: proposed, agreed, under way, overdue, done and set aside."""

from dataclasses import dataclass
from datetime import timedelta

from attune.domain.action_lists.action_words import ActionWords
from attune.domain.action_lists.states import ActionState
from attune.evaluation import actions
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .calendar import Calendar

AGREED, UNDER_WAY = ActionState.AGREED, ActionState.UNDER_WAY
GAPS, NEED = "/wrenbridge/directory/gaps/", "/wrenbridge/plan/need/"


@dataclass(frozen=True)
class Invented:
    """An action, how many days ago it was added, how it moved since, and when it is due."""

    words: ActionWords
    ago: int
    moves: tuple[ActionState, ...] = ()
    owner: str = ""
    due: int | None = None  # days from today
    reason: str = ""


def _words(what: str, category: str, **more: str) -> ActionWords:
    return ActionWords(what=what, category=category, **more)


INVENTED = (
    Invented(
        _words(
            "Agree one front door for questions about parents and babies",
            "access",
            from_where="Mapping round: three sectors name three different numbers",
            who_for="Health visiting, early help, the parent-infant team",
            how="Meet once with the three teams; write it into the next edition of the pathway.",
        ),
        ago=60,
        moves=(AGREED, UNDER_WAY),
        owner="lena",
        due=9,
    ),
    Invented(
        _words(
            "Ring every service whose record is overdue",
            "knowing_each_other",
            from_where="Round of phone checks",
            address="/wrenbridge/directory/checks/",
            who_for="Family information service",
        ),
        ago=40,
        moves=(AGREED,),
        owner="ife",
        due=-6,
    ),
    Invented(
        _words(
            "Put the need and its range before the joint commissioning board",
            "specialised_support",
            from_where="Need estimate",
            address=NEED,
            who_for="Commissioners",
            how="Two pages: the need, the gaps, what it would take.",
        ),
        ago=30,
        moves=(AGREED,),
        owner="callum",
        due=35,
    ),
    Invented(
        _words(
            "Offer every midwife the half-day on noticing how parents and baby get on",
            "workforce",
            from_where="Training survey, autumn",
            who_for="Midwifery",
        ),
        ago=21,
    ),
    Invented(
        _words(
            "Say in the red book page what help there is for dads",
            "public_awareness",
            from_where="Parents' evening at Willow Family Hub",
            who_for="Health visiting",
        ),
        ago=90,
        moves=(AGREED, UNDER_WAY, ActionState.DONE),
        owner="joseph",
        due=-20,
    ),
    Invented(
        _words(
            "Open a second specialised group in the north of the city",
            "specialised_support",
            from_where="Gap matrix",
            address=GAPS,
            who_for="Commissioners",
        ),
        ago=75,
        moves=(ActionState.SET_ASIDE,),
        reason="No money this year; look again when next year's budget is set.",
    ),
)


def fill(wrenbridge: Locality, people: dict[str, Member], *, calendar: Calendar) -> None:
    """Six actions of Wrenbridge, each moved by the lead a day apart."""
    lena = people["lena"]
    for each in INVENTED:
        owner = people[each.owner].pk if each.owner else None
        due = None if each.due is None else calendar.today + timedelta(days=each.due)
        words = ActionWords(**{**each.words.__dict__, "owner": owner, "due": due})
        at = calendar.ago(each.ago)
        action = actions.add_action(wrenbridge, words=words, by=lena, at=at)
        for number, state in enumerate(each.moves, start=1):
            on = at + timedelta(days=number)
            actions.move_action(action, to=state, reason=each.reason, by=lena, at=on)
