"""Likely duplicates, side by side; a person merges them, keeps them apart, or undoes a merge."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.domain.listings.differences import differences
from attune.domain.listings.merging import merged
from attune.place.members.audience import for_roles

from . import actions, finding
from .editors import KEEPERS
from .models import LikePair, Merge


@for_roles(*KEEPERS)
def duplicates(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        found = finding.found_at(request.locality)
        new = actions.note_likenesses(
            request.locality, found=found, by=request.user, at=timezone.now()
        )
        messages.success(request, _("Looked through every record: %(new)s new.") % {"new": new})
        return redirect("directory:editing_duplicates", slug=request.locality.slug)
    context = {
        "pairs": LikePair.objects.at(request.locality).open().likeliest_first(),
        "merges": Merge.objects.at(request.locality).standing().newest_first()[:20],
    }
    return render(request, "directory/editing/duplicates.jinja", context)


@for_roles(*KEEPERS)
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    found = LikePair.objects.at(request.locality).open().with_pk(pk).first()
    if found is None:
        raise Http404("There is no such pair")
    if request.method == "POST" and _settled(request, found):
        return redirect("directory:editing_duplicates", slug=request.locality.slug)
    first, second = found.first.whole_document, found.second.whole_document
    context = {
        "pair": found,
        "differences": differences(first, second),
        "gains": [
            differences(first, merged(first, second)),
            differences(second, merged(second, first)),
        ],
    }
    return render(request, "directory/editing/pair.jinja", context)


def _settled(request: HttpRequest, pair: LikePair) -> bool:
    by, at, choice = request.user, timezone.now(), request.POST.get("choice")
    try:
        if choice == "apart":
            actions.keep_apart(pair, by=by, at=at)
            messages.success(request, _("They stay two services."))
        elif choice == "first":
            actions.merge(pair.first, gone=pair.second, by=by, at=at)
            messages.success(request, _("They are one service now. You can undo this."))
        elif choice == "second":
            actions.merge(pair.second, gone=pair.first, by=by, at=at)
            messages.success(request, _("They are one service now. You can undo this."))
    except actions.EditRefused as refused:
        messages.error(request, str(refused))
        return False
    return choice in ("apart", "first", "second")


@for_roles(*KEEPERS)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    row = Merge.objects.at(request.locality).with_pk(pk).first()
    if row is None:
        raise Http404("There is no such merge")
    try:
        actions.undo_merge(row, by=request.user, at=timezone.now())
        messages.success(request, _("They are two services again."))
    except actions.EditRefused as refused:
        messages.error(request, str(refused))
    return redirect("directory:editing_duplicates", slug=request.locality.slug)
