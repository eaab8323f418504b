"""Every change of a draft, and the way back from one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.domain.pathways.parts import PathwayRefused
from attune.pathway.drafts import actions as drafts
from attune.pathway.editing.finding import EDITORS, edits
from attune.pathway.editing.history_page import HistoryPage, page_number
from attune.pathway.records.models import DraftChange
from attune.pathway.shown.addresses import READERS, found_pathway
from attune.place.members.audience import for_roles


@for_roles(*READERS)
def history(request: HttpRequest, key: str) -> HttpResponse:
    """Who changed what and when, the newest first."""
    pathway = found_pathway(request, key)
    page = HistoryPage(pathway, page_number(request.GET.get("page", "")))
    context = {"pathway": pathway, "page": page, "edits": edits(request)}
    return render(request, "pathway/editing/history.jinja", context)


@for_roles(*EDITORS)
@require_POST
def take_back(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Undo one change; that is a change itself, and can be taken back."""
    pathway = found_pathway(request, key)
    change = DraftChange.objects.of(pathway).numbered(number).first()
    if change is None:
        raise Http404("There is no such change")
    try:
        drafts.take_back(change, by=request.user, at=timezone.now())
        messages.success(request, _("Taken back."))
    except PathwayRefused as refused:
        messages.error(request, str(refused))
    return redirect("pathway:editing_history", slug=request.locality.slug, key=key)
