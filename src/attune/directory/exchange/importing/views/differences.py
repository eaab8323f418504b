"""Records that were edited here and that their source tells otherwise: side by side, to decide."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.directory.exchange.importing import actions
from attune.directory.exchange.importing.differences import Difference
from attune.directory.exchange.importing.forms import TakingForm
from attune.domain.listings.differences import differences as compared
from attune.domain.listings.document import DocumentRefused
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
    changes = compared(found.service.whole_document, found.theirs)
    form = TakingForm(request.POST if request.method == "POST" else None, changes=changes)
    if form.is_valid():
        _answer(request, found, form.cleaned_data["take"])
        return redirect("directory:imports_differences", slug=request.locality.slug)
    context = {"difference": found, "changes": changes, "form": form}
    return render(request, "directory/exchange/difference.jinja", context)


def _answer(request: HttpRequest, found: Difference, take: list[str]) -> None:
    try:
        actions.answer(found, take=take, by=request.user, at=timezone.now())
    except (actions.ImportRefused, DocumentRefused) as refused:
        messages.warning(request, str(refused))
        return
    said = _("We took what you ticked for %(name)s") if take else _("%(name)s stays as it is")
    messages.success(request, said % {"name": found.service.name})
