"""How the tasks of an assessment stand: what people did with them, and what Attune finds."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from attune.domain.assessments.tasks import (
    TaskMove,
    TaskStanding,
    TaskState,
    state_after,
    unsettled,
)
from attune.domain.assessments.template import AssessmentTemplate, Task, Workstream
from attune.kit.tables import Table, number, text
from attune.planning.models import Assessment, TaskEvent

from .findings import DOORS, FINDINGS
from .shipped import template_of


@dataclass(frozen=True)
class TaskLine:
    """A task as the page shows it: how it stands, and the last thing somebody did with it."""

    at: TaskStanding
    last: TaskEvent | None

    @property
    def task(self) -> Task:
        return self.at.task

    @property
    def door(self) -> str:
        """The name of the page where what is missing can be done, if there is one."""
        return "" if self.at.standing.settled else DOORS.get(self.task.finding, "")


@dataclass(frozen=True)
class AssessmentPage:
    """One assessment with its tasks by workstream, and what is missing."""

    assessment: Assessment
    template: AssessmentTemplate
    lines: dict[str, TaskLine]

    @classmethod
    def of(cls, assessment: Assessment) -> "AssessmentPage":
        template = template_of(assessment)
        events = _events(assessment)
        lines = {task.key: _line(task, events[task.key], assessment) for task in template.tasks()}
        return cls(assessment, template, lines)

    def of_workstream(self, workstream: Workstream) -> list[TaskLine]:
        return [self.lines[task.key] for task in workstream.tasks]

    @property
    def of_governance(self) -> list[TaskLine]:
        return [self.lines[task.key] for task in self.template.governance.tasks]

    @property
    def missing(self) -> list[TaskLine]:
        """What is not settled, in the order of the template."""
        left = unsettled(line.at for line in self.lines.values())
        return [self.lines[each.task.key] for each in left]

    @property
    def timetable(self) -> Table:
        """The phases of the template, in weeks."""
        governance = self.template.governance
        return Table(
            caption=_("Timetable"),
            columns=(text(_("Phase")), number(_("From week")), number(_("To week"))),
            rows=tuple((each.title, each.from_week, each.to_week) for each in governance.timetable),
            notes=(governance.timetable_note,),
        )

    @property
    def settled(self) -> int:
        return len(self.lines) - len(self.missing)


def state_of(assessment: Assessment, task: str) -> TaskState:
    """The state that a task's own events lead to."""
    return state_after(TaskMove(each.move) for each in _events(assessment)[task])


def _events(assessment: Assessment) -> dict[str, list[TaskEvent]]:
    found: dict[str, list[TaskEvent]] = defaultdict(list)
    for event in TaskEvent.objects.of(assessment):
        found[event.task].append(event)
    return found


def _line(task: Task, events: list[TaskEvent], assessment: Assessment) -> TaskLine:
    find = FINDINGS.get(task.finding)
    finding = find(assessment.locality) if find else None
    state = state_after(TaskMove(each.move) for each in events)
    return TaskLine(TaskStanding(task, state, finding), events[-1] if events else None)
