"""Reads content files (content/KIND/KEY.toml) without a database."""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from attune.domain import canonical

FOLDER = Path(__file__).resolve().parents[2] / "content"
NAME = re.compile(r"[a-z0-9]+([-_.][a-z0-9]+)*")
MOST_BYTES = 2_000_000


class ContentRefused(ValueError):
    """A content file that cannot be used; its text names the file and, where known, the line."""


@dataclass(frozen=True)
class ContentFile:
    """One content file: its data, and the canonical bytes by which its versions are told apart."""

    kind: str
    key: str
    data: dict[str, Any]
    canonical: bytes
    sha256: str

    @property
    def name(self) -> str:
        return f"{self.kind}/{self.key}"


def read(kind: str, key: str, *, folder: Path = FOLDER) -> ContentFile:
    """One file; numbers with a point come as Decimal, so that nothing is lost on the way."""
    path = _path(kind, key, folder)
    name = f"{kind}/{key}.toml"
    try:
        data = tomllib.loads(_text(path, name), parse_float=Decimal)
        written = canonical.text(data).encode("utf-8")
    except tomllib.TOMLDecodeError as wrong:
        raise ContentRefused(f"{name}: {wrong}") from wrong
    except canonical.NotCanonical as wrong:
        raise ContentRefused(f"{name}: {wrong}") from wrong
    return ContentFile(kind, key, data, written, hashlib.sha256(written).hexdigest())


def keys(kind: str, *, folder: Path = FOLDER) -> list[str]:
    """Every key of a kind, in order."""
    _checked(kind)
    return sorted(path.stem for path in (folder / kind).glob("*.toml"))


def _path(kind: str, key: str, folder: Path) -> Path:
    path = folder / _checked(kind) / f"{_checked(key)}.toml"
    if not path.is_file():
        known = ", ".join(keys(kind, folder=folder)) or "none"
        raise ContentRefused(f"There is no content file {kind}/{key}.toml (there are: {known})")
    return path


def _text(path: Path, name: str) -> str:
    raw = path.read_bytes()
    if len(raw) > MOST_BYTES:
        raise ContentRefused(f"{name}: larger than {MOST_BYTES:,} bytes")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        raise ContentRefused(f"{name}: not UTF-8 text (at line {line})") from wrong


def _checked(name: str) -> str:
    if not NAME.fullmatch(name) or len(name) > 80:
        raise ContentRefused(f"“{name[:80]}” cannot be the name of a content file")
    return name
