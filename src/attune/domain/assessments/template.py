"""The template of a needs assessment: workstreams, tasks, instruments, and who decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from attune.domain.reading import Entry
from attune.domain.refusals import Refused

_KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True)
class Task:
    """One thing to do. `finding` names what Attune can see of it by itself, if anything."""

    key: str
    title: str
    about: str
    finding: str = ""
    outside: bool = False  # its papers are kept outside Attune for now

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key) or not self.title.strip():
            raise Refused(f"The task “{self.key}” needs a key of small letters and a title")
        if self.outside and self.finding:
            raise Refused(f"The task {self.key} is kept outside, so there is nothing to find of it")


@dataclass(frozen=True)
class Workstream:
    """Tasks that answer one question, the instruments for them, who leads and who signs off."""

    key: str
    title: str
    question: str
    lead: str
    signs_off: str
    instruments: tuple[str, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Phase:
    """A stretch of weeks in the timetable; both ends are included."""

    title: str
    from_week: int
    to_week: int

    def __post_init__(self) -> None:
        if not 1 <= self.from_week <= self.to_week:
            raise Refused(f"{self.title}: weeks run from 1, and the last is not before the first")


@dataclass(frozen=True)
class Governance:
    """Who steers the assessment, who signs it off, and when what is done."""

    steering: str
    members: tuple[str, ...]
    signs_off: str
    timetable: tuple[Phase, ...]
    timetable_note: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class AssessmentTemplate:
    """What an assessment starts from; the copy it was started from never changes under it."""

    key: str
    version: str
    title: str
    about: str
    source: str
    label: str
    workstreams: tuple[Workstream, ...]
    governance: Governance

    def __post_init__(self) -> None:
        keys = [task.key for task in self.tasks()]
        if len(set(keys)) != len(keys):
            raise Refused(f"{self.title}: each task has a key of its own")

    def tasks(self) -> Iterator[Task]:
        """Every task, the governance ones last."""
        for workstream in self.workstreams:
            yield from workstream.tasks
        yield from self.governance.tasks

    def task(self, key: str) -> Task:
        """The task with this key; Refused where there is none."""
        found = next((task for task in self.tasks() if task.key == key), None)
        if found is None:
            raise Refused("This assessment has no such task")
        return found


def read_template(data: object, *, file: str) -> AssessmentTemplate:
    """The template of a parsed file; refuses with file, entry and field."""
    whole = Entry.of(file, data)
    return AssessmentTemplate(
        key=whole.text("key"),
        version=whole.text("version"),
        title=whole.text("title"),
        about=whole.text("about"),
        source=whole.text("source"),
        label=whole.text("label"),
        workstreams=tuple(map(_workstream, whole.entries("workstreams", "workstream"))),
        governance=_governance(whole.entry("governance")),
    )


def _workstream(entry: Entry) -> Workstream:
    return Workstream(
        key=entry.text("key"),
        title=entry.text("title"),
        question=entry.text("question"),
        lead=entry.text("lead"),
        signs_off=entry.text("signs_off"),
        instruments=entry.texts("instruments"),
        tasks=tuple(map(_task, entry.entries("tasks", "task"))),
    )


def _governance(entry: Entry) -> Governance:
    return Governance(
        steering=entry.text("steering"),
        members=entry.texts("members"),
        signs_off=entry.text("signs_off"),
        timetable=tuple(map(_phase, entry.entries("timetable", "phase"))),
        timetable_note=entry.text("timetable_note"),
        tasks=tuple(map(_task, entry.entries("tasks", "task"))),
    )


def _task(entry: Entry) -> Task:
    return Task(
        key=entry.text("key"),
        title=entry.text("title"),
        about=entry.text("about"),
        finding=entry.text("finding", ""),
        outside=entry.yes("outside"),
    )


def _phase(entry: Entry) -> Phase:
    return Phase(entry.text("title"), entry.count("from_week"), entry.count("to_week"))
