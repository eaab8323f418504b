"""What mapping rounds have to say on a desk: what closes soon, what waits, whose part is due."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.domain.rounds.states import CLOSES_SOON
from attune.kit.desk import DeskLine, NextUseful
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.place.members.roles import Role

from .models import MappingRound, Query, SectorInvite

KEEPERS = frozenset({Role.LEAD, Role.FAMILY_INFORMATION_OFFICER})


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """For those who keep the directory."""
    if KEEPERS.isdisjoint(roles):
        return
    yield from _closing(locality, on)
    yield from _waiting(locality)
    yield from _to_check(locality)


def lines_for(member: Member, locality: Locality, *, on: date) -> Iterator[DeskLine]:
    """For a member who was invited, whatever their role: their own part waits."""
    open_rounds = {each.pk: each for each in MappingRound.objects.at(locality).open()}
    for invite in SectorInvite.objects.at(locality).to(member).unsent():
        mapping_round = open_rounds.get(invite.mapping_round_id)
        if mapping_round and mapping_round.takes_answers(on=on):
            words = _("Your part of “%(name)s” is waiting: %(sector)s")
            yield DeskLine(
                since=timezone.localdate(invite.since or invite.invited_at),
                text=words % {"name": mapping_round.name, "sector": invite.title},
                action=_("Open your part"),
                href=_to("mine", locality, invite=invite.pk),
            )


def next_useful(locality: Locality, roles: tuple[Role, ...]) -> Iterator[NextUseful]:
    """A keeper can always map."""
    if not KEEPERS.isdisjoint(roles):
        yield NextUseful(
            text=_("Ask the sectors of %(place)s which services there are, and where there is none")
            % {"place": locality.name},
            action=_("Open the mapping rounds"),
            href=_to("index", locality),
        )


def _closing(locality: Locality, on: date) -> Iterator[DeskLine]:
    for each in MappingRound.objects.at(locality).closing_by(on + CLOSES_SOON):
        missing = SectorInvite.objects.of(each).unsent().count()
        words = ngettext(
            "“{name}” closes on {day}; {number} answer is still to come",
            "“{name}” closes on {day}; {number} answers are still to come",
            missing,
        )
        last = each.closes_on
        yield DeskLine(
            since=timezone.localdate(each.since),
            text=words.format(name=each.name, day=f"{last.day} {last:%B}", number=missing),
            action=_("Look at the round"),
            href=_to("round", locality, pk=each.pk),
        )


def _waiting(locality: Locality) -> Iterator[DeskLine]:
    for invite in SectorInvite.objects.at(locality).waiting():
        words = _("%(sector)s has answered “%(name)s”; it waits to be agreed")
        yield DeskLine(
            since=timezone.localdate(invite.since),
            text=words % {"sector": invite.title, "name": invite.mapping_round.name},
            action=_("Agree what was said"),
            href=_to("part", locality, pk=invite.mapping_round_id, invite=invite.pk),
        )


def _to_check(locality: Locality) -> Iterator[DeskLine]:
    for query in Query.objects.at(locality).open().order_by("raised_at")[:20]:
        about = f"{query.about}: " if query.about else ""
        yield DeskLine(
            since=timezone.localdate(query.raised_at),
            text=_("To check: %(what)s") % {"what": f"{about}{query.text}"},
            action=_("Answer it"),
            href=_to("query", locality, pk=query.mapping_round_id, query=query.pk),
        )


def _to(page: str, locality: Locality, **which: int) -> str:
    return reverse(f"directory:rounds_{page}", kwargs={"slug": locality.slug, **which})
