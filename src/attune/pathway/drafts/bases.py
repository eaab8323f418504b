"""What a draft was adapted from, to say which words are the area's own."""

from attune.domain.pathways.local import without_contacts
from attune.domain.pathways.parts import PathwayRefused
from attune.domain.pathways.pathway import Pathway
from attune.pathway.records.models import LocalPathway
from attune.pathway.templates.shipped import as_kept


def base_pathway(pathway: LocalPathway) -> Pathway | None:
    """The template or the other area's edition that the draft was last brought level with.

    None where that cannot be read any more, such as an edition altered behind the program's back.
    """
    try:
        if pathway.template is not None:
            return as_kept(pathway.template)
        return without_contacts(pathway.parent.document.pathway)
    except PathwayRefused:
        return None
