"""What the checker finds in a draft that keeps it from being published."""

from attune.domain.pathways.checking.checker import check
from attune.pathway.records.models import LocalPathway


def blocking(pathway: LocalPathway) -> tuple[str, ...]:
    """Each blocking finding in words."""
    return tuple(each.sentence for each in check(pathway.local.pathway) if each.blocks)
