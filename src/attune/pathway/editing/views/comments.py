"""Comments on a part or on the whole: say something, settle it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.domain.pathways.parts import PathwayRefused
from attune.pathway.drafts import actions as drafts
from attune.pathway.editing.comment_form import CommentForm
from attune.pathway.editing.finding import SPEAKERS, edits, found_part, place_of
from attune.pathway.records.models import Comment
from attune.pathway.shown.addresses import found_pathway
from attune.place.members.audience import for_roles


@for_roles(*SPEAKERS)
@require_POST
def say(request: HttpRequest, key: str) -> HttpResponse:
    """Comment; a comment that cannot be kept is shown again with what is wrong."""
    pathway = found_pathway(request, key)
    path = request.POST.get("path", "")
    path = found_part(pathway, path) if path else ""
    form = CommentForm(request.POST)
    if form.is_valid():
        words = form.cleaned_data["words"]
        try:
            drafts.say(pathway, path=path, words=words, by=request.user, at=timezone.now())
            messages.success(request, _("Your comment is there."))
            return redirect(place_of(pathway, path))
        except PathwayRefused as refused:
            form.add_error("words", str(refused))
    context = {"pathway": pathway, "path": path, "form": form, "back": place_of(pathway, path)}
    return render(request, "pathway/editing/comment.jinja", context, status=422)


@for_roles(*SPEAKERS)
@require_POST
def settle(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """The lead settles any comment, others their own."""
    pathway = found_pathway(request, key)
    comment = Comment.objects.of(pathway).with_pk(pk).first()
    if comment is None or not (edits(request) or comment.by_id == request.user.pk):
        raise Http404("There is no such comment of yours")
    try:
        drafts.settle(comment, by=request.user, at=timezone.now())
        messages.success(request, _("Settled."))
    except PathwayRefused as refused:
        messages.error(request, str(refused))
    return redirect(place_of(pathway, comment.path))
