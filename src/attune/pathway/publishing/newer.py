"""What is newer than what a draft was last level with: a template, or a neighbour's edition."""

from dataclasses import dataclass

from attune.domain.pathways.local import without_contacts
from attune.domain.pathways.merging import Comparison
from attune.domain.pathways.pathway import Pathway
from attune.pathway.drafts.bases import base_pathway
from attune.pathway.records.models import Edition, LocalPathway
from attune.pathway.templates.shipped import KIND, Template, template, template_keys
from attune.place.content.models import ContentVersion


@dataclass(frozen=True)
class NewerBase:
    """The newer template or edition; one of the two is there."""

    pathway: LocalPathway
    template: Template | None = None
    edition: Edition | None = None

    @property
    def theirs(self) -> Pathway:
        if self.template:
            return self.template.pathway
        return without_contacts(self.edition.document.pathway)

    @property
    def sha256(self) -> str:
        """By which a form says which news it was made for."""
        return str(self.template.file.sha256 if self.template else self.edition.sha256)

    def comparison(self) -> Comparison:
        return Comparison(base_pathway(self.pathway), self.pathway.local, self.theirs)


def newer_base(pathway: LocalPathway) -> NewerBase | None:
    """What is newer; None where the draft is level, or what it came from does not move on."""
    if pathway.template is not None:
        return _newer_template(pathway, pathway.template)
    whole = Edition.objects.of(pathway.parent.pathway).newest_whole()
    if whole is None or whole.number <= pathway.parent.number:
        return None
    return NewerBase(pathway, edition=whole)


def _newer_template(pathway: LocalPathway, held: ContentVersion) -> NewerBase | None:
    """Of the templates that Attune ships; a pack is a content version of another kind."""
    if held.kind != KIND or held.key not in template_keys():
        return None
    shipped = template(held.key)
    return None if shipped.file.sha256 == held.sha256 else NewerBase(pathway, template=shipped)
