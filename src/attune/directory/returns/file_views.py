"""A file of returns: the template, the dry run, and the loading of all of it or nothing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.domain.refusals import Refused
from attune.domain.returns import last_ended
from attune.kit import downloads
from attune.place.members.audience import for_roles

from . import actions, returns_file
from .return_forms import ReturnsFileForm
from .sending import by_uid, doubtful, expected, is_keeper, own_services, packed, unpacked
from .views import SENDERS


@for_roles(*SENDERS)
def template(request: HttpRequest) -> HttpResponse:
    quarter = last_ended(on=timezone.localdate())
    table = returns_file.template(expected(request, quarter), quarter)
    return downloads.csv_answer(table, name=f"returns-{quarter.written}")


@for_roles(*SENDERS)
def file(request: HttpRequest) -> HttpResponse:
    if "kept" in request.POST:
        return _loaded(request, unpacked(request.POST["kept"]))
    sent = request.method == "POST"
    form = ReturnsFileForm(*((request.POST, request.FILES) if sent else ()))
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        data = form.cleaned_data["file"].read(returns_file.MOST_BYTES + 1)
        try:
            lines, faults = returns_file.read(data, by_uid(own_services(request)))
            checked = {
                "lines": doubtful(lines, compared=not is_keeper(request)),
                "wrong": faults,
                "kept": packed(data),
            }
            return render(request, "directory/returns/dry_run.jinja", checked)
        except Refused as refused:
            form.add_error("file", str(refused))
    return render(request, "directory/returns/file.jinja", context)


def _loaded(request: HttpRequest, data: bytes) -> HttpResponse:
    """Read anew what the dry run read: all of it is kept, or nothing."""
    try:
        lines, faults = returns_file.read(data, by_uid(own_services(request)))
        if faults:
            raise Refused(_("The file has a row that cannot be read, so nothing was kept"))
        who = {"by": request.user, "at": timezone.now()}
        count = actions.send_file(request.locality, lines=lines, **who)  # type: ignore[attr-defined]
        messages.success(request, _("%(count)s rows are kept") % {"count": count})
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("directory:returns_mine", slug=request.locality.slug)  # type: ignore[attr-defined]
