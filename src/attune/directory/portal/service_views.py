"""The page of one service, for families first, with more below for those who refer."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from attune.domain.listings.shown import in_words
from attune.kit import qr
from attune.place.members.audience import public, roles_held

from . import shortlist
from .finding import ServicePage, page_of, successor


@public
def service(request: HttpRequest, uid: UUID) -> HttpResponse:
    staff = bool(roles_held(request))
    page = page_of(request.locality, uid, on=timezone.localdate(), staff=staff)
    if page is None:
        return _elsewhere(request, uid)
    address = request.build_absolute_uri(request.path)
    context = {
        "page": page,
        "shown": page.shown,
        "staff": staff,
        "ages_seen": in_words(seen) if (seen := page.shown.offer.ages_seen) else "",
        "code": qr.svg(address, label=page.shown.name),
        "address": address,
        "on_list": str(uid) in shortlist.kept(request),
    }
    return render(request, "directory/portal/service.jinja", context)


def _elsewhere(request: HttpRequest, uid: UUID) -> HttpResponse:
    """An old id of a merged service leads to what it became."""
    became = successor(request.locality, uid)
    if became is None:
        raise Http404("There is no such service here")
    return redirect(
        "directory:portal_service", slug=request.locality.slug, uid=became.uid, permanent=True
    )


def pages_of(request: HttpRequest, uids: list[str]) -> list[ServicePage]:
    """The pages of these services that families may see today, in this order."""
    today = timezone.localdate()
    found = (page_of(request.locality, UUID(uid), on=today) for uid in uids)
    return [page for page in found if page]
