"""A lead invites somebody."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.kit.forms import Form
from attune.place.invitations.actions import invite as send_invitation
from attune.place.members.actions import MemberRefused
from attune.place.members.audience import for_roles
from attune.place.members.roles import Role


class InvitationForm(Form):
    """Who, from where, as what."""

    name = forms.CharField(label=gettext_lazy("Full name"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("Work e-mail address"), max_length=254)
    organisation = forms.CharField(
        label=gettext_lazy("Who they work for"), max_length=160, required=False
    )
    role = forms.ChoiceField(
        label=gettext_lazy("What they do here"),
        choices=[(role.value, role.title) for role in Role],
        widget=forms.RadioSelect(attrs={"small": True}),
    )


@for_roles(Role.LEAD)
def invite(request: HttpRequest) -> HttpResponse:
    form = InvitationForm(request.POST or None)
    if form.is_valid() and _sent(request, form):
        messages.success(request, _("Invited. A letter is on its way."))
        return redirect("place:area", slug=request.locality.slug)
    return render(request, "place/invite.jinja", {"form": form})


def _sent(request: HttpRequest, form: InvitationForm) -> bool:
    given = form.cleaned_data
    try:
        send_invitation(
            **given | {"role": Role(given["role"])},
            locality=request.locality,
            address=request.build_absolute_uri(reverse("account_reset_password")),
            by=request.user,
            at=timezone.now(),
        )
    except MemberRefused as refused:
        form.add_error(None, str(refused))
        return False
    return True
