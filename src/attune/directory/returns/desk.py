"""What returns have to say on a desk: which services have not sent their counts."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.domain.returns import LATE_DAYS, last_ended
from attune.kit.desk import DeskLine, NextUseful
from attune.place.localities.models import Locality
from attune.place.members.roles import Role

from .models import SendsReturns

KEEPERS = (Role.LEAD, Role.FAMILY_INFORMATION_OFFICER)


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """One line, a month after the quarter, while somebody's counts are missing."""
    quarter = last_ended(on=on)
    late = quarter.last + timedelta(days=LATE_DAYS)
    if on <= late or not any(role in KEEPERS for role in roles):
        return
    if count := SendsReturns.objects.missing(locality, quarter).count():
        text = ngettext(
            "%(count)s service has not sent its numbers for %(quarter)s",
            "%(count)s services have not sent their numbers for %(quarter)s",
            count,
        )
        href = reverse("directory:returns", kwargs={"slug": locality.slug})
        words = {"count": count, "quarter": quarter.title}
        yield DeskLine(late, text % words, _("See which"), href)


def next_useful(locality: Locality, roles: tuple[Role, ...]) -> Iterator[NextUseful]:
    """A provider can send numbers at any time."""
    if Role.PROVIDER in roles:
        yield NextUseful(
            text=_("Send how many families came to your services"),
            action=_("Send a quarter’s numbers"),
            href=reverse("directory:returns_mine", kwargs={"slug": locality.slug}),
        )
