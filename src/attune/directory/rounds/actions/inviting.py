"""Verbs that invite sectors, remind them once, and give them a new link."""

from datetime import datetime

from django.db import transaction

from attune.directory.rounds import letters
from attune.directory.rounds.links import answer_address
from attune.directory.rounds.models import InviteLetter, MappingRound, SectorInvite
from attune.directory.rounds.sectors import sectors
from attune.domain.rounds.states import RoundRefused, RoundState, checked_text
from attune.place.audit import actions as audit
from attune.place.jobs import actions as jobs
from attune.place.members.models import Member

SUBJECTS = {
    InviteLetter.INVITATION: (letters.INVITATION_SUBJECT, letters.INVITATION),
    InviteLetter.REMINDER: (letters.REMINDER_SUBJECT, letters.REMINDER),
    InviteLetter.QUESTION: (letters.QUESTION_SUBJECT, letters.QUESTION),
}


@transaction.atomic
def invite_sector(
    mapping_round: MappingRound,
    *,
    sector: str,
    name: str,
    email: str,
    site: str,
    by: Member,
    at: datetime,
) -> SectorInvite:
    """Ask somebody to speak for a sector; they get a letter with their own link.

    `site` is the address of this server, such as https://attune.example.org.
    """
    if sector not in sectors():
        raise RoundRefused("Choose one of the sectors of the list.")
    name = checked_text(name, most=120, what="A name")
    if mapping_round.stands is RoundState.CLOSED:
        raise RoundRefused("This round is closed. Open it for longer before you invite somebody.")
    email = email.strip()
    invited = SectorInvite.objects.of(mapping_round).filter(sector=sector, email__iexact=email)
    if invited.exists():
        raise RoundRefused(f"{name} is invited for this sector already.")
    invite = SectorInvite.objects.create(
        mapping_round=mapping_round,
        sector=sector,
        title=sectors()[sector].title,
        name=name,
        email=email,
        member=Member.objects.filter(email__iexact=email, is_active=True).first(),
        site=site,
        invited_by=by,
        invited_at=at,
    )
    write_to(invite, kind=InviteLetter.INVITATION, by=by, at=at)
    _audit("sector.invite", invite, by, at)
    return invite


@transaction.atomic
def remind(invite: SectorInvite, *, by: Member | None, at: datetime) -> None:
    """One reminder, never two."""
    SectorInvite.objects.select_for_update().get(pk=invite.pk)
    if invite.letters.filter(kind=InviteLetter.REMINDER).exists():
        raise RoundRefused("They have had their reminder.")
    write_to(invite, kind=InviteLetter.REMINDER, by=by, at=at)
    _audit("sector.remind", invite, by, at)


@transaction.atomic
def renew_link(invite: SectorInvite, *, by: Member, at: datetime) -> SectorInvite:
    """A new letter with a new link; links sent before open nothing any more."""
    invite = SectorInvite.objects.select_for_update(of=("self",)).get(pk=invite.pk)
    invite.link_number += 1
    invite.save(update_fields=["link_number"])
    write_to(invite, kind=InviteLetter.INVITATION, by=by, at=at)
    _audit("sector.renew_link", invite, by, at)
    return invite


def write_to(
    invite: SectorInvite, *, kind: str, by: Member | None, at: datetime, question: str = ""
) -> None:
    """Post one letter of a kind and remember that it went."""
    mapping_round = MappingRound.objects.standing().get(pk=invite.mapping_round_id)
    lead, closes = mapping_round.lead, mapping_round.closes_on
    words = {
        "name": invite.name,
        "place": mapping_round.locality.name,
        "sector": invite.title,
        "lead": lead.name,
        "lead_email": lead.email,
        "closes": f"{closes.day} {closes:%B %Y}",
        "address": answer_address(invite),
        "question": question,
    }
    subject, text = SUBJECTS[kind]
    jobs.post(
        to=invite.email,
        subject=subject.format(**words)[:200],
        text=text.format(**words),
        by=by,
        at=at,
        locality=mapping_round.locality,
    )
    InviteLetter.objects.create(invite=invite, kind=kind, at=at)


def _audit(verb: str, invite: SectorInvite, by: Member | None, at: datetime) -> None:
    audit.record(
        verb,
        by=by,
        at=at,
        subject=f"directory.SectorInvite:{invite.pk}",
        locality=invite.mapping_round.locality,
    )
