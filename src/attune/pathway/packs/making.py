"""Makes the pack of an edition, or of a draft, with the translations that fit its words."""

from attune.domain.pathways.local import without_contacts
from attune.domain.pathways.translating import in_language
from attune.pathway.records.models import Translation
from attune.pathway.shown.shown import ShownEdition

from .manifest import Manifest
from .pack import Pack


def pack_of_shown(shown: ShownEdition) -> Pack:
    """What is handed on; an edition's pack bears the day on which it was published."""
    pathway = without_contacts(shown.pathway)
    manifest = Manifest(
        title=pathway.title,
        author=pathway.author,
        licence=pathway.licence,
        area=shown.document.locality,
        edition=shown.number,
        made_on=shown.document.published_on,
    )
    kept = Translation.objects.by_language(shown.local)
    said = {code: in_language(pathway, code, rows).words for code, rows in sorted(kept.items())}
    return Pack(manifest, pathway, {code: words for code, words in said.items() if words})
