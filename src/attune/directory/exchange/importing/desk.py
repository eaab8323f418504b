"""What feeds and files have to say on a desk: differences to decide, records that left a feed."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.kit.desk import DeskLine, NextUseful
from attune.place.localities.models import Locality
from attune.place.members.roles import Role

from .differences import Difference
from .imported import ImportedService

KEEPERS = (Role.LEAD, Role.FAMILY_INFORMATION_OFFICER)


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """A line for each kind of work, counted, since the oldest of it."""
    if not any(role in KEEPERS for role in roles):
        return
    waiting = list(Difference.objects.at(locality).open())
    if waiting:
        text = ngettext(
            "%(count)s record edited here differs from its feed",
            "%(count)s records edited here differ from their feeds",
            len(waiting),
        ) % {"count": len(waiting)}
        href = reverse("directory:imports_differences", kwargs={"slug": locality.slug})
        since = timezone.localdate(min(each.run.at for each in waiting))
        yield DeskLine(since, text, _("Decide which word stands"), href)
    gone = list(ImportedService.objects.gone(locality)[:200])
    if gone:
        text = ngettext(
            "%(count)s service is no longer in the feed it came from",
            "%(count)s services are no longer in the feeds they came from",
            len(gone),
        ) % {"count": len(gone)}
        href = reverse("directory:imports_gone", kwargs={"slug": locality.slug})
        since = timezone.localdate(min(each.source.last_read_at for each in gone))
        yield DeskLine(since, text, _("See which"), href)


def next_useful(locality: Locality, roles: tuple[Role, ...]) -> Iterator[NextUseful]:
    """Whoever keeps the directory may bring in more of it."""
    if any(role in KEEPERS for role in roles):
        yield NextUseful(
            text=_("Bring services into the directory of %(place)s from a feed or a file")
            % {"place": locality.name},
            action=_("Open feeds and files"),
            href=reverse("directory:imports", kwargs={"slug": locality.slug}),
        )
