"""“Tell us this is wrong”: anybody says it, a named person answers it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.directory.records.models import AreaTerms
from attune.domain.questionnaires.answers import Answers
from attune.kit.answer_lists import lists
from attune.kit.forms import Form
from attune.kit.questionnaires import QuestionnaireForm
from attune.place.content.questionnaires import as_answered, shipped
from attune.place.members.audience import for_roles, public
from attune.place.members.roles import Role

from . import actions
from .finding import page_of
from .models import WrongMessage

KEEPERS = (Role.LEAD, Role.FAMILY_INFORMATION_OFFICER)


@public
def wrong(request: HttpRequest, uid: UUID) -> HttpResponse:
    page = page_of(request.locality, uid, on=timezone.localdate())
    if page is None:
        raise Http404("There is no such service here")
    asked = shipped("service-feedback")
    form = QuestionnaireForm(
        request.POST if request.method == "POST" else None, questionnaire=asked.questionnaire
    )
    if form.is_valid():
        actions.say_wrong(
            page.service,
            locality=request.locality,
            asked_with=asked.file,
            answers=form.answers,
            by=None,
            at=timezone.now(),
        )
        messages.success(request, _("Thank you. We have your message."))
        return redirect("directory:portal_service", slug=request.locality.slug, uid=uid)
    context = {"page": page, "form": form, "terms": AreaTerms.objects.of(request.locality)}
    return render(request, "directory/portal/wrong.jinja", context)


class AnswerForm(Form):
    """What was done about a message."""

    what = forms.CharField(
        label=gettext_lazy("What did you do?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@for_roles(*KEEPERS)
def messages_list(request: HttpRequest) -> HttpResponse:
    found = WrongMessage.objects.at(request.locality)
    context = {"open": found.open().oldest_first(), "all": found.newest_first()[:100]}
    return render(request, "directory/portal/wrong_messages.jinja", context)


@for_roles(*KEEPERS)
def message(request: HttpRequest, pk: int) -> HttpResponse:
    found = WrongMessage.objects.at(request.locality).with_pk(pk).first()
    if found is None:
        raise Http404("There is no such message")
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            what = form.cleaned_data["what"]
            actions.answer_wrong(found, what=what, by=request.user, at=timezone.now())
            return redirect("directory:portal_messages", slug=request.locality.slug)
        except actions.PortalRefused as refused:
            form.add_error("what", str(refused))
    answers = Answers.read(as_answered(found.asked_with), found.answers)
    context = {"message": found, "form": form, "lists": lists(answers)}
    context["answered"] = getattr(found, "answer", None)
    return render(request, "directory/portal/wrong_message.jinja", context)
