"""What a first day has to say on a desk: where to begin, and later the brief."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from attune.domain.first_day import Step
from attune.kit.desk import DeskLine, NextUseful
from attune.place.localities.models import Locality
from attune.place.members.roles import Role

from .there import what_is_there

STARTERS = (Role.LEAD, Role.COMMISSIONER)


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """Nothing of a first day is due."""
    yield from ()


def next_useful(locality: Locality, roles: tuple[Role, ...]) -> Iterator[NextUseful]:
    """Where nothing is there yet, the first day; later, where the area stands on two pages."""
    if not set(STARTERS).intersection(roles):
        return
    there = what_is_there(locality)
    following = there.next_step()
    said = {"place": locality.name, "step": following.title}
    home = reverse("start:home", kwargs={"slug": locality.slug})
    if there.nothing_yet and not locality.example:
        words = _("Nothing is here yet for %(place)s. A first day takes under half an hour")
        yield NextUseful(words % said, _("Start your area"), home)
    elif following is not Step.BRIEF and not locality.example:
        words = _("Go on with the first day of %(place)s. Next: %(step)s")
        yield NextUseful(words % said, _("Go on with your area"), home)
    else:
        words = _("Take %(place)s along on two pages: need, gaps, pathway, actions")
        brief = reverse("start:brief", kwargs={"slug": locality.slug})
        yield NextUseful(words % said, _("Open the brief"), brief)
