"""The history of a record: every version, what each changed, and the way back to one."""

from itertools import pairwise
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.directory.records.models import ServiceVersion
from attune.directory.services import actions as services
from attune.domain.listings.differences import Difference, differences
from attune.domain.listings.document import ServiceDocument
from attune.place.members.audience import for_roles

from .editors import EDITORS, KEEPERS, editable, keeps


@for_roles(*EDITORS)
def history(request: HttpRequest, uid: UUID) -> HttpResponse:
    service = editable(request, uid)
    versions = list(service.versions.select_related("kept_by"))
    context = {"service": service, "versions": _with_changes(versions), "keeps": keeps(request)}
    return render(request, "directory/editing/history.jinja", context)


@for_roles(*KEEPERS)
@require_POST
def restore(request: HttpRequest, uid: UUID, number: int) -> HttpResponse:
    service = editable(request, uid)
    version = service.versions.filter(number=number).first()
    if version is None:
        raise Http404("There is no such version")
    services.restore_version(version, by=request.user, at=timezone.now())
    messages.success(request, _("Version %(number)s is back.") % {"number": number})
    return redirect("directory:editing_history", slug=request.locality.slug, uid=uid)


def _with_changes(
    versions: list[ServiceVersion],
) -> list[tuple[ServiceVersion, tuple[Difference, ...]]]:
    """Each version, the newest first, with what it changed of the one before."""
    read = [ServiceDocument.read(each.document) for each in versions]
    changes = [differences(old, new) for new, old in pairwise(read)]
    return list(zip(versions, [*changes, ()], strict=True))
