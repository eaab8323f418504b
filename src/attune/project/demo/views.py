"""Sign in as one of the invented people, by one press."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from attune.place.members.audience import public
from attune.place.members.models import Member

from .people import PEOPLE


@public
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    person = next((one for one in PEOPLE if one.key == request.POST.get("who")), None)
    if person is None:
        raise Http404("Nobody of the demo is called that")
    member = Member.objects.get_by_natural_key(person.email)
    login(request, member, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("desk")
