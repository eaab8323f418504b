"""Records that were edited here and that their source tells otherwise: side by side, to decide."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.directory.exchange.importing import actions
from attune.directory.exchange.importing.differences import Difference
from attune.domain.listings.differences import differences as compared
from attune.place.members.audience import for_roles

from . import KEEPERS


@for_roles(*KEEPERS)
def differences(request: HttpRequest) -> HttpResponse:
    waiting = Difference.objects.at(request.locality).open()
    return render(request, "directory/exchange/differences.jinja", {"waiting": waiting})


@for_roles(*KEEPERS)
def difference(request: HttpRequest, pk: int) -> HttpResponse:
    found = Difference.objects.at(request.locality).open().numbered(pk).first()
    if found is None:
        raise Http404("Nothing waits for an answer here")
    if request.method == "POST":
        return _answered(request, found)
    changes = compared(found.service.whole_document, found.theirs)
    context = {"difference": found, "changes": changes}
    return render(request, "directory/exchange/difference.jinja", context)


def _answered(request: HttpRequest, found: Difference) -> HttpResponse:
    theirs = request.POST.get("word") == "theirs"
    try:
        actions.answer(found, take_theirs=theirs, by=request.user, at=timezone.now())
    except actions.ImportRefused as refused:
        messages.warning(request, str(refused))
    else:
        said = (
            _("We took the source’s word for %(name)s") if theirs else _("%(name)s stays as it is")
        )
        messages.success(request, said % {"name": found.service.name})
    return redirect("directory:imports_differences", slug=request.locality.slug)
