"""One part of a draft: read, change, add, take out, and the template's words again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.domain.pathways.editing_parts import PartNotThere, part_path
from attune.domain.pathways.parts import PathwayRefused
from attune.pathway.drafts import actions as drafts
from attune.pathway.editing.add_page import AddPage
from attune.pathway.editing.comment_form import CommentForm
from attune.pathway.editing.finding import EDITORS, edits, found_part, home_of, speaks
from attune.pathway.editing.part_page import PartPage
from attune.pathway.records.models import LocalPathway
from attune.pathway.shown.addresses import READERS, found_pathway
from attune.place.members.audience import for_roles


@for_roles(*READERS)
def part(request: HttpRequest, key: str, path: str) -> HttpResponse:
    """Read a part and comment on it; the lead changes it."""
    pathway = found_pathway(request, key)
    if request.method == "POST":
        return _change(request, pathway, path)
    page = PartPage(pathway, found_part(pathway, path))
    return _page(request, page)


@for_roles(*EDITORS)
def _change(request: HttpRequest, pathway: LocalPathway, path: str) -> HttpResponse:
    try:
        page = PartPage(pathway, part_path(pathway.local.pathway, path), request.POST)
    except PartNotThere:
        return gone(request, pathway)
    if not page.form.is_valid():
        return _page(request, page, status=422)
    try:
        drafts.change_part(
            pathway,
            path=page.path,
            fields=page.form.said,
            seen=request.POST.get("seen", ""),
            by=request.user,
            at=timezone.now(),
        )
    except drafts.PartMovedOn:
        return _page(request, page, conflict=True, status=409)
    except PathwayRefused as refused:
        page.form.refuse(refused)
        return _page(request, page, status=422)
    messages.success(request, _("Saved: %(part)s.") % {"part": page.title})
    return redirect(page.back)


def _page(
    request: HttpRequest, page: PartPage, *, conflict: bool = False, status: int = 200
) -> HttpResponse:
    """A form that is sent back still says which state was seen first; a conflict shows the new."""
    seen = page.seen if conflict else request.POST.get("seen") or page.seen
    context = {
        "pathway": page.pathway,
        "page": page,
        "form": page.form,
        "seen": seen,
        "conflict": conflict,
        "edits": edits(request),
        "speaks": speaks(request),
        "comment_form": CommentForm(),
    }
    return render(request, "pathway/editing/part.jinja", context, status=status)


def gone(request: HttpRequest, pathway: LocalPathway) -> HttpResponse:
    """Somebody took the part out meanwhile: what was written is shown, to be put elsewhere."""
    if request.method != "POST":
        raise Http404("There is no such part")
    hidden = ("seen", "csrfmiddlewaretoken")
    written = [value for name, value in request.POST.items() if name not in hidden and value]
    context = {"pathway": pathway, "written": written}
    return render(request, "pathway/editing/gone.jinja", context, status=409)


@for_roles(*EDITORS)
@require_POST
def again(request: HttpRequest, key: str, path: str) -> HttpResponse:
    """The template's own words for a part, whatever stands there now."""
    pathway = found_pathway(request, key)
    page = PartPage(pathway, found_part(pathway, path))
    try:
        drafts.use_base(pathway, path=page.path, by=request.user, at=timezone.now())
        messages.success(request, _("The template’s words stand there again."))
    except PathwayRefused as refused:
        messages.error(request, str(refused))
    return redirect(page.back)


@for_roles(*EDITORS)
def add(request: HttpRequest, key: str, path: str) -> HttpResponse:
    """Add a part to a list."""
    pathway = found_pathway(request, key)
    page = AddPage.of(pathway, path, request.POST or None, kind=request.GET.get("kind", ""))
    if page.form.is_valid():
        said, by = page.form.said, request.user
        try:
            made = drafts.add_part(pathway, path=path, fields=said, by=by, at=timezone.now())
            messages.success(request, _("Added."))
            return redirect(page.next(made.path))
        except PathwayRefused as refused:
            page.form.refuse(refused)
    context = {"pathway": pathway, "page": page, "form": page.form}
    return render(request, "pathway/editing/add.jinja", context)


@for_roles(*EDITORS)
@require_POST
def remove(request: HttpRequest, key: str, path: str) -> HttpResponse:
    """Take a part out; what names it is said where it cannot go."""
    pathway = found_pathway(request, key)
    path = found_part(pathway, path)
    try:
        drafts.remove_part(pathway, path=path, by=request.user, at=timezone.now())
        messages.success(request, _("Taken out. You can take that back under “What changed”."))
    except PathwayRefused as refused:
        messages.error(request, str(refused))
        return redirect(home_of(pathway, path))
    return redirect(home_of(pathway, path.rpartition(".")[0]))
