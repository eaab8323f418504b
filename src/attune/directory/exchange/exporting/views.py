"""The page from which staff take the directory away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.directory.documents.models import Listed
from attune.directory.exchange.feed_answers import NDJSON, gathered
from attune.directory.exchange.feed_door import JSON
from attune.place.jobs import actions as jobs
from attune.place.members.audience import for_roles
from attune.place.members.roles import Role

from .job_kinds import EXPORT
from .writing import Export, Form

KEEPERS = (Role.LEAD, Role.FAMILY_INFORMATION_OFFICER, Role.COMMISSIONER)
TYPES = {Form.JSON: JSON, Form.NDJSON: NDJSON}


@for_roles(*KEEPERS)
def exports(request: HttpRequest) -> HttpResponse:
    here, on = request.locality, timezone.localdate()
    context = {
        "number": Listed.objects.at(here, on=on).count(),
        "address": request.build_absolute_uri(f"/{here.slug}/api/oruk/v3"),
        "example": request.build_absolute_uri(f"/{here.slug}/api/oruk/v3/services"),
    }
    return render(request, "directory/exchange/exports.jinja", context)


@for_roles(*KEEPERS)
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    job = jobs.ask(
        EXPORT,
        by=request.user,
        at=timezone.now(),
        locality=request.locality,
        title=_("Write the directory as a package"),
        form=Form.HSDS_CSV.value,
    )
    messages.info(request, _("The package is being written. You can leave this page."))
    return redirect("place:job", job_id=job.pk)


@for_roles(*KEEPERS)
def download(request: HttpRequest, form: str) -> StreamingHttpResponse:
    """Sent as it is read: nothing waits for it to be written."""
    wanted = Form(form)
    if wanted not in TYPES:
        raise Http404("A package is made by a job")
    export = Export(request.locality, timezone.localdate())
    pieces = gathered(export.pieces(wanted, export.texts()))
    name = f'attachment; filename="{export.name(wanted)}"'
    return StreamingHttpResponse(
        pieces, content_type=TYPES[wanted], headers={"Content-Disposition": name}
    )
