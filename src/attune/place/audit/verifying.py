"""Checks the chain from its beginning, and against the heads that were exported."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from attune.domain.audit_chain import Link, Misfit, first_misfit

from . import heads
from .models import AuditRow, Seal, SealedRow

SLICE = 400


@dataclass(frozen=True)
class Verdict:
    """What a check came to."""

    seals: int
    sealed: int
    unsealed: int
    misfit: Misfit | None

    @property
    def sentence(self) -> str:
        if self.misfit:
            return f"The audit trail does not fit: {self.misfit.sentence}."
        waiting = f" {self.unsealed} newer rows wait for their seal." if self.unsealed else ""
        return f"The audit trail fits: {self.sealed} rows under {self.seals} seals.{waiting}"


def verify(*, exported: Path | None = None) -> Verdict:
    """The whole chain, one seal at a time, so that memory stays bounded."""
    misfit = first_misfit(_links()) or _head_misfit(exported)
    return Verdict(
        seals=Seal.objects.count(),
        sealed=SealedRow.objects.count(),
        unsealed=AuditRow.objects.unsealed().count(),
        misfit=misfit,
    )


def _links() -> Iterator[Link]:
    for seal in Seal.objects.in_order().iterator(chunk_size=SLICE):
        members = dict(seal.members.values_list("row", "hash"))
        ids = sorted(members)
        rows = {}
        for start in range(0, len(ids), SLICE):
            rows.update(AuditRow.objects.in_bulk(ids[start : start + SLICE]))
        yield Link(seal.kept, members, {number: row.hashed for number, row in rows.items()})


def _head_misfit(exported: Path | None) -> Misfit | None:
    """A chain made again from changed rows fits by itself, but not the heads exported before."""
    for head in heads.read_all(exported) if exported else ():
        kept = Seal.objects.filter(number=head.number).first()
        if kept is None:
            gone = f"Seal {head.number} was exported to {head.source} and is no longer there"
            return Misfit(head.number, None, gone)
        if kept.hash != head.hash:
            other = f"Seal {head.number} is not the one exported to {head.source}"
            return Misfit(head.number, kept.first, other)
    return None
