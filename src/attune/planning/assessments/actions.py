"""Verbs on assessments: start one from the template, move a task, keep a report."""

import hashlib
from datetime import datetime

from django.db import transaction

from attune.domain.assessments.inputs import ReportInputs
from attune.domain.assessments.tasks import TaskMove, moved
from attune.domain.refusals import Refused
from attune.place.audit import actions as audit
from attune.place.content import actions as content
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.planning.models import Assessment, Report, TaskEvent

from .contents import report
from .shipped import shipped_template, template_of
from .standing import state_of

NAME, NOTE, TITLE = 80, 1000, 120


@transaction.atomic
def start_assessment(locality: Locality, *, name: str, by: Member, at: datetime) -> Assessment:
    """A new assessment with every task of the template still to do."""
    name = _checked(name, NAME, "A name")
    if Assessment.objects.of(locality).filter(name=name).exists():
        raise Refused(f"There is an assessment called “{name}” already: choose another name")
    assessment = Assessment.objects.create(
        locality=locality,
        name=name,
        template=content.keep(shipped_template().file, at=at, by=by),
        started_by=by,
        started_at=at,
    )
    _record("assessment.start", assessment, by, at)
    return assessment


@transaction.atomic
def move_task(
    assessment: Assessment, *, task: str, move: TaskMove, note: str, by: Member, at: datetime
) -> TaskEvent:
    """Take on, finish, set aside (with its reason) or reopen a task; Refused where it may not."""
    Assessment.objects.select_for_update().get(pk=assessment.pk)  # two people wait for each other
    template_of(assessment).task(task)
    note = _checked(note, NOTE, "A note", must=False)
    moved(state_of(assessment, task), move, note=note)
    event = TaskEvent.objects.create(
        assessment=assessment, task=task, move=move.value, note=note, by=by, at=at
    )
    _record(f"assessment.task_{move.value}", assessment, by, at)
    return event


@transaction.atomic
def keep_report(
    locality: Locality,
    *,
    inputs: ReportInputs,
    assessment: Assessment | None = None,
    by: Member,
    at: datetime,
) -> Report:
    """Make a report and keep it with its inputs; the same inputs again give the same row.

    Refused where something that the inputs name is not here.
    """
    text, said = inputs.text(), report(locality, inputs)
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    known = Report.objects.of(locality).filter(sha256=sha256, assessment=assessment).first()
    if known:
        return known
    kept = Report.objects.create(
        locality=locality,
        assessment=assessment,
        title=_checked(inputs.title, TITLE, "A title"),
        inputs=text,
        document=said.text(),
        sha256=sha256,
        kept_by=by,
        kept_at=at,
    )
    audit.record(
        "report.keep", by=by, at=at, locality=locality, subject=f"planning.Report:{kept.pk}"
    )
    return kept


def _record(verb: str, assessment: Assessment, by: Member, at: datetime) -> None:
    subject = f"planning.Assessment:{assessment.pk}"
    audit.record(verb, by=by, at=at, locality=assessment.locality, subject=subject)


def _checked(said: str, most: int, what: str, *, must: bool = True) -> str:
    """One line of text, at most so long."""
    plain = " ".join(said.replace("\0", " \0").split())
    if "\0" in plain or len(plain) > most or (must and not plain):
        raise Refused(f"{what} has {1 if must else 0} to {most} characters")
    return plain
