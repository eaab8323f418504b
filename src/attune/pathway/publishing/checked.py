"""What the checker finds in a draft that keeps it from being published."""

from datetime import date

from attune.pathway.checking.checked import checked_draft
from attune.pathway.records.models import LocalPathway


def blocking(pathway: LocalPathway, *, on: date) -> tuple[str, ...]:
    """Each blocking finding in words, with the directory as it is on the day."""
    found = checked_draft(pathway, on=on).findings
    return tuple(each.sentence for each in found if each.blocks)
