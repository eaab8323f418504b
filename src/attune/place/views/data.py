"""The official files behind a locality: which are loaded, hand one in, check it, load it."""

from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from attune.kit.forms import Form
from attune.place.areas.models import Dataset
from attune.place.imports import actions as imports
from attune.place.imports import job_kinds
from attune.place.imports.errors import OfficialFileError
from attune.place.imports.models import ReceivedFile
from attune.place.jobs import actions as jobs
from attune.place.jobs.models import Job
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS, Role


class FileForm(Form):
    """An official file, and what it does not say of itself."""

    file = forms.FileField(
        label=gettext_lazy("Official file, as its publisher made it (.csv or .xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    vintage = forms.CharField(
        label=gettext_lazy("Vintage, if the file does not say it"),
        help_text=gettext_lazy("For example mid-2020"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"width": "10"}),
    )
    source = forms.CharField(
        label=gettext_lazy("Web address it came from, if you know it"),
        max_length=500,
        required=False,
    )


@for_roles(*PLANNERS)
def data(request: HttpRequest) -> HttpResponse:
    context = {
        "datasets": Dataset.objects.listed(),
        "received": ReceivedFile.objects.newest_first()[:20],
        "lead": Role.LEAD in request.roles,
        "form": FileForm(),
    }
    return render(request, "place/data.jinja", context)


@for_roles(Role.LEAD)
def hand_in(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (job := _check_asked(request, form)):
        return redirect("place:job", job_id=job.pk)
    return render(request, "place/hand_in.jinja", {"form": form})


def _check_asked(request: HttpRequest, form: FileForm) -> Job | None:
    """Receive the upload and ask for its check; None after saying why it was refused."""
    asked = timezone.now()
    try:
        received = _received(request, form.cleaned_data, asked)
    except OfficialFileError as wrong:
        form.add_error("file", str(wrong))
        return None
    title = _("Check %(file)s") % {"file": received.file_name}
    return jobs.ask(
        job_kinds.CHECK,
        by=request.user,
        at=asked,
        locality=request.locality,
        title=title[:200],
        received=received.pk,
    )


def _received(request: HttpRequest, given: dict[str, Any], asked: datetime) -> ReceivedFile:
    upload = given["file"]
    with NamedTemporaryFile() as copy:
        for chunk in upload.chunks():
            copy.write(chunk)
        copy.flush()
        return imports.receive(
            Path(copy.name),
            name=upload.name,
            source=given["source"],
            vintage=given["vintage"],
            by=request.user,
            at=asked,
        )


@for_roles(Role.LEAD)
@require_POST
def load(request: HttpRequest, pk: int) -> HttpResponse:
    received = ReceivedFile.objects.numbered(pk).first()
    if received is None:
        raise Http404("There is no such file")
    title = _("Load %(file)s") % {"file": received.file_name}
    job = jobs.ask(
        job_kinds.LOAD,
        by=request.user,
        at=timezone.now(),
        locality=request.locality,
        title=title[:200],
        received=received.pk,
        sheet=request.POST.get("sheet", "")[:80],
    )
    messages.info(request, _("The file is being loaded. You can leave this page."))
    return redirect("place:job", job_id=job.pk)
