"""The area's pathways, and the whole draft of one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.domain.pathways.parts import PathwayRefused
from attune.pathway.drafts import actions as drafts
from attune.pathway.editing.comment_form import CommentForm
from attune.pathway.editing.finding import EDITORS, doors, edits, home_of, previews, speaks, tasks
from attune.pathway.editing.outline import Outline
from attune.pathway.editing.start_form import StartForm
from attune.pathway.records.models import Comment, Edition, LocalPathway
from attune.pathway.shown.addresses import READERS, found_pathway
from attune.place.members.audience import for_roles


@for_roles(*READERS)
def work(request: HttpRequest) -> HttpResponse:
    """Every pathway of the place: its draft and its current edition."""
    pathways = LocalPathway.objects.at(request.locality).by_title()
    current = {each.pathway_id: each for each in Edition.objects.at(request.locality).current()}
    lines = [(pathway, current.get(pathway.pk)) for pathway in pathways]
    context = {"lines": lines, "edits": edits(request)}
    return render(request, "pathway/editing/work.jinja", context)


@for_roles(*EDITORS)
def start(request: HttpRequest) -> HttpResponse:
    """Begin a pathway from a template, or from another place's edition."""
    form = StartForm(request.POST or None, locality=request.locality)
    if form.is_valid():
        try:
            begun = form.begin(by=request.user, at=timezone.now())
            messages.success(request, _("Here it is. Change what is different where you are."))
            return redirect(home_of(begun))
        except PathwayRefused as refused:
            form.add_error("key", str(refused))
    return render(request, "pathway/editing/start.jinja", {"form": form})


@for_roles(*READERS)
def home(request: HttpRequest, key: str) -> HttpResponse:
    """The whole draft, in the order of the pathway."""
    pathway = found_pathway(request, key)
    comments = list(Comment.objects.of(pathway).open().oldest_first())
    context = {
        "pathway": pathway,
        "outline": Outline(pathway, timezone.localdate(), comments),
        "current": Edition.objects.of(pathway).first(),
        "edits": edits(request),
        "speaks": speaks(request),
        "previews": previews(pathway),
        "tasks": tasks(pathway),
        "publish": doors(pathway, (("publishing_home", _("Ask for review, or publish")),)),
        "form": CommentForm(),
    }
    return render(request, "pathway/editing/home.jinja", context)


@for_roles(*EDITORS)
@require_POST
def move(request: HttpRequest, key: str) -> HttpResponse:
    """Move a part up or down; the button says which."""
    pathway = found_pathway(request, key)
    up = "up" in request.POST
    path = request.POST.get("up" if up else "down", "")
    try:
        drafts.move_part(pathway, path=path, up=up, by=request.user, at=timezone.now())
    except PathwayRefused as refused:
        messages.error(request, str(refused))
    return redirect(home_of(pathway, path))
