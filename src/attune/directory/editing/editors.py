"""Who may change which record, and whether at once or by proposing it."""

from uuid import UUID

from django.http import Http404, HttpRequest

from attune.directory.records.models import Service
from attune.place.members.audience import roles_held
from attune.place.members.roles import Role

KEEPERS = (Role.LEAD, Role.FAMILY_INFORMATION_OFFICER)
EDITORS = (*KEEPERS, Role.PROVIDER)
READERS = tuple(role for role in Role if role is not Role.PROVIDER)


def keeps(request: HttpRequest) -> bool:
    """Whether this member changes records at once."""
    return bool(roles_held(request) & set(KEEPERS))


def editable(request: HttpRequest, uid: UUID) -> Service:
    """The record, where this member may change it or propose a change; else it is not there."""
    if keeps(request):
        services = Service.objects.kept_by(request.locality)
    else:
        services = Service.objects.edited_by(request.user, request.locality)
    service = services.with_uid(uid).select_related("provider", "kept_by").first()
    if service is None or service.historical:
        raise Http404("There is no such service of yours")
    return service
