"""What editing has to say on a desk: changes to decide, likely duplicates, masked addresses."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.directory.records.models import Location, Service
from attune.kit.desk import DeskLine, NextUseful
from attune.place.localities.models import Locality
from attune.place.members.roles import Role

from .editors import KEEPERS
from .models import LikePair, Proposal


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    if not set(KEEPERS).intersection(roles):
        return
    waiting = Proposal.objects.at(locality).open().oldest_first()
    if first := waiting.first():
        count = waiting.count()
        text = ngettext(
            "%(n)s change waits for a decision", "%(n)s changes wait for a decision", count
        )
        since = timezone.localdate(first.proposed_at)
        yield _line(since, text % {"n": count}, _("Decide"), "editing_changes", locality)
    pairs = LikePair.objects.at(locality).open().order_by("found_at")
    if oldest := pairs.first():
        count = pairs.count()
        text = ngettext(
            "%(n)s pair of records may be one service", "%(n)s pairs of records may be one", count
        )
        since = timezone.localdate(oldest.found_at)
        yield _line(since, text % {"n": count}, _("Look at them"), "editing_duplicates", locality)
    masked = Location.objects.kept_by(locality).awaiting_clearance().count()
    if masked:
        text = ngettext(
            "%(n)s address is kept private until somebody says whether it may be shown",
            "%(n)s addresses are kept private until somebody says whether they may be shown",
            masked,
        )
        yield _line(on, text % {"n": masked}, _("Say which"), "editing_addresses", locality)


def _line(since: date, text: str, action: str, name: str, locality: Locality) -> DeskLine:
    href = reverse(f"directory:{name}", kwargs={"slug": locality.slug})
    return DeskLine(since=since, text=text, action=action, href=href)


def next_useful(locality: Locality, roles: tuple[Role, ...]) -> Iterator[NextUseful]:
    if Role.PROVIDER in roles or set(KEEPERS).intersection(roles):
        count = Service.objects.kept_by(locality).count()
        yield NextUseful(
            text=_("Look through the services of %(place)s") % {"place": locality.name},
            action=_("Open the list of services") if count else _("Add the first service"),
            href=reverse("directory:editing_services", kwargs={"slug": locality.slug}),
        )
