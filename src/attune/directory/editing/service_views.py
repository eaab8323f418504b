"""The list of services for staff, and changing one: its record, then its offer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.directory.records.models import AreaTerms, Service
from attune.directory.services import actions as services
from attune.directory.services.drafts import Draft
from attune.directory.services.offer_form import GROUPS, OfferForm
from attune.domain.listings.document import DocumentRefused, ServiceDocument
from attune.domain.readability import reading_age
from attune.place.members.audience import for_roles
from attune.place.members.roles import Role

from . import actions
from .editors import EDITORS, KEEPERS, editable, keeps
from .list_page import ListPage
from .record_form import RecordForm


@for_roles(*Role)
def services_list(request: HttpRequest) -> HttpResponse:
    page = ListPage.of(
        request.locality, request.user, request.roles, request.GET, on=timezone.localdate()
    )
    context = {"page": page, "keeps": keeps(request)}
    return render(request, "directory/editing/services.jinja", context)


@for_roles(*EDITORS)
def edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    service = editable(request, uid)
    form = RecordForm(_posted(request), given=service.whole_document)
    if form.is_valid() and _kept(request, service, form.document):
        return redirect("directory:editing_service", slug=request.locality.slug, uid=uid)
    context = {"service": service, "form": form, "keeps": keeps(request)}
    return render(request, "directory/editing/edit.jinja", context)


@for_roles(*EDITORS)
def edit_offer(request: HttpRequest, uid: UUID, part: int) -> HttpResponse:
    service = editable(request, uid)
    group = GROUPS[part % len(GROUPS)]
    document = service.whole_document
    form = OfferForm(_posted(request), given=document.offer, names=group.names)
    if form.is_valid() and _kept(request, service, document.with_offer(form.offer)):
        return redirect("directory:editing_service", slug=request.locality.slug, uid=uid)
    context = {"service": service, "form": form, "keeps": keeps(request), "group": group}
    return render(request, "directory/editing/edit.jinja", context)


@for_roles(*EDITORS)
def service(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Everything one can do with a record."""
    found = editable(request, uid)
    terms = AreaTerms.objects.of(request.locality)
    context = {
        "service": found,
        "keeps": keeps(request),
        "groups": list(enumerate(GROUPS)),
        "freshness": found.freshness(on=timezone.localdate(), grace_days=terms.grace_days),
        "waiting": found.proposals.open().oldest_first(),
        "age": reading_age(str(found.whole_document.service.get("description") or "")),
    }
    return render(request, "directory/editing/service.jinja", context)


@for_roles(*KEEPERS)
def add(request: HttpRequest) -> HttpResponse:
    form = RecordForm(_posted(request))
    if form.is_valid():
        made = services.list_service(
            request.locality,
            draft=Draft(form.document),
            by=request.user,
            at=timezone.now(),
            why=_("Added by hand"),
        )
        messages.success(request, _("Added. Say next what it offers."))
        return redirect("directory:editing_service", slug=request.locality.slug, uid=made.uid)
    return render(request, "directory/editing/add.jinja", {"form": form})


def _posted(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" else None


def _kept(request: HttpRequest, service: Service, document: ServiceDocument) -> bool:
    """Change the record at once, or propose it; False where nothing could be kept."""
    by, at = request.user, timezone.now()
    try:
        if keeps(request):
            why = _("Edited by hand")
            services.change_service(service, document=document, by=by, at=at, why=why)
            messages.success(request, _("Saved."))
        else:
            place = request.locality
            actions.propose(place, service=service, wanted=document, by=by, at=at)
            messages.success(request, _("Sent. Somebody will look at it before families see it."))
    except (actions.EditRefused, DocumentRefused) as refused:
        messages.error(request, str(refused))
        return False
    return True
