"""The three addresses of every face: of the current edition, of one by its number, of a draft."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone

from attune.domain.pathways.edition import EditionAltered
from attune.pathway.records.models import LocalPathway, PrintedCode
from attune.place.members.audience import for_roles, public
from attune.place.members.roles import Role

from .shown import ShownEdition, shown_current, shown_draft, shown_number

View = Callable[..., HttpResponse]
# Who may see a draft: everybody who works here, but for those who only provide a service.
READERS = tuple(role for role in Role if role is not Role.PROVIDER)
PRINTED = "printed"  # the parameter by which a printed code says which code it is


def face_urls(route: str, view: View, name: str) -> list[URLPattern]:
    """`view(request, shown, **rest)` at its three addresses: NAME, NAME_edition, NAME_preview."""
    return [
        path(f"<slug:key>/{route}", public(_of_current(view)), name=name),
        path(
            f"<slug:key>/editions/<int:number>/{route}",
            public(_of_number(view)),
            name=f"{name}_edition",
        ),
        path(
            f"work/<slug:key>/preview/{route}",
            for_roles(*READERS)(_of_draft(view)),
            name=f"{name}_preview",
        ),
    ]


def found_pathway(request: HttpRequest, key: str) -> LocalPathway:
    """The pathway of the address, at the locality of the address."""
    found = LocalPathway.objects.at(request.locality).called(key).first()
    if found is None:
        raise Http404("There is no such pathway here")
    return found


def _of_current(view: View) -> View:
    @wraps(view)
    def opened(request: HttpRequest, key: str, **rest: Any) -> HttpResponse:
        local = found_pathway(request, key)
        shown = shown_current(local, on=timezone.localdate())
        if shown is None:
            return _not_published(request, local)
        code = PrintedCode.objects.called(request.GET.get(PRINTED, "")).first()
        ours = code.edition if code and code.edition.pathway_id == local.pk else None
        return view(request, shown.came_by(ours), **rest)

    return opened


def _of_number(view: View) -> View:
    @wraps(view)
    def opened(request: HttpRequest, key: str, number: int, **rest: Any) -> HttpResponse:
        local = found_pathway(request, key)
        try:
            shown = shown_number(local, number, on=timezone.localdate())
        except EditionAltered:
            return render(request, "pathway/shown/altered.jinja", {"local": local}, status=503)
        return view(request, _there(shown), **rest)

    return opened


def _of_draft(view: View) -> View:
    @wraps(view)
    def opened(request: HttpRequest, key: str, **rest: Any) -> HttpResponse:
        local = found_pathway(request, key)
        return view(request, shown_draft(local, on=timezone.localdate()), **rest)

    return opened


def _there(shown: ShownEdition | None) -> ShownEdition:
    if shown is None:
        raise Http404("There is no such edition")
    return shown


def _not_published(request: HttpRequest, local: LocalPathway) -> HttpResponse:
    """No edition at all is no page; only altered ones is a fault that says so."""
    if not local.editions.exists():
        raise Http404("Nothing of this pathway has been published")
    return render(request, "pathway/shown/altered.jinja", {"local": local}, status=503)
