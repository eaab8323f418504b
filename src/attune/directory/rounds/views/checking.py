"""What is still to check, and statements that there is no service: answered, said, taken back."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.directory.rounds.actions import checking
from attune.directory.rounds.models import NoService, Query
from attune.directory.rounds.part_form import NothingForm
from attune.domain.rounds.states import RoundRefused
from attune.kit.forms import Form
from attune.place.members.audience import for_roles

from .finding import KEEPERS, found_round


class AnswerForm(Form):
    """The answer to a query."""

    text = forms.CharField(
        label=gettext_lazy("What is the answer?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class QueryForm(Form):
    """Something to check."""

    about = forms.CharField(label=gettext_lazy("What is it about?"), max_length=255, required=False)
    text = forms.CharField(label=gettext_lazy("What needs to be checked?"), max_length=500)


class WithdrawForm(Form):
    """Why a statement no longer stands."""

    why = forms.CharField(label=gettext_lazy("Why does it no longer stand?"), max_length=500)


class SayNoneForm(NothingForm):
    """A statement that a lead keeps, with whose word it is."""

    said_by = forms.CharField(label=gettext_lazy("Who says so?"), max_length=160)


@for_roles(*KEEPERS)
def queries(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_round(request, pk)
    form = QueryForm(request.POST or None)
    if form.is_valid():
        try:
            now = {"by": request.user, "at": timezone.now()}
            checking.raise_query(found, **form.cleaned_data, **now)
            return redirect("directory:rounds_queries", slug=request.locality.slug, pk=pk)
        except RoundRefused as refused:
            form.add_error(None, str(refused))
    context = {"mapping_round": found, "queries": Query.objects.of(found), "form": form}
    return render(request, "directory/rounds/queries.jinja", context)


@for_roles(*KEEPERS)
def query(request: HttpRequest, pk: int, query: int) -> HttpResponse:
    mapping_round = found_round(request, pk)
    found = Query.objects.of(mapping_round).with_pk(query).first()
    if found is None:
        raise Http404("There is no such query")
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            text = form.cleaned_data["text"]
            checking.answer_query(found, text=text, by=request.user, at=timezone.now())
            messages.success(request, _("Answered."))
            return redirect("directory:rounds_queries", slug=request.locality.slug, pk=pk)
        except RoundRefused as refused:
            form.add_error(None, str(refused))
    context = {"query": found, "form": form, "mapping_round": mapping_round}
    return render(request, "directory/rounds/query.jinja", context)


@for_roles(*KEEPERS)
def say_none(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_round(request, pk)
    form = SayNoneForm(request.POST or None, initial={"said_by": request.user.name})
    if form.is_valid():
        who = {"said_by": form.cleaned_data["said_by"], "by": request.user, "at": timezone.now()}
        try:
            checking.say_none(request.locality, nothing=form.nothing, mapping_round=found, **who)
            return redirect("directory:rounds_round", slug=request.locality.slug, pk=pk)
        except RoundRefused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "mapping_round": found}
    return render(request, "directory/rounds/say_none.jinja", context)


@for_roles(*KEEPERS)
def withdraw(request: HttpRequest, pk: int, statement: int) -> HttpResponse:
    mapping_round = found_round(request, pk)
    found = NoService.objects.of(mapping_round).with_pk(statement).first()
    if found is None:
        raise Http404("There is no such statement")
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            why = form.cleaned_data["why"]
            checking.withdraw_none(found, why=why, by=request.user, at=timezone.now())
            return redirect("directory:rounds_round", slug=request.locality.slug, pk=pk)
        except RoundRefused as refused:
            form.add_error(None, str(refused))
    context = {"statement": found, "form": form, "mapping_round": mapping_round}
    return render(request, "directory/rounds/withdraw.jinja", context)
