"""The head of the chain as a small dated file, to be copied where nobody can change it."""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from .models import Seal

LINE = re.compile(r"seal (?P<number>[1-9][0-9]{0,17}) sha256 (?P<hash>[0-9a-f]{64}) sealed \S+")


class HeadUnreadable(ValueError):
    """A head file that does not say what a head file says; its text names the file."""


@dataclass(frozen=True)
class Head:
    """The newest seal at the moment of an export."""

    number: int
    hash: str
    source: str


def folder() -> Path:
    """Where heads are exported: beside the data, one file a day."""
    return Path(settings.DATA) / "audit-heads"


def line() -> str:
    """The head in one line, or that there is none yet."""
    head = Seal.objects.head()
    if head is None:
        return "Nothing is sealed yet"
    sealed = head.sealed_at.astimezone(UTC).isoformat(timespec="microseconds")
    return f"seal {head.number} sha256 {head.hash} sealed {sealed}"


def export(*, at: datetime, to: Path | None = None) -> Path | None:
    """Write today's head file whole or not at all; None while nothing is sealed."""
    if Seal.objects.head() is None:
        return None
    into = to or folder()
    into.mkdir(parents=True, exist_ok=True)
    target = into / f"{at.astimezone(UTC):%Y-%m-%d}.txt"
    part = target.with_suffix(f".part-{os.getpid()}")
    part.write_text(f"{line()}\n", encoding="ascii")
    part.replace(target)
    return target


def read_all(exported: Path) -> list[Head]:
    """Every exported head, oldest first."""
    return [_read(path) for path in sorted(exported.glob("????-??-??.txt"))]


def _read(path: Path) -> Head:
    found = LINE.fullmatch(path.read_text(encoding="ascii", errors="replace").strip())
    if not found:
        raise HeadUnreadable(f"{path.name}: not a head of the audit trail")
    return Head(int(found["number"]), found["hash"], path.name)
