"""How the demo's records were checked: by phone, visit and letter, with what owners said."""

from attune.directory.assurance import actions
from attune.directory.assurance.reminding import owners_to_remind
from attune.directory.records.models import Service
from attune.domain.freshness import HowChecked
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .calendar import Calendar

# The name of a service, how it was checked, how many days ago, and who said that it is right.
CHECKS = (
    ("Wrenbridge Parent-Infant Team", HowChecked.PHONE, 9, "Noor, team administrator"),
    ("Health visiting in Wrenbridge", HowChecked.EMAIL, 16, "Duty desk"),
    ("Stay and Play at Willow Family Hub", HowChecked.VISIT, 6, "Hub manager"),
    ("Stay and Play at Hazel Family Hub", HowChecked.VISIT, 6, "Hub manager"),
    ("Dads and Babies Saturday group at Oak Street Hall", HowChecked.PHONE, 12, "Group leader"),
    ("Dad to Dad, Wrenbridge", HowChecked.SELF, 4, ""),
    ("Talking therapy for parents, Wrenbridge", HowChecked.LETTER, 20, ""),
    ("Young Parents Project, Wrenbridge", HowChecked.LETTER, 3, ""),
    ("Hands and Babies, Wrenbridge", HowChecked.EMAIL, 11, "Play leader"),
    ("Wren Refuge", HowChecked.PHONE, 25, "Duty worker"),
)
LETTERS = 6


def check(place: Locality, people: dict[str, Member], *, calendar: Calendar) -> None:
    """Rows for every date that came with a record, then checks, letters and what came back."""
    pks = list(Service.objects.kept_by(place).values_list("pk", flat=True))
    actions.keep_source_dates(pks, by=None, at=calendar.ago(39))
    for name, how, days, said_by in CHECKS:
        service = Service.objects.kept_by(place).get(name=name)
        by = {HowChecked.LETTER: None, HowChecked.SELF: people["tamsin"]}.get(how, people["ife"])
        at = calendar.ago(days)
        actions.assure(service, how=how, by=by, at=at, said_by=said_by)
    _write_letters(place, calendar)
    _hear(place, people, calendar)


def _write_letters(place: Locality, calendar: Calendar) -> None:
    """Some owners had their letter; the worker writes to the others when it first runs."""
    at = calendar.ago(2)
    waiting = owners_to_remind(place, on=calendar.day(2))
    for owner, pks in [each for each in waiting.items() if each[0]][:LETTERS]:
        actions.remind(place, owner=owner, service_ids=pks, by=None, at=at)


def _hear(place: Locality, people: dict[str, Member], calendar: Calendar) -> None:
    """A change and an end that wait, a change that was dealt with, and a call nobody took."""
    services = Service.objects.kept_by(place)
    actions.say_changed(
        services.get(name="Stay and Play at Rowan Family Hub"),
        text="We now begin at 9.30 am, and there is no group in August.",
        said_by="Rowan hub, front desk",
        by=None,
        at=calendar.ago(5),
    )
    actions.say_gone(
        services.get(name="Sleep and crying clinic at Hazel Family Hub"),
        text="Our last clinic was in the summer.",
        by=None,
        at=calendar.ago(3),
    )
    asked = actions.say_changed(
        services.get(name="Two of Us: couples with a baby, Wrenbridge"),
        text="The evenings are on Mondays from now on.",
        said_by="Course leader",
        by=people["ife"],
        at=calendar.ago(15),
    )
    actions.answer_change(
        asked,
        what="Put Monday into the record.",
        settled=True,
        by=people["ife"],
        at=calendar.ago(14),
    )
    actions.no_answer(
        services.get(name="Recovery and parenting, Wrenbridge"),
        by=people["ife"],
        at=calendar.ago(1),
    )
