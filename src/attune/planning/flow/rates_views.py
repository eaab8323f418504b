"""Every rate with its source, and loading what an area counted itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.domain.refusals import Refused
from attune.kit.downloads import csv_answer
from attune.place.members.audience import for_roles
from attune.place.members.roles import PLANNERS, Role
from attune.planning.small_files import MOST_BYTES

from . import rates_actions
from .known_rates import newest, rates_of
from .rate_groups import groups
from .rates_form import RatesForm
from .rates_table import file_table, rates_table

LOADERS = frozenset({Role.LEAD, Role.COMMISSIONER})


@for_roles(*PLANNERS)
def rates(request: HttpRequest) -> HttpResponse:
    in_use = rates_of(request.locality)
    context = {
        "groups": [(each, rates_table(str(each.title), each.rates)) for each in groups(in_use)],
        "counted": rates_table(_("Counted here"), map(in_use.in_use, in_use.observed)),
        "observed": len(in_use.observed),
        "count": len(in_use.shipped),
        "file": newest(request.locality),
        "may_load": bool(request.roles & LOADERS),
    }
    return render(request, "planning/flow/rates.jinja", context)


@for_roles(*PLANNERS)
def download(request: HttpRequest) -> HttpResponse:
    """As a file to fill in: what is loaded again unchanged says what is in use."""
    return csv_answer(file_table(rates_of(request.locality)), name="rates")


@for_roles(*LOADERS)
def load(request: HttpRequest) -> HttpResponse:
    form = RatesForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        file = form.cleaned_data["file"]
        who = {"by": request.user, "at": timezone.now()}
        try:
            rates_actions.load_rates(
                request.locality, file_name=file.name, data=file.read(MOST_BYTES + 1), **who
            )
        except Refused as refused:
            form.add_error("file", getattr(refused, "faults", None) or [str(refused)])
        else:
            messages.success(request, _("“%(name)s” is loaded and in use") % {"name": file.name})
            return redirect("planning:flow_rates", slug=request.locality.slug)
    return render(request, "planning/flow/load_rates.jinja", {"form": form})
