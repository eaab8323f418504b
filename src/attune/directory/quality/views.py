"""The pages of the quality mark: what it means, asking for it, and deciding."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.directory.records.models import Service
from attune.directory.records.services import ServiceQuerySet
from attune.domain.quality_mark import MOST_YEARS, YEARS, MarkRefused
from attune.domain.refusals import Refused
from attune.kit.answer_lists import lists
from attune.kit.questionnaires import QuestionnaireForm
from attune.place.members.audience import for_roles, public
from attune.place.members.roles import Role

from . import actions, marks
from .criteria import criteria
from .criteria_form import CriteriaForm
from .decision_form import DecisionForm
from .desk import ASSESSORS
from .models import MarkApplication

APPLICANTS = (*ASSESSORS, Role.PROVIDER)


@public
def meaning(request: HttpRequest) -> HttpResponse:
    asked = criteria(request.locality).questionnaire
    context = {"criteria": marks.explained(asked), "asked": asked}
    years = {"years": YEARS, "most_years": MOST_YEARS}
    return render(request, "directory/quality/meaning.jinja", context | years)


@for_roles(*ASSESSORS)
def overview(request: HttpRequest) -> HttpResponse:
    applications, today = MarkApplication.objects.at(request.locality), timezone.localdate()
    context = {
        "waiting": applications.waiting(),
        "awarded": marks.standings(applications.awarded(), on=today),
        "lead": Role.LEAD in request.roles,
    }
    return render(request, "directory/quality/marks.jinja", context)


@for_roles(*APPLICANTS)
def apply(request: HttpRequest, uid: UUID) -> HttpResponse:
    service = _services(request).with_uid(uid).first()
    if service is None:
        raise Http404("No service of yours has this address")
    applications = MarkApplication.objects.of(service)
    asked = criteria(request.locality).questionnaire
    application = applications.waiting().first()
    if application is None:
        form = QuestionnaireForm(
            request.POST or None,
            questionnaire=asked,
            before=marks.answers_to_begin_with(applications, asked),
            draft="draft" in request.POST,
        )
        application = _applied(request, service, form)
    if application:
        return redirect("directory:mark", slug=request.locality.slug, pk=application.pk)
    context = {"form": form, "service": service, "asked": asked}
    return render(request, "directory/quality/apply.jinja", context)


def _applied(
    request: HttpRequest, service: Service, form: QuestionnaireForm
) -> MarkApplication | None:
    """What became of a form that was sent; nothing while it has problems."""
    if not form.is_valid():
        return None
    verb = actions.keep_answers if form.draft else actions.ask_for_mark
    try:
        application = verb(service, answers=form.answers, by=request.user, at=timezone.now())
    except MarkRefused as refused:
        form.add_error(None, str(refused))
        return None
    said = _("Saved. You can go on later") if form.draft else _("You have asked for the mark")
    messages.success(request, said)
    return application


@for_roles(*APPLICANTS)
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    found = MarkApplication.objects.at(request.locality).for_services(_services(request))
    application = found.with_pk(pk).first()
    if application is None:
        raise Http404("There is no such application")
    form = _decision(request, application)
    if form and _decided(request, application, form):
        return redirect("directory:mark", slug=request.locality.slug, pk=pk)
    answers = application.given
    context = {
        "application": application,
        "form": form,
        "lists": lists(answers),
        "standing": marks.standing(application, on=timezone.localdate()),
        "counted": marks.counted(answers),
        "essential_met": marks.essential_met(answers),
        "history": [(marks.happened(each), each) for each in application.history],
    }
    return render(request, "directory/quality/mark.jinja", context)


@for_roles(Role.LEAD)
def settle(request: HttpRequest) -> HttpResponse:
    form = CriteriaForm(request.POST or None, criteria=criteria(request.locality).file.data)
    if form.is_valid():
        try:
            actions.settle_criteria(
                request.locality, criteria=form.criteria, by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("These criteria hold from now on"))
            return redirect("directory:marks", slug=request.locality.slug)
    return render(request, "directory/quality/criteria.jinja", {"form": form})


def _services(request: HttpRequest) -> ServiceQuerySet:
    """Whose mark this member may ask for: all the area keeps, or their organisation's."""
    if request.roles & set(ASSESSORS):
        return Service.objects.kept_by(request.locality)
    return Service.objects.edited_by(request.user, request.locality)


def _decision(request: HttpRequest, application: MarkApplication) -> DecisionForm | None:
    """The form of those who decide, while there is something to decide."""
    state = application.stands
    if state is None or not request.roles & set(ASSESSORS):
        return None
    form = DecisionForm(request.POST or None, state=state, on=timezone.localdate())
    return form if form.possible else None


def _decided(request: HttpRequest, application: MarkApplication, form: DecisionForm) -> bool:
    if not form.is_valid():
        return False
    try:
        form.decide(application, by=request.user, at=timezone.now())
    except MarkRefused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("Your decision is kept"))
    return True
