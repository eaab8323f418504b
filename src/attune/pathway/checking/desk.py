"""What the checker has to say on the lead's desk: services that have gone, altered editions."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.directory.records.models import Service
from attune.domain.pathways.service_state import ServiceState, state_of
from attune.domain.pathways.vocabulary import Standing
from attune.kit.desk import DeskLine
from attune.pathway.records.models import Edition
from attune.place.localities.models import Locality
from attune.place.members.roles import Role


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """For the lead: one line for each pathway whose current edition wants something."""
    if Role.LEAD not in roles:
        return
    for edition in Edition.objects.at(locality).current().order_by("pathway__title", "id"):
        if not edition.is_whole:
            yield _line(edition, edition.published_on, _("was altered outside this program"))
        elif gone := [since for each in _named(edition) if (since := _gone(each, on))]:
            words = ngettext(
                "names %(count)s service that has closed or has not been checked for too long",
                "names %(count)s services that have closed or have not been checked for too long",
                len(gone),
            )
            yield _line(edition, min(gone), words % {"count": len(gone)})


def _line(edition: Edition, since: date, what: str) -> DeskLine:
    where = {"slug": edition.pathway.locality.slug, "key": edition.pathway.key}
    said = {"title": edition.pathway.title, "number": edition.number, "what": what}
    return DeskLine(
        since=since,
        text=_("“%(title)s”, edition %(number)s, %(what)s") % said,
        action=_("See what to do"),
        href=reverse("pathway:check", kwargs=where),
    )


def _named(edition: Edition) -> Iterator[Service]:
    """The services to which the edition sends families, as they are today."""
    placed = (each for there in edition.document.services.values() for each in there)
    uids = {each.service for each in placed if each.standing is Standing.CURRENT}
    for service in Service.objects.with_uids(UUID(uid) for uid in uids if uid):
        merged = service.merged_into_id is not None
        yield (Service.objects.successor_of(service.uid) or service) if merged else service


def _gone(service: Service, on: date) -> date | None:
    """Since when families cannot be sent there; None where they can."""
    state = state_of(
        is_public=service.is_public, seen_until=service.seen_until, closed_for_now=False, on=on
    )
    if state is ServiceState.STALE:
        return service.seen_until + timedelta(days=1)
    if state is ServiceState.CLOSED:
        return timezone.localdate(service.last_modified)
    return None
