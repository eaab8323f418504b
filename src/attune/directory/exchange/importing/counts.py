"""What a reading counts: every row is imported, merged or quarantined, and nothing else.

`imported` are the input rows that stand in the directory as a record of their own; `merged` are
further rows of the same input whose id was met before (the same record); `quarantined` were not
taken. `changed` counts the services that this loading made or altered. So the second loading of
the same input prints the same counts, with `changed` 0.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from attune.formats.listing import Quarantined
from attune.formats.plain_text import kept

LONGEST_REASON = 500
MOST_REASONS = 500
OTHER = "other reasons"


class FeedRefused(ValueError):
    """A file or feed that cannot be taken at all; its text is one plain sentence."""


@dataclass
class Counts:
    """Counted on the way; `read` is always the sum of the other three."""

    imported: int = 0
    merged: int = 0
    quarantined: int = 0
    changed: int = 0
    held: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    repairs: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)

    @property
    def read(self) -> int:
        return self.imported + self.merged + self.quarantined

    def set_aside(self, row: Quarantined) -> None:
        self.quarantined += 1
        count(self.reasons, row.reason)

    def printed(self) -> dict[str, Any]:
        """The six figures that a second loading repeats, with `changed` 0."""
        return {
            "read": self.read,
            "imported": self.imported,
            "merged": self.merged,
            "quarantined": self.quarantined,
            "changed": self.changed,
            "reasons": in_order(self.reasons),
        }

    def found(self) -> dict[str, Any]:
        """What is kept of a reading beside its figures."""
        parts = {"reasons": self.reasons, "repairs": self.repairs, "notes": self.notes}
        return {name: in_order(each) for name, each in parts.items()}


def count(what: Counter[str], said: str) -> None:
    """Count a sentence; beyond so many different ones they are counted together."""
    said = kept(said)[:LONGEST_REASON]
    what[said if said in what or len(what) < MOST_REASONS else OTHER] += 1


def in_order(counted: Counter[str]) -> dict[str, int]:
    """The most frequent first, then by the alphabet."""
    return dict(sorted(counted.items(), key=lambda each: (-each[1], each[0])))
