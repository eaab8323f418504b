"""What this room has to say on a desk: where to see the need."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from attune.kit.desk import DeskLine, NextUseful
from attune.place.localities.models import Locality
from attune.place.members.roles import PLANNERS, Role


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """Nothing of this room waits for anybody yet."""
    yield from ()


def next_useful(locality: Locality, roles: tuple[Role, ...]) -> Iterator[NextUseful]:
    """Planners can always see the need."""
    if any(role in PLANNERS for role in roles):
        yield NextUseful(
            text=_("See how many families in %(place)s may need what") % {"place": locality.name},
            action=_("Open the need estimate"),
            href=reverse("planning:need", kwargs={"slug": locality.slug}),
        )
