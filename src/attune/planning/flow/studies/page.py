"""One question of one locality, and its answer where it is worked out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from attune.domain import canonical
from attune.domain.flow.scenarios.plain import value_of
from attune.domain.refusals import Refused
from attune.place.jobs.models import Job
from attune.place.localities.models import Locality
from attune.planning.records.flow import WorkedOut

from .asked import StudyAsked, study_asked
from .jobs import newest_of
from .study import Shown, Study


@dataclass(frozen=True, eq=False)
class StudyPage:
    """What was asked, the answer if there is one, and the work if it is under way."""

    asked: StudyAsked
    shown: Shown | None
    job: Job | None
    problem: str = ""

    @property
    def working(self) -> bool:
        return self.shown is None and self.job is not None and self.job.state.is_open

    @property
    def failed(self) -> str:
        """Why it was not worked out, where it was tried."""
        if self.shown or self.job is None or self.job.state.is_open:
            return ""
        return self.job.last_sentence or ""


def study_page(locality: Locality, study: Study, given: Mapping[str, str]) -> StudyPage | None:
    """None where no population is loaded for the locality."""
    asked = study_asked(locality, study, given)
    if asked is None:
        return None
    job = newest_of(asked)  # read before what it keeps: a job that has ended has left its answer
    situation = asked.what_if.question.situation
    chosen = asked.choices.chosen
    if not asked.choices.is_valid():
        return StudyPage(asked, None, job)  # an answer to something else would mislead
    try:
        answer = study.work(situation, chosen, _nobody) if study.at_once else _kept(asked)
    except Refused as refused:
        return StudyPage(asked, None, job, problem=str(refused))
    shown = study.shown(answer, situation, chosen) if answer else None
    return StudyPage(asked, shown, job, problem=asked.what_if.problem)


def _kept(asked: StudyAsked) -> Any:
    row = WorkedOut.objects.asked(asked.sha256).first()
    return value_of(asked.study.kind, canonical.value(row.document)) if row else None


def _nobody(done: int, total: int) -> None:
    """Nobody is told how far it is: it is quick."""
