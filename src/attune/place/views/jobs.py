"""Long work somebody asked for: how far it is, stopping it, trying it again, what came of it."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.place.jobs import actions
from attune.place.jobs.models import Job
from attune.place.members.audience import signed_in

from .job_words import words

NEWEST = 50


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    jobs = Job.objects.of(request.user).with_state().newest_first()[:NEWEST]
    return render(request, "place/jobs.jinja", {"jobs": jobs, "words": words})


@signed_in
def job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    shown = _visible(request, job_id)
    return render(request, "place/job.jinja", {"job": shown, "words": words})


@signed_in
@require_POST
def stop(request: HttpRequest, job_id: UUID) -> HttpResponse:
    try:
        actions.ask_stop(_visible(request, job_id), by=request.user, at=timezone.now())
    except actions.JobRefused as refused:
        messages.warning(request, str(refused))
    return redirect("place:job", job_id=job_id)


@signed_in
@require_POST
def again(request: HttpRequest, job_id: UUID) -> HttpResponse:
    try:
        actions.try_again(_visible(request, job_id), by=request.user, at=timezone.now())
    except actions.JobRefused as refused:
        messages.warning(request, str(refused))
    return redirect("place:job", job_id=job_id)


@signed_in
def result(request: HttpRequest, job_id: UUID) -> HttpResponse | FileResponse:
    path = _visible(request, job_id).result_path
    if path is None:
        raise Http404(_("No file came of this"))
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)


def _visible(request: HttpRequest, job_id: UUID) -> Job:
    """To anybody else it is not there."""
    found = Job.objects.visible_to(request.user).called(job_id).with_state().first()
    if found is None:
        raise Http404(_("There is no such job of yours"))
    return found
