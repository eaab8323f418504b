"""What this room has to say on a lead's desk: help lines, files to load, work that ended badly."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.kit.desk import DeskLine, NextUseful

from .imports.models import ReceivedFile
from .jobs.models import Job
from .localities.models import Locality
from .members.roles import Role

# For so long a desk reminds of work that ended badly.
REMIND = timedelta(days=14)


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """What needs this member here, in no order."""
    if Role.LEAD not in roles:
        return
    yield from _help_lines(locality)
    yield from _files_to_load(locality)
    yield from _ended_badly(locality, since=on - REMIND)


def _help_lines(locality: Locality) -> Iterator[DeskLine]:
    if not locality.help_lines.exists():
        yield DeskLine(
            since=locality.founded_at.date(),
            text=_("Nobody has confirmed the urgent-help lines of %(place)s")
            % {"place": locality.name},
            action=_("Confirm them"),
            href=reverse("place:help_lines", kwargs={"slug": locality.slug}),
        )


def _files_to_load(locality: Locality) -> Iterator[DeskLine]:
    for received in ReceivedFile.objects.waiting():
        yield DeskLine(
            since=timezone.localdate(received.received_at),
            text=_("%(file)s was checked and waits to be loaded") % {"file": received.file_name},
            action=_("See what was found"),
            href=reverse("place:data", kwargs={"slug": locality.slug}),
        )


def _ended_badly(locality: Locality, *, since: date) -> Iterator[DeskLine]:
    for job in Job.objects.at_locality(locality).needing_a_person(since=since):
        yield DeskLine(
            since=timezone.localdate(job.last_at),
            text=f"{job.title}: {job.last_sentence}",
            action=_("Look at it"),
            href=reverse("place:job", kwargs={"job_id": job.pk}),
        )


def next_useful(locality: Locality, roles: tuple[Role, ...]) -> Iterator[NextUseful]:
    """What a member may do here when nothing waits."""
    if Role.LEAD in roles:
        yield NextUseful(
            text=_("See who is a member of %(place)s and which data is loaded")
            % {"place": locality.name},
            action=_("Open the area page"),
            href=reverse("place:area", kwargs={"slug": locality.slug}),
        )
