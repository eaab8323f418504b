"""The draft as an edition of a day would keep it."""

from datetime import date

from attune.domain.pathways.edition import Base, EditionDocument
from attune.pathway.records.models import LocalPathway

from .services import frozen


def document_of(
    pathway: LocalPathway, *, number: int, on: date, review_due: date, change_note: str
) -> EditionDocument:
    """The draft as an edition of that day; number 0 is a preview."""
    local = pathway.local
    return EditionDocument(
        locality=pathway.locality.name,
        number=number,
        published_on=on,
        review_due=review_due,
        change_note=change_note,
        base=base_of(pathway),
        pathway=local.pathway,
        services=frozen(local, on=on),
    )


def base_of(pathway: LocalPathway) -> Base:
    """What the draft was last brought level with."""
    if pathway.template is not None:
        held = pathway.template
        version = str(held.data.get("version", ""))
        return Base("template", held.key, version, held.sha256)
    parent = pathway.parent
    key = f"{parent.pathway.locality.slug}/{parent.pathway.key}"
    return Base("edition", key, str(parent.number), parent.sha256)
