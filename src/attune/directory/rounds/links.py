"""Signed links of a round: one that opens a sector's part, one that joins its workshop."""

from django.core import signing
from django.http import HttpRequest
from django.urls import reverse

from attune.place.localities.models import Locality

from .models import MappingRound, SectorInvite

ANSWER, JOIN = "attune.rounds.answer", "attune.rounds.join"


def answer_token(invite: SectorInvite) -> str:
    return signing.Signer(salt=ANSWER).sign(f"{invite.pk}-{invite.link_number}")


def join_token(mapping_round: MappingRound) -> str:
    return signing.Signer(salt=JOIN).sign(str(mapping_round.pk))


def invite_of(token: str, locality: Locality) -> SectorInvite | None:
    """Whose link this is; None where it is not ours, was replaced, or is of elsewhere."""
    pk, _dash, number = _unsigned(token, ANSWER).partition("-")
    invite = SectorInvite.objects.at(locality).with_pk(int(pk)).first() if pk else None
    return invite if invite and str(invite.link_number) == number else None


def round_of(token: str, locality: Locality) -> MappingRound | None:
    """Which round's workshop a link joins."""
    pk = _unsigned(token, JOIN)
    return MappingRound.objects.at(locality).with_pk(int(pk)).first() if pk else None


def answer_address(invite: SectorInvite) -> str:
    """The whole address, on this server as the lead saw it."""
    return invite.site + answer_path(invite)


def answer_path(invite: SectorInvite) -> str:
    slug, token = invite.mapping_round.locality.slug, answer_token(invite)
    return reverse("directory:rounds_answer", kwargs={"slug": slug, "token": token})


def site_of(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _unsigned(token: str, salt: str) -> str:
    try:
        return str(signing.Signer(salt=salt).unsign(token))
    except signing.BadSignature:
        return ""
