"""Rounds: all of them, one of them, a new one, its last day and its close."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from attune.directory.rounds.actions import running
from attune.directory.rounds.models import MappingRound
from attune.directory.rounds.round_page import RoundPage
from attune.domain.rounds.states import RoundRefused
from attune.kit.forms import DateField, Form
from attune.place.members.audience import for_roles, roles_held

from .finding import KEEPERS, READERS, found_round


class RoundForm(Form):
    """A name and a window."""

    name = forms.CharField(
        label=gettext_lazy("Name of the round"),
        help_text=gettext_lazy("Such as “Autumn 2026”."),
        max_length=80,
    )
    opens_on = DateField(label=gettext_lazy("First day"))
    closes_on = DateField(label=gettext_lazy("Last day"))


class WindowForm(Form):
    """A new last day."""

    until = DateField(label=gettext_lazy("Open until"))


@for_roles(*READERS)
def index(request: HttpRequest) -> HttpResponse:
    rounds = MappingRound.objects.at(request.locality).newest_first()
    context = {"rounds": rounds, "keeps": _keeps(request)}
    return render(request, "directory/rounds/index.jinja", context)


@for_roles(*KEEPERS)
def new(request: HttpRequest) -> HttpResponse:
    form = RoundForm(request.POST or None, initial={"opens_on": timezone.localdate()})
    if form.is_valid():
        who = {"lead": request.user, "by": request.user, "at": timezone.now()}
        try:
            opened = running.open_round(request.locality, **form.cleaned_data, **who)
            return redirect("directory:rounds_round", slug=request.locality.slug, pk=opened.pk)
        except RoundRefused as refused:
            form.add_error(None, str(refused))
    return render(request, "directory/rounds/new.jinja", {"form": form})


@for_roles(*KEEPERS)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_round(request, pk)
    page = RoundPage.of(found, on=timezone.localdate())
    form = WindowForm(initial={"until": found.closes_on})
    return render(request, "directory/rounds/round.jinja", {"page": page, "window": form})


@for_roles(*KEEPERS)
@require_POST
def keep_open(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_round(request, pk)
    form = WindowForm(request.POST)
    if form.is_valid():
        try:
            until = form.cleaned_data["until"]
            running.keep_open(found, until=until, by=request.user, at=timezone.now())
            messages.success(request, _("The round has a new last day."))
            return redirect("directory:rounds_round", slug=request.locality.slug, pk=pk)
        except RoundRefused as refused:
            form.add_error("until", str(refused))
    page = RoundPage.of(found, on=timezone.localdate())
    context = {"page": page, "window": form, "form": form}
    return render(request, "directory/rounds/round.jinja", context)


@for_roles(*KEEPERS)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        running.close_round(found_round(request, pk), by=request.user, at=timezone.now())
        messages.success(request, _("The round is closed. It takes no more answers."))
    except RoundRefused as refused:
        messages.error(request, str(refused))
    return redirect("directory:rounds_round", slug=request.locality.slug, pk=pk)


@for_roles(*READERS)
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    """The round on A4: who was asked, services, gaps, and what is still to check."""
    page = RoundPage.of(found_round(request, pk), on=timezone.localdate())
    context = {"page": page, "keeps": _keeps(request)}
    return render(request, "directory/rounds/pack.jinja", context)


def _keeps(request: HttpRequest) -> bool:
    return bool(roles_held(request).intersection(KEEPERS))
