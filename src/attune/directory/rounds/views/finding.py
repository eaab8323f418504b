"""How the pages of rounds find their row, and who may open them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from attune.directory.rounds.links import invite_of, round_of
from attune.directory.rounds.models import MappingRound, SectorInvite
from attune.place.members.models import Member
from attune.place.members.roles import Role

KEEPERS = (Role.LEAD, Role.FAMILY_INFORMATION_OFFICER)
# Who may read what has been agreed; a sector's own words are for the keepers.
READERS = tuple(role for role in Role if role is not Role.PROVIDER)
View = Callable[..., HttpResponse]


def found_round(request: HttpRequest, pk: int) -> MappingRound:
    found = MappingRound.objects.at(request.locality).with_pk(pk).first()
    if found is None:
        raise Http404("There is no such round")
    return found


def found_invite(request: HttpRequest, pk: int, invite: int) -> SectorInvite:
    found = SectorInvite.objects.of(found_round(request, pk)).with_pk(invite).first()
    if found is None:
        raise Http404("There is no such invitation")
    return found


def by_link(view: View) -> View:
    """Opens for whoever holds the signed link, and hands over its invite; no engine keeps it."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, **rest: Any) -> HttpResponse:
        invite = invite_of(token, request.locality)
        if invite is None:
            raise Http404("This link opens nothing")
        return _unlisted(view(request, invite, token=token, **rest))

    return never_cache(opened)


def by_join_link(view: View) -> View:
    """Opens for whoever holds the link of a workshop, and hands over its round."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, **rest: Any) -> HttpResponse:
        joined = round_of(token, request.locality)
        if joined is None:
            raise Http404("This link opens nothing")
        return _unlisted(view(request, joined, token=token, **rest))

    return never_cache(opened)


def speaker(request: HttpRequest, invite: SectorInvite) -> Member | None:
    """The member who speaks, where the one invited has signed in; a link names nobody."""
    user = request.user
    return user if user.is_authenticated and user.pk == invite.member_id else None


def _unlisted(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
