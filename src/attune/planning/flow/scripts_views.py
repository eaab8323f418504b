"""A what-if as programs that are not ours, and as a file of our own format."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from attune.domain.flow.scenarios.steps import Way
from attune.domain.refusals import Refused
from attune.kit.downloads import answer
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS

from .scripts import KEYS, OWN, file_of, script_of, tools
from .scripts_table import figures
from .what_if import what_if_of


@for_roles(*PLANNERS)
def scripts(request: HttpRequest) -> HttpResponse:
    page = what_if_of(request.locality, request.GET)
    if page is None:
        return render(request, "planning/no_population.jinja")
    context = {"page": page, "problems": [{"text": page.problem}] if page.problem else []}
    if page.compared:
        context["ways"] = [
            (way, page.compared.of(way), figures(page.compared.of(way))) for way in Way
        ]
        context["tools"] = list(tools(page, on=timezone.localdate()))
    return render(request, "planning/flow/scripts.jinja", context)


@for_roles(*PLANNERS)
def scripts_download(request: HttpRequest, key: str) -> HttpResponse:
    """One way for one tool, as a file."""
    page = what_if_of(request.locality, request.GET)
    if page is None or key not in KEYS:
        raise Http404("There is no such script")
    way, kind = KEYS[key]
    on, name = timezone.localdate(), f"{request.locality.slug}-{key}"
    try:
        if kind == OWN:
            text = file_of(page, way, on=on)
            return answer(
                text.encode(),
                name=name.removesuffix("-toml") + ".toml",
                content_type="application/toml",
            )
        text = script_of(page, way, kind, on=on).text
    except Refused as refused:
        raise Http404(str(refused)) from None
    return answer(text.encode(), name=f"{name}.py", content_type="text/x-python")
