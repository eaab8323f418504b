"""Verbs of the what-if pages: keep an answer, forget old ones, save a scenario."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from attune.domain import canonical
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.planning.records.flow import Scenario, WorkedOut

LONGEST_NAME = 80


class ScenarioRefused(ValueError):
    """A scenario that cannot be saved as asked; its text is for the person."""


@transaction.atomic
def keep_answer(
    sha256: str, *, document: dict[str, Any], by: Member | None, at: datetime
) -> WorkedOut:
    """The answer to one question, once: it follows from the question, so nothing is audited."""
    row, _new = WorkedOut.objects.get_or_create(
        sha256=sha256,
        defaults={"document": canonical.text(document), "worked_out_at": at},
    )
    return row


@transaction.atomic
def forget_answers(*, kept_for: timedelta, most: int, by: Member | None, at: datetime) -> int:
    """Keep at most so many, the newest; how many were forgotten. They can be worked out again."""
    older_than = at - kept_for
    beyond = WorkedOut.objects.older_than_the_newest(most)
    moments = [older_than] if beyond is None else [older_than, beyond]
    forgotten, _of = WorkedOut.objects.older_than(max(moments)).delete()
    return forgotten


@transaction.atomic
def save_scenario(
    locality: Locality, *, name: str, document: dict[str, Any], by: Member, at: datetime
) -> Scenario:
    """Keep a what-if under a name: what was asked, and what both ways came to."""
    name = " ".join(name.split())
    if not name or "\0" in name or len(name) > LONGEST_NAME:
        raise ScenarioRefused(f"A name has 1 to {LONGEST_NAME} characters")
    if Scenario.objects.of(locality).filter(name=name).exists():
        raise ScenarioRefused(f"There is a scenario called “{name}” already: choose another name")
    text = canonical.text(document)
    scenario = Scenario.objects.create(
        locality=locality,
        name=name,
        document=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        saved_by=by,
        saved_at=at,
    )
    audit.record(
        "scenario.save", by=by, at=at, locality=locality, subject=f"planning.Scenario:{scenario.pk}"
    )
    return scenario
