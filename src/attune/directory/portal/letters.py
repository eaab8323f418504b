"""The words of the letters the portal sends."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from .finding import ServicePage


def list_letter(request: HttpRequest, pages: Iterable[ServicePage]) -> tuple[str, str]:
    """Subject and text of a list that somebody sends to themselves; the subject says nothing."""
    place = request.locality
    lines = [_("Services on your list from %(place)s") % {"place": place.name}, ""]
    for page in pages:
        address = reverse("directory:portal_service", args=[place.slug, page.service.uid])
        lines += [page.shown.name]
        lines += [number.said for number in page.shown.ways_in.calls[:2]]
        lines += [request.build_absolute_uri(address), ""]
    lines.append(_("In an emergency call 999. For urgent mental health help call 111."))
    return _("Your list"), "\n".join(lines)
