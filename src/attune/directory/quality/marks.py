"""What the pages say of applications and marks, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from attune.domain.quality_mark import ESSENTIAL, MarkState, ends_soon, running
from attune.domain.questionnaires.answering import AnswersRefused
from attune.domain.questionnaires.answers import Answers
from attune.domain.questionnaires.items import Item, ItemKind
from attune.domain.questionnaires.questionnaire import Page, Questionnaire
from attune.domain.questionnaires.scores import Scored
from attune.domain.questionnaires.scoring import scored

from .models import MarkApplication, MarkApplicationQuerySet, MarkEvent

MET = "met"


@dataclass(frozen=True)
class Standing:
    """Where an application stands on a day: a word, the mood of its tag, whether the mark runs."""

    application: MarkApplication
    words: str
    mood: str
    runs: bool = False

    @property
    def decided(self) -> bool:
        """Whether the service may ask anew: neither a draft nor waiting."""
        return self.application.state not in (None, MarkState.ASKED.value)


def standing(application: MarkApplication, *, on: date) -> Standing:
    """Of an application that came with its `state` and `until`."""
    state, until = application.state, application.until
    if state != MarkState.AWARDED.value:
        return Standing(application, *_not_awarded(state))
    if not running(until, on=on):
        return Standing(application, _("Ended"), "plain")
    if ends_soon(until, on=on):
        return Standing(application, _("Ends soon"), "careful", True)
    return Standing(application, _("Carries the mark"), "good", True)


def standings(applications: Iterable[MarkApplication], *, on: date) -> list[Standing]:
    return [standing(each, on=on) for each in applications]


def _not_awarded(state: str | None) -> tuple[str, str]:
    if state is None:
        return _("Being filled in"), "plain"
    return {
        MarkState.ASKED: (_("Waiting for an answer"), "waiting"),
        MarkState.REFUSED: (_("Declined"), "stopped"),
        MarkState.WITHDRAWN: (_("Withdrawn"), "stopped"),
    }[MarkState(state)]


def happened(event: MarkEvent) -> str:
    """What an event says in the history of an application."""
    return {
        MarkState.ASKED: _("Asked for"),
        MarkState.AWARDED: _("Awarded"),
        MarkState.REFUSED: _("Declined"),
        MarkState.WITHDRAWN: _("Withdrawn"),
    }[MarkState(event.state)]


def counted(answers: Answers) -> Scored | None:
    """How many criteria are met, where the criteria say how to count."""
    return _score(answers, MET)


def essential_met(answers: Answers) -> bool:
    """Whether nothing essential is missing."""
    essential = _score(answers, ESSENTIAL)
    return essential is None or essential.value == 1


def _score(answers: Answers, key: str) -> Scored | None:
    known = {score.key for score in answers.questionnaire.scores}
    return scored(answers, key) if key in known else None


def explained(questionnaire: Questionnaire) -> Iterator[tuple[Page, list[Item]]]:
    """The criteria under their headings, without the questions about evidence."""
    for page in questionnaire.pages:
        criteria = [item for item in page.items if item.kind is ItemKind.YES_NO]
        if criteria:
            yield page, criteria


def answers_to_begin_with(
    applications: MarkApplicationQuerySet, questionnaire: Questionnaire
) -> Answers:
    """What the service answered last, as far as today's criteria still ask it."""
    last = applications.first()
    if last is None:
        return Answers(questionnaire)
    given, known = last.given, {item.key for item in questionnaire.items}
    try:
        return Answers(questionnaire, {k: v for k, v in given.values.items() if k in known})
    except AnswersRefused:
        return Answers(questionnaire)
