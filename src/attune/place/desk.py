"""What this room has to say on a desk: help lines nobody confirmed yet."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from attune.kit.desk import DeskLine, NextUseful

from .localities.models import Locality
from .members.roles import Role


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """What needs this member here, in no order."""
    if Role.LEAD in roles and not locality.help_lines.exists():
        yield DeskLine(
            since=locality.founded_at.date(),
            text=_("Nobody has confirmed the urgent-help lines of %(place)s")
            % {"place": locality.name},
            action=_("Confirm them"),
            href=reverse("place:help_lines", kwargs={"slug": locality.slug}),
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
