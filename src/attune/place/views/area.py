"""A locality's own page for its lead: people, data, help lines."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.place.members.audience import for_roles
from attune.place.members.models import Membership
from attune.place.members.roles import PLANNERS, Role
from attune.place.urgent_help import actions as urgent_help

from .help_lines_form import HelpLinesForm, shown


@for_roles(*PLANNERS)
def overview(request: HttpRequest) -> HttpResponse:
    memberships = Membership.objects.at(request.locality).in_order()
    lead = Role.LEAD in request.roles
    return render(request, "place/area.jinja", {"memberships": memberships, "lead": lead})


@for_roles(Role.LEAD)
def help_lines(request: HttpRequest) -> HttpResponse:
    lines = request.locality.help_lines.all()
    form = HelpLinesForm(request.POST or None, initial=shown(lines))
    if form.is_valid():
        urgent_help.confirm(request.locality, lines=form.lines, by=request.user, at=timezone.now())
        messages.success(request, _("These urgent-help lines now show on every public page"))
        return redirect("place:area", slug=request.locality.slug)
    return render(request, "place/help_lines.jinja", {"form": form, "confirmed": lines.first()})
