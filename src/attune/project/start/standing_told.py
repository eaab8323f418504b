"""How far an area is: its mapping, its phone round, its pathways, in sentences."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.directory.assurance.checked_services import services
from attune.directory.rounds.models import MappingRound
from attune.directory.rounds.round_page import RoundPage
from attune.kit.formats import day
from attune.pathway.records.models import Edition, LocalPathway
from attune.place.localities.models import Locality


def mapping(locality: Locality, *, on: date) -> Iterator[str]:
    """The newest round, and what waits to be checked."""
    newest = MappingRound.objects.at(locality).newest_first().first()
    if newest is None:
        yield _("No mapping round has been opened: no sector has been asked.")
    else:
        words = _("“%(name)s” (%(first)s to %(last)s)")
        said = {"name": newest.name, "first": day(newest.opens_on), "last": day(newest.closes_on)}
        yield f"{words % said}: {RoundPage.of(newest, on=on).sentence}"
    if services().kept_here(locality).exists():
        yield phone_round(locality, on=on)


def phone_round(locality: Locality, *, on: date) -> str:
    """How many records wait for somebody to check them."""
    waiting = services().kept_here(locality).to_check(on=on).count()
    words = ngettext(
        "%(count)s record waits in the phone round.",
        "%(count)s records wait in the phone round.",
        waiting,
    )
    return words % {"count": waiting}


def pathways(locality: Locality) -> list[str]:
    """Each pathway: published, or how far its draft is."""
    current = {each.pathway_id: each for each in Edition.objects.at(locality).current()}
    found = [
        _pathway(each, current.get(each.pk))
        for each in LocalPathway.objects.at(locality).by_title()
    ]
    return found or [_("No pathway has been begun.")]


def _pathway(pathway: LocalPathway, edition: Edition | None) -> str:
    said = {"title": pathway.title, "day": day(pathway.begun_at), "changes": pathway.number}
    if edition is None:
        words = ngettext(
            "“%(title)s”: a draft since %(day)s with %(changes)s change; nothing is published.",
            "“%(title)s”: a draft since %(day)s with %(changes)s changes; nothing is published.",
            pathway.number,
        )
        return words % said
    said |= {"number": edition.number, "on": day(edition.published_on)}
    return _("“%(title)s”: edition %(number)s, published on %(on)s.") % said
