"""Observed counts as they are kept: with the disclosure policy they were loaded under.

The policy is fixed when a file is loaded, because the same counts under two policies tell more
than under either.
"""

from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any, cast

from attune.domain import canonical
from attune.domain.disclosure_policies import DisclosurePolicy, read_policy
from attune.domain.disclosure_tables import GatedTable
from attune.domain.fairness.gating import gate_observed
from attune.domain.fairness.observed import Observed, ObservedTable
from attune.planning.records.observed import ObservedCounts


@dataclass(frozen=True)
class Kept:
    """The counts of one file, raw: nothing but the gate may show them."""

    observed: Observed
    policy: DisclosurePolicy

    def document(self) -> str:
        """As canonical text."""
        return canonical.text({"policy": asdict(self.policy), "counts": self.observed.document()})

    @classmethod
    def read(cls, text: str) -> "Kept":
        """From that text."""
        document = cast(dict[str, Any], canonical.value(text))
        policy = read_policy(document["policy"], file="The policy kept with the counts")
        return cls(Observed.read(document["counts"]), policy)


def gated(row: ObservedCounts) -> tuple[tuple[ObservedTable, GatedTable], ...]:
    """Each table of the file with what of it may be shown; worked out once, for it never changes.

    The raw table goes along for its names and denominators.
    """
    return _gated(row.document)


@lru_cache(maxsize=16)
def _gated(document: str) -> tuple[tuple[ObservedTable, GatedTable], ...]:
    kept = Kept.read(document)
    return tuple((table, gate_observed(table, kept.policy)) for table in kept.observed.tables)
