"""The verbs on packs: keep one that was handed in, take it in as a pathway of the place."""

from datetime import datetime

from django.db import transaction

from attune.pathway.drafts import actions as drafts
from attune.pathway.languages import actions as languages
from attune.pathway.records.models import LocalPathway, PackTaken
from attune.place.audit import actions as audit
from attune.place.content import actions as content
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .received import ReceivedPack, handed_in, received

LONGEST = 200


@transaction.atomic
def receive_pack(raw: bytes, *, by: Member, at: datetime) -> ReceivedPack:
    """Keep what is in a zip, so that it can be looked at; nothing of a bad one is kept."""
    file = handed_in(raw)
    content.keep(file, at=at, by=by)
    found = received(file.key)
    if found is None:
        raise LookupError("A pack that was just kept is not there")
    return found


@transaction.atomic
def take_in(
    pack: ReceivedPack, *, locality: Locality, key: str, by: Member, at: datetime
) -> LocalPathway:
    """A pathway of this place from a pack: its words and translations, under a short name."""
    pathway = drafts.adapt_template(locality, template=pack.template, key=key, by=by, at=at)
    for language, said in pack.pack.translations.items():
        languages.keep_translations(pathway, language=language, words=said, by=by, at=at)
    manifest = pack.pack.manifest
    taken = PackTaken.objects.create(
        pathway=pathway,
        author=manifest.author[:LONGEST],
        licence=manifest.licence[:LONGEST],
        sha256=pack.sha256,
        by=by,
        at=at,
    )
    audit.record(
        "pathway.take_in", by=by, at=at, subject=f"pathway.PackTaken:{taken.pk}", locality=locality
    )
    return pathway
