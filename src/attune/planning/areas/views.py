"""The pages of areas: need by ward and above, its download, and putting a footprint together."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.domain.need_areas.kinds import AreaKind
from attune.domain.refusals import Refused
from attune.kit import downloads
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS, Role

from . import actions, tables
from .footprint_form import FootprintForm
from .grounds import Ground
from .maps import map_of
from .page import AreasPage

MAKERS = frozenset({Role.LEAD, Role.COMMISSIONER})


@for_roles(*PLANNERS)
def areas(request: HttpRequest) -> HttpResponse:
    page = AreasPage.of(request.locality, request.GET)
    if page is None:
        return render(request, "planning/no_population.jinja")
    rows, measure, ages, kind = page.rows, page.form.measure, page.ages, page.found.kind
    context = {"page": page, "form": page.form, "makes": bool(request.roles & MAKERS)}
    context["problems"] = [{"text": page.need.problem}] if page.need.problem else []
    if page.one:
        context |= {"chart": tables.one_chart(page.one), "table": tables.one_table(page.one)}
    elif rows:
        context |= {
            "chart": tables.list_chart(rows, measure, ages),
            "table": tables.list_table(rows, measure, ages, kind.many),
            "map": map_of(page.found, page.ground, rows, measure, ages),
        }
    return render(request, "planning/areas/areas.jinja", context)


@for_roles(*PLANNERS)
def download(request: HttpRequest, form: str) -> HttpResponse:
    page = AreasPage.of(request.locality, request.GET)
    if page is None or not page.rows:
        raise Http404("There are no areas to download")
    table = tables.whole_table(page.rows, page.ages, page.found.kind.many)
    name = f"need-{page.found.kind.value}-{request.locality.slug}"
    if form == "csv":
        return downloads.csv_answer(table, name=name)
    return downloads.xlsx_answer(table, name=name, sources=[*page.sources, *page.limits])


@for_roles(*MAKERS)
def footprint(request: HttpRequest) -> HttpResponse:
    ground = Ground.of(request.locality)
    if ground is None or ground.loaded is None:
        raise Http404("A footprint needs small areas, and none are loaded here")
    form = FootprintForm(request.POST or None, ground=ground)
    if not form.is_valid():
        return render(request, "planning/areas/footprint.jinja", {"form": form})
    try:
        made = actions.make_footprint(
            request.locality,
            name=form.cleaned_data["name"],
            codes=form.chosen,
            loaded=ground.loaded,
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        form.add_error("name", str(refused))
        return render(request, "planning/areas/footprint.jinja", {"form": form})
    messages.success(request, _("“%(name)s” is put together") % {"name": made.name})
    address = reverse("planning:areas", kwargs={"slug": request.locality.slug})
    chosen = {"level": AreaKind.FOOTPRINT.value, "area": made.pk}
    return redirect(f"{address}?{urlencode(chosen)}")
