"""pack.toml: what a pack is, whose, under which licence, and the checksum of each of its files."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from attune.domain.questionnaires.entries import only
from attune.domain.reading import Entry

from .archive import PackRefused

FILE = "pack.toml"
FORMAT = "attune-pathway-pack/1"
FIELDS = frozenset("format title author licence area edition made_on files".split())


@dataclass(frozen=True)
class Manifest:
    """Everything pack.toml says, but for the checksums; `edition` 0 is a draft."""

    title: str
    author: str
    licence: str
    area: str
    edition: int
    made_on: date

    def plain(self, files: Mapping[str, bytes]) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "title": self.title,
            "author": self.author,
            "licence": self.licence,
            "area": self.area,
            "edition": self.edition,
            "made_on": self.made_on,
            "files": {name: sha256(content) for name, content in sorted(files.items())},
        }


def read_manifest(data: Mapping[str, Any]) -> Manifest:
    """The manifest; Refused names the field that is wrong."""
    whole = Entry.of(FILE, data)
    if (said := whole.text("format")) != FORMAT:
        raise PackRefused(f"{FILE}, field “format”: “{said[:80]}” is not known here, only {FORMAT}")
    only(whole, FIELDS)
    return Manifest(
        title=whole.text("title"),
        author=whole.text("author"),
        licence=whole.text("licence"),
        area=whole.text("area"),
        edition=whole.count("edition"),
        made_on=whole.day("made_on"),
    )


def check_sums(data: Mapping[str, Any], files: Mapping[str, bytes]) -> None:
    """Every file that is there is named with its checksum, and every one named is there."""
    named = Entry.of(FILE, data).entry("files")
    for name in sorted({*named.data, *files} - {FILE}):
        if name not in files:
            raise PackRefused(f"{name}: {FILE} names it, and it is not in the zip")
        if name not in named.data:
            raise PackRefused(f"{name}: {FILE} does not name it")
        if named.text(name) != sha256(files[name]):
            raise PackRefused(
                f"{name}: it was changed after the pack was made (its checksum differs)"
            )


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
