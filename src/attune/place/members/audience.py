"""Every page declares its audience; a page that declares none is refused (project.middleware)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from attune.place.localities.models import Locality

from .models import Membership
from .roles import Role

View = Callable[..., HttpResponse]


def _declared(view: View, audience: str) -> View:
    view.audience = audience  # type: ignore[attr-defined]
    return view


def _moved(request: HttpRequest, slug: str, rest: dict[str, Any]) -> HttpResponse:
    """Send a slug once printed to where the locality lives now."""
    moved = Locality.objects.formerly_called(slug).first()
    if moved is None or request.resolver_match is None:
        raise Http404("No locality has this address")
    name = request.resolver_match.view_name
    return HttpResponsePermanentRedirect(reverse(name, kwargs={"slug": moved.slug, **rest}))


def _at_locality(view: View) -> View:
    """Find the locality of the address and put it on the request as `request.locality`."""

    @wraps(view)
    def found(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "slug" not in kwargs:
            return view(request, *args, **kwargs)
        slug = kwargs.pop("slug")
        locality = Locality.objects.called(slug).select_related("system").first()
        if locality is None:
            return _moved(request, slug, kwargs)
        request.locality = locality  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return found


def roles_held(request: HttpRequest) -> frozenset[Role]:
    """What this member may do at the locality of the address; asked of the database once."""
    locality = getattr(request, "locality", None)
    if locality is None or not request.user.is_authenticated:
        return frozenset()
    if not hasattr(request, "roles"):
        held = Membership.objects.of(request.user).at(locality).roles()
        request.roles = held  # type: ignore[attr-defined]
    return request.roles  # type: ignore[attr-defined,no-any-return]


def public(view: View) -> View:
    """Anybody may open it."""
    return _declared(_at_locality(view), "public")


def signed_in(view: View) -> View:
    """Any member may open it."""
    return _declared(login_required(_at_locality(view)), "signed in")


def for_roles(*roles: Role) -> Callable[[View], View]:
    """Members who hold one of these roles at the locality; to others the page is not there."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not roles_held(request).intersection(roles):
                raise Http404("Not a page of yours")
            return view(request, *args, **kwargs)

        titles = ", ".join(role.value for role in roles)
        return _declared(login_required(_at_locality(checked)), f"roles: {titles}")

    return decorate
