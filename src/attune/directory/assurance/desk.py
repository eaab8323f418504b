"""What checking has to say on a desk: what owners said, and what families will soon not see."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.domain.freshness import Freshness
from attune.kit.desk import DeskLine, NextUseful
from attune.place.localities.models import Locality
from attune.place.members.roles import Role

from .checked_services import SOON, services
from .models import ChangeAsked

KEEPERS = (Role.LEAD, Role.FAMILY_INFORMATION_OFFICER)


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """A line for each kind of work, counted, since the oldest of it."""
    if any(role in KEEPERS for role in roles):
        yield from _asked(locality)
        yield from _to_check(locality, on)


def _asked(locality: Locality) -> Iterator[DeskLine]:
    href = reverse("directory:check_changes", kwargs={"slug": locality.slug})
    waiting = ChangeAsked.objects.at(locality).open().oldest_first()
    gone, changed = list(waiting.closed()), list(waiting.changed())
    if gone:
        text = ngettext(
            "%(count)s service is said to have closed",
            "%(count)s services are said to have closed",
            len(gone),
        )
        since = timezone.localdate(gone[0].said_at)
        yield DeskLine(since, text % {"count": len(gone)}, _("Decide"), href)
    if changed:
        text = ngettext(
            "%(count)s owner says that something has changed",
            "%(count)s messages from owners say that something has changed",
            len(changed),
        )
        since = timezone.localdate(changed[0].said_at)
        yield DeskLine(since, text % {"count": len(changed)}, _("Put it right"), href)


def _to_check(locality: Locality, on: date) -> Iterator[DeskLine]:
    href = reverse("directory:checks", kwargs={"slug": locality.slug})
    here = services().kept_here(locality)
    soon, stale = here.dark_soon(on=on), here.stale(on=on).longest_dark()
    if count := soon.count():
        text = ngettext(
            "Families stop seeing %(count)s record within 14 days",
            "Families stop seeing %(count)s records within 14 days",
            count,
        )
        since = soon.first().seen_until - SOON
        yield DeskLine(since, text % {"count": count}, _("Ring round"), href)
    if count := stale.count():
        text = ngettext(
            "%(count)s record is hidden from families: unchecked for too long",
            "%(count)s records are hidden from families: unchecked for too long",
            count,
        )
        since, address = stale.first().seen_until, f"{href}?state={Freshness.STALE.value}"
        yield DeskLine(since, text % {"count": count}, _("Ring round"), address)


def next_useful(locality: Locality, roles: tuple[Role, ...]) -> Iterator[NextUseful]:
    """Keepers can always go on with the round; a provider can check their own records."""
    if any(role in KEEPERS for role in roles):
        yield NextUseful(
            text=_("Work through the records that need a check, most needed first"),
            action=_("Open the round of checks"),
            href=reverse("directory:checks", kwargs={"slug": locality.slug}),
        )
    elif Role.PROVIDER in roles:
        yield NextUseful(
            text=_("Say that your records are still correct"),
            action=_("See your services"),
            href=reverse("directory:checks_mine", kwargs={"slug": locality.slug}),
        )
