"""The editions of a pathway, and what changed from the one before to the one that is shown."""

from dataclasses import dataclass

from attune.domain.pathways.edition import EditionAltered, EditionDocument
from attune.domain.pathways.edition_changes import EditionChanges, changes
from attune.pathway.records.models import Edition
from attune.pathway.shown.shown import ShownEdition


@dataclass(frozen=True)
class History:
    """Every edition, newest first; `changed` is None where there is nothing to compare with.

    `altered` says that the edition before is there, and is not as it was published.
    """

    editions: tuple[Edition, ...]
    before: Edition | None
    changed: EditionChanges | None
    altered: bool = False


def history(shown: ShownEdition) -> History:
    """A draft is compared with the newest edition, an edition with the one before it."""
    editions = tuple(Edition.objects.of(shown.local).defer("text"))
    older = (each for each in editions if shown.is_draft or each.number < shown.number)
    before = next(older, None)
    if before is None:
        return History(editions, None, None)
    document = _whole(before)
    changed = changes(document, shown.document) if document else None
    return History(editions, before, changed, altered=document is None)


def _whole(edition: Edition) -> EditionDocument | None:
    try:
        return edition.document
    except EditionAltered:
        return None
