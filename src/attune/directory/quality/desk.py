"""What the quality mark has to say on a desk: applications waiting, marks that end soon."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.domain.quality_mark import ENDS_SOON
from attune.kit.desk import DeskLine
from attune.place.localities.models import Locality
from attune.place.members.roles import Role

from .models import MarkApplication

ASSESSORS = (Role.LEAD, Role.FAMILY_INFORMATION_OFFICER)


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """A line for each kind of work, counted, since the oldest of it."""
    if not any(role in ASSESSORS for role in roles):
        return
    href = reverse("directory:marks", kwargs={"slug": locality.slug})
    applications = MarkApplication.objects.at(locality)
    waiting = list(applications.waiting())
    if waiting:
        text = ngettext(
            "%(count)s service asks for the quality mark",
            "%(count)s services ask for the quality mark",
            len(waiting),
        ) % {"count": len(waiting)}
        yield DeskLine(waiting[0].since.date(), text, _("Look at the applications"), href)
    ending = list(applications.ending(on=on))
    if ending:
        text = ngettext(
            "%(count)s quality mark ends within three months",
            "%(count)s quality marks end within three months",
            len(ending),
        ) % {"count": len(ending)}
        since = ending[0].until - ENDS_SOON
        yield DeskLine(since, text, _("See which"), href)
