"""What waits on desks of the demo: proposals, likely duplicates, and "this is wrong"."""

from typing import Any

from attune.directory.editing import actions as editing
from attune.directory.editing.finding import found_at
from attune.directory.portal import actions as portal
from attune.directory.records.models import Service
from attune.directory.services import actions as services
from attune.domain.listings.document import ServiceDocument
from attune.domain.offers.offer import Offer
from attune.domain.questionnaires.answers import Answers
from attune.place.content.questionnaires import shipped
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .calendar import Calendar
from .everyday_offerings import ENDED
from .offerings import CHARITY
from .sites import named

MESSAGES = (
    (
        "Baby massage at Oak Family Hub",
        {"what_is_wrong": ["times"], "what_is_right": "It is on Wednesdays.", "how_known": "tried"},
        6,
    ),
    (
        "Feeding friends at Rowan Family Hub",
        {"what_is_wrong": ["phone"], "what_is_right": "The number rings and rings."},
        2,
    ),
    (
        "Rhyme time at Oak Library",
        {"what_is_wrong": ["who_for"], "what_is_right": "Grandparents can come too."},
        21,
    ),
)


def fill(place: Locality, people: dict[str, Member], *, calendar: Calendar) -> None:
    for name in ENDED:
        ended = Service.objects.kept_by(place).get(name=name)
        services.end_service(
            ended, by=people["ife"], at=calendar.ago(20), why="Its funding has ended"
        )
    _propose(place, people, calendar)
    found = found_at(place)
    editing.note_likenesses(place, found=found, by=None, at=calendar.ago(1))
    _say_wrong(place, people, calendar)


def _propose(place: Locality, people: dict[str, Member], calendar: Calendar) -> None:
    """Two changes and a new service wait; one change was taken over, one was declined."""
    wanted = (
        ("Dads and Babies Saturday group at Hazel Street Hall", _described, 4, "New words", None),
        ("Feeding friends at Willow Family Hub", _later, 2, "We open later now", None),
        ("Snowdrop: when a baby dies", _described, 30, "Plainer words", True),
        ("Feeding friends at Hazel Family Hub", _costs, 25, "We have to ask for £2", False),
    )
    for name, change, days, note, taken in wanted:
        service = Service.objects.kept_by(place).get(name=name)
        proposal = editing.propose(
            place,
            service=service,
            wanted=change(service.whole_document),
            by=people["tamsin"],
            at=calendar.ago(days),
            note=note,
        )
        if taken:
            editing.take_over(proposal, by=people["ife"], at=calendar.ago(days - 3))
        elif taken is False:
            reason = "The grant for this group says that it is free. Let us talk about it."
            editing.decline(proposal, by=people["ife"], at=calendar.ago(days - 3), reason=reason)
    editing.propose(
        place,
        service=None,
        wanted=_twins(),
        by=people["tamsin"],
        at=calendar.ago(1),
        note="Begins next month",
    )


def _described(document: ServiceDocument) -> ServiceDocument:
    said = document.service["description"]
    return document.with_fields(description=f"{said} You can come late and leave early.")


def _later(document: ServiceDocument) -> ServiceDocument:
    times = [{**each, "opens_at": "10:30"} for each in document.service["schedules"]]
    return document.with_fields(schedules=times)


def _costs(document: ServiceDocument) -> ServiceDocument:
    offer = Offer.of({**document.offer.document(), "free": False})
    return document.with_fields(fees="£2 each time").with_offer(offer)


def _twins() -> ServiceDocument:
    record: dict[str, Any] = {
        "name": "Double Trouble, a club for twins",
        "status": "active",
        "description": "Twice the fun and half the sleep. Meet other parents of twins or more.",
        "email": "twins@example.org",
    }
    kept = {"groupings": ["thriving"], "kinds": ["group"], "routes": ["self"], "free": True}
    stages = {"stages": ["to_6_months", "to_12_months"], "who_for": ["mother", "baby"]}
    return ServiceDocument(record, Offer.of({**kept, **stages}), (), str(named(CHARITY)))


def _say_wrong(place: Locality, people: dict[str, Member], calendar: Calendar) -> None:
    asked = shipped("service-feedback")
    said = [
        portal.say_wrong(
            Service.objects.kept_by(place).get(name=name),
            locality=place,
            asked_with=asked.file,
            answers=Answers(asked.questionnaire, values),
            by=None,
            at=calendar.ago(days),
        )
        for name, values, days in MESSAGES
    ]
    portal.answer_wrong(
        said[-1],
        what="Asked the library: right. Put other carers into the record.",
        by=people["ife"],
        at=calendar.ago(20),
    )
