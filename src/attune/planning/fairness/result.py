"""What observed counts say about fairness, ready to be shown: every count through the gate."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from attune.domain.disclosure_policies import DisclosurePolicy
from attune.domain.disclosure_tables import GatedTable
from attune.domain.fairness.reach import KindReach, reach
from attune.kit.plots import DecilePlot, FunnelPlot
from attune.kit.tables import Table
from attune.place.localities.models import Locality
from attune.planning.records.observed import ObservedCounts

from . import pictures, sentences, tables
from .kept import Kept, gated
from .yardsticks import Measured


@dataclass(frozen=True)
class KindResult:
    """One way of telling families apart: its comparison, and the tables and pictures of it."""

    reach: KindReach
    gated: GatedTable
    policy: DisclosurePolicy
    notes: tuple[str, ...]

    @property
    def key(self) -> str:
        return self.reach.kind.value

    @property
    def title(self) -> str:
        return self.reach.kind.title

    @property
    def sentences(self) -> list[str]:
        return sentences.said(self.reach)

    @property
    def seen(self) -> Table:
        """Families seen beside what they are measured against."""
        return tables.seen_table(self.reach, self.policy)

    @property
    def ratios(self) -> Table | None:
        """Seen over expected; None where fewer than two groups can be compared."""
        return tables.ratio_table(self.reach) if len(self.reach.compared) > 1 else None

    @property
    def shares(self) -> Table | None:
        return tables.share_table(self.reach) if len(self.reach.compared) > 1 else None

    @property
    def periods(self) -> Table | None:
        return tables.period_table(self.reach, self.gated, self.policy)

    @property
    def whole(self) -> Table:
        """Everything in one table, to take away."""
        return tables.whole_table(self.reach, self.policy)

    @cached_property
    def funnel(self) -> FunnelPlot | None:
        return pictures.funnel(self.reach)

    @cached_property
    def along(self) -> DecilePlot | None:
        return pictures.along_deprivation(self.reach)


@dataclass(frozen=True)
class FairnessResult:
    """Everything one file of observed counts says; nothing raw is in it."""

    name: str
    source: str
    period: str
    file_name: str
    sha256: str
    policy: DisclosurePolicy
    kinds: tuple[KindResult, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Sentences for the sheet that goes with a download."""
        lines = dict.fromkeys(note for kind in self.kinds for note in kind.notes)
        return (f"{self.name}: {self.source}, {self.period} ({self.file_name})", *lines)


def fairness_of(locality: Locality) -> FairnessResult | None:
    """The newest observed counts of a locality; None where none are loaded."""
    row = ObservedCounts.objects.of(locality).newest_first().first()
    return result_of(locality, row) if row else None


def result_of(locality: Locality, row: ObservedCounts) -> FairnessResult:
    """What one file says, measured against the need estimate as it is today."""
    policy = Kept.read(row.document).policy
    return FairnessResult(
        name=row.name,
        source=row.source,
        period=row.period,
        file_name=row.file_name,
        sha256=row.sha256,
        policy=policy,
        kinds=tuple(_kinds(locality, row, policy)),
    )


def _kinds(
    locality: Locality, row: ObservedCounts, policy: DisclosurePolicy
) -> Iterator[KindResult]:
    measured = Measured(locality)
    for table, shown in gated(row):
        by = measured.yardsticks(table)
        found = reach(table.kind, table.groups, shown, by.values, by.of)
        yield KindResult(found, shown, policy, by.notes)
