"""What the checker finds in a draft that keeps it from being published."""

from datetime import date

from attune.domain.pathways.checking.findings import Finding
from attune.domain.pathways.editing_parts import PartNotThere, called, found, part_path
from attune.domain.pathways.pathway import Pathway
from attune.pathway.checking.checked import checked_draft
from attune.pathway.records.models import LocalPathway


def blocking(pathway: LocalPathway, *, on: date) -> tuple[str, ...]:
    """Each blocking finding under the name of its part, with the directory as it is on the day."""
    findings = checked_draft(pathway, on=on).findings
    here = pathway.local.pathway
    return tuple(_in_words(here, each) for each in findings if each.blocks)


def _in_words(pathway: Pathway, finding: Finding) -> str:
    try:
        part = called(found(pathway, part_path(pathway, finding.path)))
    except PartNotThere:
        return finding.sentence
    return f"{part}: {finding.sentence}"
