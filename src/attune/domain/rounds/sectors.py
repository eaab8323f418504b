"""The sectors a mapping round can ask, read from a content file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .states import RoundRefused

KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True)
class Sector:
    """A part of the system that knows its own services."""

    key: str
    title: str
    about: str


def read_sectors(data: Mapping[str, Any], *, file: str) -> tuple[Sector, ...]:
    """Every sector of a file in its order; RoundRefused names the file and the sector."""
    found: dict[str, Sector] = {}
    for number, entry in enumerate(data.get("sectors", ()), start=1):
        key, title, about = (str(entry.get(name, "")).strip() for name in ("key", "title", "about"))
        if not KEY.fullmatch(key) or not title or not about or key in found:
            raise RoundRefused(f"{file}: sector {number} needs a key of its own, a title and about")
        found[key] = Sector(key, title, about)
    if not found:
        raise RoundRefused(f"{file}: there is no sector in it")
    return tuple(found.values())
