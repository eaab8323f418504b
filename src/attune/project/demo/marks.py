"""Quality marks of the demo: awarded, asked for, ending soon, declined."""

from datetime import timedelta
from typing import Any

from attune.directory.quality import actions
from attune.directory.quality.criteria import criteria
from attune.directory.records.models import Service
from attune.domain.questionnaires.answers import Answers
from attune.domain.questionnaires.items import ItemKind
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .calendar import Calendar

AWARDED = (
    ("Wrenbridge Parent-Infant Team", 200),
    ("Stay and Play at Hazel Family Hub", 190),
    ("Stay and Play at Willow Family Hub", 150),
    ("Dads and Babies Saturday group at Oak Street Hall", 120),
    ("Dad to Dad, Wrenbridge", 60),
    ("Feeding friends at Oak Family Hub", 45),
)
ENDING = ("Bumps Together at Willow Street Hall", 380)  # asked when the area began
ASKED = ("Young Parents Project, Wrenbridge", 8)
DECLINED = ("Home Friends of Wrenbridge", 30)
DAYS_LEFT = 40


def give(place: Locality, people: dict[str, Member], *, calendar: Calendar) -> None:
    lena, tamsin = people["lena"], people["tamsin"]
    for name, days in (*AWARDED, ENDING):
        until = calendar.today + timedelta(days=DAYS_LEFT) if (name, days) == ENDING else None
        asked = actions.ask_for_mark(
            _service(place, name), answers=_answers(place), by=tamsin, at=calendar.ago(days)
        )
        actions.award(asked, by=lena, at=calendar.ago(days - 7), until=until)
    name, days = ASKED
    actions.ask_for_mark(
        _service(place, name), answers=_answers(place), by=lena, at=calendar.ago(days)
    )
    name, days = DECLINED
    refused = actions.ask_for_mark(
        _service(place, name),
        answers=_answers(place, supervision="no"),
        by=tamsin,
        at=calendar.ago(days),
    )
    reason = "Volunteers have no regular supervision yet. Ask again once they do: we will help."
    actions.decline(refused, reason=reason, by=lena, at=calendar.ago(days - 10))


def _service(place: Locality, name: str) -> Service:
    return Service.objects.kept_by(place).get(name=name)


def _answers(place: Locality, **instead: str) -> Answers:
    """Yes to every criterion but those answered otherwise, with where to see it."""
    asked = criteria(place).questionnaire
    values: dict[str, Any] = {}
    for item in asked.items:
        if item.kind is ItemKind.YES_NO:
            values[item.key] = instead.get(item.key, "yes")
        elif item.kind is ItemKind.EVIDENCE:
            values[item.key] = {"note": "In our handbook, which Ife has seen"}
    return Answers(asked, values)
