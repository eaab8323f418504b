"""The parts of an offer as lines of text that a person can write and read."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .refused import OfferRefused

ROW = re.compile(r"(\d{1,3})\D+(\d{1,3})(?:\s+\w+)?")
INTERVENTION = ("name", "training", "evidence", "source", "on")
AGREED = ("direction", "service", "note")


def texts(said: str, *, commas: bool = False) -> list[str]:
    """One per line; of words without commas in them also one per comma."""
    found = said.replace(",", "\n") if commas else said
    return [each for each in (line.strip() for line in found.splitlines()) if each]


def staff(said: str) -> list[dict[str, Any]]:
    """Lines such as "Parent-infant therapist: 1.5"."""
    return [_staff(number, line) for number, line in enumerate(texts(said))]


def staff_shown(parts: Sequence[Mapping[str, Any]]) -> str:
    return "\n".join(f"{part['discipline']}: {part['wte']}" for part in parts)


def interventions(said: str) -> list[dict[str, Any]]:
    """Lines such as "Video feedback | VIG accredited | grade | source | 2024-05-01"."""
    return _barred("interventions", INTERVENTION, said)


def interventions_shown(parts: Sequence[Mapping[str, Any]]) -> str:
    return "\n".join(_joined(part.get(name, "") for name in INTERVENTION) for part in parts)


def agreements(said: str) -> list[dict[str, Any]]:
    """Lines such as "up | id of the other service | by weekly meeting"."""
    return _barred("agreements", AGREED, said)


def agreements_shown(parts: Sequence[Mapping[str, Any]]) -> str:
    return "\n".join(_joined(part.get(name, "") for name in AGREED) for part in parts)


def criteria_rows(said: str) -> list[dict[str, Any]]:
    """Lines such as "5 in 3": at least 5 indicators in each of 3 domains."""
    rows = []
    for number, line in enumerate(texts(said)):
        found = ROW.fullmatch(line)
        if not found:
            raise OfferRefused(
                f"criteria.rows[{number}]", f"“{line[:40]}” is not a row such as 5 in 3"
            )
        rows.append({"indicators": int(found.group(1)), "domains": int(found.group(2))})
    return rows


def criteria_rows_shown(parts: Sequence[Mapping[str, Any]]) -> str:
    return "\n".join(f"{part['indicators']} in {part['domains']}" for part in parts)


def _staff(number: int, line: str) -> dict[str, Any]:
    discipline, colon, wte = line.rpartition(":")
    if not colon or not discipline.strip():
        raise OfferRefused(
            f"staff[{number}]", f"“{line[:40]}” is not a line such as Nursery nurse: 0.5"
        )
    return {"discipline": discipline.strip(), "wte": wte.strip()}


def _barred(name: str, parts: Sequence[str], said: str) -> list[dict[str, Any]]:
    read = []
    for number, line in enumerate(texts(said)):
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > len(parts):
            raise OfferRefused(
                f"{name}[{number}]", f"“{line[:40]}” has more than {len(parts)} parts"
            )
        read.append({part: cell for part, cell in zip(parts, cells, strict=False) if cell})
    return read


def _joined(cells: Any) -> str:
    return " | ".join(str(cell) for cell in cells).rstrip("| ")
