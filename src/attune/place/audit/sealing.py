"""Seals rows that no seal covers yet into the next links of the chain."""

from datetime import datetime

from django.db import IntegrityError, transaction

from attune.domain import audit_chain

from .models import AuditRow, Seal, SealedRow

ROWS_A_SEAL = 2_000


def seal_new(*, at: datetime) -> int:
    """What the minute job does; how many rows were sealed."""
    return _seal(at=at, beyond=Seal.objects.settled_to(on=at))


def seal_all(*, at: datetime) -> int:
    """What the daily job does: looks at every row, however old; how many rows were sealed."""
    return _seal(at=at, beyond=0)


def _seal(*, at: datetime, beyond: int) -> int:
    sealed = 0
    while True:
        try:
            count = _next_seal(at=at, beyond=beyond)
        except IntegrityError:
            # Another sealer made this link first: it has covered what we were about to.
            return sealed
        sealed += count
        if count < ROWS_A_SEAL:
            return sealed


@transaction.atomic
def _next_seal(*, at: datetime, beyond: int) -> int:
    """One link. Its number is unique, so of two sealers at once one waits and then gives way."""
    head = Seal.objects.head()
    rows = [row.hashed for row in AuditRow.objects.unsealed(beyond=beyond)[:ROWS_A_SEAL]]
    if not rows:
        return 0
    link = audit_chain.seal(
        rows,
        number=head.number + 1 if head else 1,
        previous_hash=head.hash if head else audit_chain.GENESIS,
        sealed_at=at,
    )
    seal = Seal.objects.create(
        number=link.number,
        sealed_at=at,
        first=link.first,
        last=link.last,
        count=len(link.rows),
        previous_hash=link.previous_hash,
        hash=link.hash,
    )
    SealedRow.objects.bulk_create(
        [SealedRow(row=number, seal=seal, hash=row_hash) for number, row_hash in link.rows],
        batch_size=400,
    )
    return len(rows)
