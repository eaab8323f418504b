"""The work of `attune pathway pack`: what was done as an exit code and a sentence."""

import argparse

from django.utils import timezone

from attune.domain.pathways.checking.checker import check
from attune.pathway.records.models import LocalPathway
from attune.pathway.shown.shown import shown_current, shown_number
from attune.place.localities.models import Locality
from attune.place.members.models import Member, Membership

from . import actions
from .archive import MOST_ZIPPED, PackRefused
from .making import pack_of_shown
from .pack import read_pack


def export(args: argparse.Namespace) -> tuple[int, str]:
    """Write the pack of an edition."""
    locality = _locality(args.locality)
    pathway = LocalPathway.objects.at(locality).called(args.pathway).first()
    if pathway is None:
        raise PackRefused(f"{locality.name} has no pathway “{args.pathway}”")
    today = timezone.localdate()
    shown = (
        shown_current(pathway, on=today)
        if args.edition is None
        else shown_number(pathway, args.edition, on=today)
    )
    if shown is None:
        raise PackRefused(f"“{pathway.title}” has no such edition")
    args.out.write_bytes(pack_of_shown(shown).zipped())
    return 0, f"Edition {shown.number} of “{shown.pathway.title}” written to {args.out}"


def look(args: argparse.Namespace) -> tuple[int, str]:
    """Say what is in a pack; 1 where something in it blocks publishing."""
    pack = read_pack(_raw(args))
    manifest, found = pack.manifest, check(pack.pathway)
    lines = [
        f"{manifest.title}, by {manifest.author}, from {manifest.area}",
        f"Licence: {manifest.licence}",
        f"{len(pack.pathway.steps)} steps, {len(pack.translations)} translations",
        *(f"{each.severity.value}: {each.sentence}" for each in found),
    ]
    return int(any(each.blocks for each in found)), "\n".join(lines)


def take(args: argparse.Namespace) -> tuple[int, str]:
    """Take a pack in as a draft of the locality."""
    if not args.locality or not args.by:
        raise PackRefused("Say --locality and --by, or --look to see what is in it")
    locality, at = _locality(args.locality), timezone.now()
    member = Member.objects.filter(email__iexact=args.by, is_active=True).first()
    if member is None or not Membership.objects.of(member).at(locality).exists():
        raise PackRefused(f"“{args.by}” is not a member of {locality.name}")
    pack = actions.receive_pack(_raw(args), by=member, at=at)
    key = args.key or pack.pack.pathway.key
    made = actions.take_in(pack, locality=locality, key=key, by=member, at=at)
    return 0, f"“{made.title}” is a draft of {locality.name} now, under “{made.key}”"


def _locality(slug: str) -> Locality:
    found = Locality.objects.called(slug).first()
    if found is None:
        raise PackRefused(f"There is no locality “{slug}”")
    return found


def _raw(args: argparse.Namespace) -> bytes:
    """No more of a file than a pack can be."""
    with args.file.open("rb") as opened:
        return bytes(opened.read(MOST_ZIPPED + 1))
