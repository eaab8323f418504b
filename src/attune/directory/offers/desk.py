"""What the map of services has to say on a desk: funding that ends soon, or has ended."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.domain.offers.standing import Mapped
from attune.kit.desk import DeskLine, NextUseful
from attune.kit.formats import day
from attune.place.localities.models import Locality
from attune.place.members.roles import Role

from .gap_map import READERS
from .reading import funded_for_a_time

PLANNING = (Role.LEAD, Role.COMMISSIONER)
# A quarter's notice, and a quarter in which an end that went by is still said.
SOON = timedelta(days=92)


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """A line for the services about to lose their funding, and one for those that just did."""
    if not any(role in PLANNING for role in roles):
        return
    found = [(each, each.offer.funding_ends) for each in funded_for_a_time([locality])]
    dated = [(each, ends) for each, ends in found if ends and each.current]
    soon = [(each, ends) for each, ends in dated if on <= ends <= on + SOON]
    ended = [(each, ends) for each, ends in dated if on - SOON <= ends < on]
    if soon:
        text = ngettext(
            "The funding of %(names)s ends within three months, on %(first)s",
            "The funding of %(names)s ends within three months, the first on %(first)s",
            len(soon),
        )
        first = min(ends for _each, ends in soon)
        yield _line(locality, text, [each for each, _ends in soon], first, first - SOON)
    if ended:
        text = ngettext(
            "The funding of %(names)s ended on %(first)s, by its record: is it still there?",
            "The funding of %(names)s ended since %(first)s, by their records: are they still"
            " there?",
            len(ended),
        )
        first = min(ends for _each, ends in ended)
        yield _line(locality, text, [each for each, _ends in ended], first, first)


def _line(
    locality: Locality, text: str, services: list[Mapped], first: date, since: date
) -> DeskLine:
    names = services[0].name
    if len(services) > 1:
        names = _("%(count)s services") % {"count": len(services)}
    href = reverse("directory:offers_funding", kwargs={"slug": locality.slug})
    said = text % {"names": names, "first": day(first)}
    return DeskLine(since, said, _("See which"), href)


def next_useful(locality: Locality, roles: tuple[Role, ...]) -> Iterator[NextUseful]:
    """Who reads the map can always see where the gaps are."""
    if any(role in READERS for role in roles):
        yield NextUseful(
            text=_("See what help there is in %(place)s, and what is missing")
            % {"place": locality.name},
            action=_("Open the gap matrix"),
            href=reverse("directory:offers_gaps", kwargs={"slug": locality.slug}),
        )
