"""Workshop mode: quick cards on the triangle, dots from phones, and what a lead makes of them."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from attune.directory.rounds.actions import workshop
from attune.directory.rounds.links import join_token, site_of
from attune.directory.rounds.models import MappingRound, WorkshopCard
from attune.directory.rounds.voters import voter
from attune.directory.rounds.wall import TrianglePicture, Wall
from attune.directory.rounds.workshop_form import (
    STICKS,
    CardForm,
    CardNoneForm,
    CardQueryForm,
    MergeForm,
)
from attune.domain.rounds.states import RoundRefused
from attune.domain.rounds.triangle import DOTS
from attune.kit import qr
from attune.place.members.audience import for_roles, public

from .finding import KEEPERS, by_join_link, found_round


@for_roles(*KEEPERS)
def wall(request: HttpRequest, pk: int) -> HttpResponse:
    """On the projector: the triangle, its cards, and one line to type."""
    found = found_round(request, pk)
    form = CardForm.of(request.POST or None, request.GET)
    home = reverse("directory:rounds_workshop", kwargs={"slug": request.locality.slug, "pk": pk})
    if form.is_valid() and _added(request, found, form):
        return redirect(f"{home}?{_sticks(form)}")
    cards = Wall.of(found)
    token = join_token(found)
    path = reverse("directory:rounds_join", kwargs={"slug": request.locality.slug, "token": token})
    address = site_of(request) + path
    context = {
        "mapping_round": found,
        "form": form,
        "wall": cards,
        "picture": TrianglePicture(cards),
        "address": address,
        "focus": True,
        "code": qr.svg(address, label=_("Join the workshop")),
        "can_add": found.takes_answers(on=timezone.localdate()),
    }
    return render(request, "directory/rounds/workshop.jinja", context)


@for_roles(*KEEPERS)
def card(request: HttpRequest, pk: int, card: int) -> HttpResponse:
    found = _found_card(found_round(request, pk), card)
    return _card_page(request, found)


@for_roles(*KEEPERS)
@require_POST
def merge(request: HttpRequest, pk: int, card: int) -> HttpResponse:
    found = _found_card(found_round(request, pk), card)
    form = MergeForm(request.POST, card=found)
    if form.is_valid():
        into = form.others[form.cleaned_data["into"]]
        return _done(request, pk, lambda **now: workshop.merge_card(found, into=into, **now))
    return _card_page(request, found, merge=form)


@for_roles(*KEEPERS)
@require_POST
def take_off(request: HttpRequest, pk: int, card: int) -> HttpResponse:
    found = _found_card(found_round(request, pk), card)
    return _done(request, pk, lambda **now: workshop.take_off(found, **now))


@for_roles(*KEEPERS)
@require_POST
def to_none(request: HttpRequest, pk: int, card: int) -> HttpResponse:
    found = _found_card(found_round(request, pk), card)
    form = CardNoneForm.of(request.POST, found)
    if form.is_valid():
        said = {"nothing": form.nothing, "said_by": form.cleaned_data["said_by"]}
        return _done(request, pk, lambda **now: workshop.card_to_none(found, **said, **now))
    return _card_page(request, found, gap=form)


@for_roles(*KEEPERS)
@require_POST
def to_query(request: HttpRequest, pk: int, card: int) -> HttpResponse:
    found = _found_card(found_round(request, pk), card)
    form = CardQueryForm(request.POST)
    if form.is_valid():
        said = {"text": form.cleaned_data["text"]}
        return _done(request, pk, lambda **now: workshop.card_to_query(found, **said, **now))
    return _card_page(request, found, query=form)


@public
@by_join_link
def join(request: HttpRequest, mapping_round: MappingRound, token: str) -> HttpResponse:
    """On a phone: add a card, put dots; no name is asked."""
    form = CardForm.of(request.POST or None, request.GET)
    here = reverse("directory:rounds_join", kwargs={"slug": request.locality.slug, "token": token})
    if form.is_valid() and _added(request, mapping_round, form):
        return redirect(f"{here}?{_sticks(form)}")
    context = {
        "mapping_round": mapping_round,
        "form": form,
        "wall": Wall.of(mapping_round),
        "token": token,
        "dots": DOTS,
        # A phone that opens the page keeps its keyboard down until a first card is up.
        "focus": "kind" in request.GET,
        "can_add": mapping_round.takes_answers(on=timezone.localdate()),
    }
    return render(request, "directory/rounds/join.jinja", context)


@public
@by_join_link
@require_POST
def dot(request: HttpRequest, mapping_round: MappingRound, token: str) -> HttpResponse:
    here = reverse("directory:rounds_join", kwargs={"slug": request.locality.slug, "token": token})
    which = request.POST.get("card", "")
    found = _found_card(mapping_round, int(which) if which.isdecimal() and len(which) < 10 else 0)
    now = {"voter": voter(request, mapping_round), "by": None, "at": timezone.now()}
    try:
        workshop.put_dot(found, on=timezone.localdate(), **now)
    except RoundRefused as refused:
        messages.error(request, str(refused))
    return redirect(f"{here}#card-{found.pk}")


def _added(request: HttpRequest, mapping_round: MappingRound, form: CardForm) -> bool:
    by = request.user if request.user.is_authenticated else None
    now = {"by": by, "at": timezone.now(), "on": timezone.localdate()}
    try:
        workshop.add_card(mapping_round, card=form.card, **now)
    except RoundRefused as refused:
        form.add_error("text", str(refused))
        return False
    return True


def _sticks(form: CardForm) -> str:
    return urlencode({name: form.cleaned_data[name] for name in STICKS})


def _found_card(mapping_round: MappingRound, pk: int) -> WorkshopCard:
    found = WorkshopCard.objects.of(mapping_round).with_pk(pk).first()
    if found is None:
        raise Http404("There is no such card")
    return found


def _done(request: HttpRequest, pk: int, verb: Any) -> HttpResponse:
    try:
        verb(by=request.user, at=timezone.now())
    except RoundRefused as refused:
        messages.error(request, str(refused))
    return redirect("directory:rounds_workshop", slug=request.locality.slug, pk=pk)


def _card_page(request: HttpRequest, card: WorkshopCard, **forms: Any) -> HttpResponse:
    context = {
        "card": card,
        "mapping_round": card.mapping_round,
        "merge": MergeForm(card=card),
        "gap": CardNoneForm.of(None, card),
        "query": CardQueryForm(),
        "form": next((forms[name] for name in forms), None),
    }
    return render(request, "directory/rounds/card.jinja", context | forms)
