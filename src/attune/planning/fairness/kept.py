"""Observed counts as they are kept: with the disclosure policy they were loaded under.

The policy is fixed when a file is loaded, because the same counts under two policies tell more
than under either.
"""

from dataclasses import asdict, dataclass
from typing import Any, cast

from attune.domain import canonical
from attune.domain.disclosure_policies import DisclosurePolicy, read_policy
from attune.domain.fairness.observed import Observed
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
    def of(cls, row: ObservedCounts) -> "Kept":
        """From that text."""
        document = cast(dict[str, Any], canonical.value(row.document))
        policy = read_policy(document["policy"], file=f"the policy of {row.file_name}")
        return cls(Observed.read(document["counts"]), policy)
