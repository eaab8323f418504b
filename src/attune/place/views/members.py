"""One role of one member, for the lead: what it opens, and how to take it away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from attune.place.audit import actions as audit
from attune.place.members import actions as members
from attune.place.members.audience import for_roles
from attune.place.members.models import Membership
from attune.place.members.roles import Role


@for_roles(Role.LEAD)
def membership(request: HttpRequest, pk: int) -> HttpResponse:
    held = Membership.objects.at(request.locality).with_pk(pk).first()
    if held is None:
        raise Http404("There is no such role here")
    if request.method == "POST":
        try:
            members.withdraw(held, by=request.user, at=timezone.now())
        except members.MemberRefused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The role is taken away"))
        return redirect("place:area", slug=request.locality.slug)
    audit.recorded_read(
        f"place.Membership:{pk}", by=request.user, at=timezone.now(), locality=request.locality
    )
    return render(request, "place/membership.jinja", {"held": held})
