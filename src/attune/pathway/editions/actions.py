"""The verb that makes an edition: everything of it in one transaction, or nothing."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from attune.directory.records.models import Service
from attune.domain.pathways.edition import EditionDocument, checksum
from attune.domain.pathways.faces import PRINTED_FACES
from attune.pathway.records.models import Edition, EditionService, LocalPathway, PrintedCode
from attune.place.audit import actions as audit

from .codes import code_of
from .documents import document_of

if TYPE_CHECKING:
    from attune.place.members.models import Member


@transaction.atomic
def issue(
    pathway: LocalPathway,
    *,
    change_note: str,
    review_due: date,
    by: "Member | None",
    at: datetime,
) -> Edition:
    """Make the draft the next edition. Who may do so is for `publishing` to say."""
    held = LocalPathway.objects.select_for_update().get(pk=pathway.pk)
    last = Edition.objects.of(held).first()
    document = document_of(
        held,
        number=last.number + 1 if last else 1,
        on=timezone.localdate(at),
        review_due=review_due,
        change_note=change_note,
    )
    text = document.text()
    edition = Edition.objects.create(
        pathway=held,
        number=document.number,
        text=text,
        sha256=checksum(text),
        published_on=document.published_on,
        review_due=review_due,
        change_note=change_note,
        draft_number=held.number,
        template=held.template,
        parent=held.parent,
        by=by,
        at=at,
    )
    _keep_services(edition, document)
    _print_codes(edition)
    audit.record(
        "pathway.publish",
        by=by,
        at=at,
        subject=f"pathway.Edition:{edition.pk}",
        locality=held.locality,
    )
    return edition


def _keep_services(edition: Edition, document: EditionDocument) -> None:
    named = {(slot, each.service) for slot, there in document.services.items() for each in there}
    known = dict(
        Service.objects.with_uids({uid for _, uid in named if uid}).values_list("uid", "pk")
    )
    by_text = {str(uid): pk for uid, pk in known.items()}
    EditionService.objects.bulk_create(
        EditionService(edition=edition, slot=slot, service_id=by_text[uid])
        for slot, uid in sorted(named)
        if uid in by_text
    )


def _print_codes(edition: Edition) -> None:
    PrintedCode.objects.bulk_create(
        PrintedCode(code=code_of(edition, face), edition=edition, face=face)
        for face in PRINTED_FACES
    )
