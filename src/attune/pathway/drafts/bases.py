"""What a draft was adapted from, to say which words are the area's own."""

from attune.domain.pathways.local import without_contacts
from attune.domain.pathways.pathway import Pathway
from attune.pathway.records.models import LocalPathway
from attune.pathway.templates.shipped import as_kept


def base_pathway(pathway: LocalPathway) -> Pathway:
    """The template or the other area's edition that the draft was last brought level with."""
    if pathway.template is not None:
        return as_kept(pathway.template)
    return without_contacts(pathway.parent.document.pathway)
