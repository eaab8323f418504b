"""The services of a slot: put in, wanted, put in order, noted, taken out."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.domain.pathways.parts import PathwayRefused
from attune.pathway.drafts import actions as drafts
from attune.pathway.editing.finding import EDITORS, edits
from attune.pathway.editing.slot_page import SlotPage, WantedForm, found_service
from attune.pathway.records.models import LocalPathway
from attune.pathway.shown.addresses import READERS, found_pathway
from attune.place.members.audience import for_roles

Done = dict[str, Any]
Unkept = tuple[str, str, str]
NOTHING = ("", "", "")


@for_roles(*READERS)
def slot(request: HttpRequest, key: str, slot: str) -> HttpResponse:
    """What stands here today; the lead finds services and puts them in."""
    return _page(request, found_pathway(request, key), slot)


def _page(
    request: HttpRequest,
    pathway: LocalPathway,
    slot: str,
    form: WantedForm | None = None,
    *,
    unkept: Unkept = NOTHING,
    status: int = 200,
) -> HttpResponse:
    """`unkept` is a note that could not be kept: on which placement, the words, and why."""
    asked = request.GET.get("q", "")
    context = {
        "pathway": pathway,
        "page": SlotPage.of(pathway, slot, on=timezone.localdate(), asked=asked),
        "form": form or WantedForm(),
        "edits": edits(request),
        "unkept": unkept,
        "problems": [{"text": unkept[2]}] if unkept[2] else [],
    }
    return render(request, "pathway/editing/slot.jinja", context, status=status)


@for_roles(*EDITORS)
@require_POST
def want(request: HttpRequest, key: str, slot: str) -> HttpResponse:
    """Name something the area wants."""
    pathway = found_pathway(request, key)
    form = WantedForm(request.POST)
    if form.is_valid():
        try:
            drafts.want(pathway, slot=slot, **form.cleaned_data, **_who(request))
            return redirect("pathway:editing_slot", slug=request.locality.slug, key=key, slot=slot)
        except PathwayRefused as refused:
            form.add_error("name", str(refused))
    return _page(request, pathway, slot, form, status=422)


@for_roles(*EDITORS)
@require_POST
def change(request: HttpRequest, key: str, slot: str) -> HttpResponse:
    """Put in, move, note or take out; the button that was pressed says which."""
    pathway = found_pathway(request, key)
    pressed = next((name for name in DOING if name in request.POST), None)
    if pressed is None:
        raise Http404("No button was pressed")
    try:
        messages.success(request, DOING[pressed](request, pathway, slot, request.POST[pressed]))
    except PathwayRefused as refused:
        if pressed == "note":
            unkept = (request.POST["note"], request.POST.get("words", ""), str(refused))
            return _page(request, pathway, slot, unkept=unkept, status=422)
        messages.error(request, str(refused))
    return redirect("pathway:editing_slot", slug=request.locality.slug, key=key, slot=slot)


def _who(request: HttpRequest) -> Done:
    return {"by": request.user, "at": timezone.now()}


def _place(request: HttpRequest, pathway: LocalPathway, slot: str, which: str) -> str:
    service = found_service(pathway, which)
    drafts.place(pathway, slot=slot, service=service, **_who(request))
    return _("%(name)s stands in this slot now.") % {"name": service.name}


def _up(request: HttpRequest, pathway: LocalPathway, slot: str, which: str) -> str:
    drafts.move_placement(pathway, slot=slot, which=which, up=True, **_who(request))
    return _("Moved up.")


def _down(request: HttpRequest, pathway: LocalPathway, slot: str, which: str) -> str:
    drafts.move_placement(pathway, slot=slot, which=which, up=False, **_who(request))
    return _("Moved down.")


def _note(request: HttpRequest, pathway: LocalPathway, slot: str, which: str) -> str:
    words = request.POST.get("words", "")
    drafts.note(pathway, slot=slot, which=which, words=words, **_who(request))
    return _("Your note is kept.")


def _out(request: HttpRequest, pathway: LocalPathway, slot: str, which: str) -> str:
    drafts.take_out(pathway, slot=slot, which=which, **_who(request))
    return _("Taken out.")


DOING: dict[str, Callable[[HttpRequest, LocalPathway, str, str], str]] = {
    "place": _place,
    "up": _up,
    "down": _down,
    "note": _note,
    "out": _out,
}
