"""Packs for tests: good ones, and good ones spoilt in one place."""

from collections.abc import Mapping
from datetime import date

from attune.domain.pathways.pathway import Pathway
from attune.pathway.packs.archive import unzipped, zipped
from attune.pathway.packs.manifest import FILE, Manifest, sha256
from attune.pathway.packs.pack import Pack
from tests.domain.pathways.small_pathway import small

MADE = date(2026, 11, 2)


def a_pack(
    pathway: Pathway | None = None, translations: Mapping[str, Mapping[str, str]] | None = None
) -> Pack:
    held = pathway or small()
    manifest = Manifest(held.title, held.author, held.licence, "Wrenbridge", 1, MADE)
    return Pack(manifest, held, translations or {})


def spoilt(file: str, was: str, becomes: str, *, resum: bool = True) -> bytes:
    """A pack in which one file reads otherwise; its checksum is made to fit unless told not to."""
    files = unzipped(a_pack(translations={"pl": {"title": "Mała ścieżka"}}).zipped())
    before = files[file]
    files[file] = before.replace(was.encode(), becomes.encode(), 1)
    assert files[file] != before, f"{was} does not stand in {file}"
    if resum and file != FILE:
        sums = files[FILE].decode().replace(sha256(before), sha256(files[file]))
        files[FILE] = sums.encode()
    return zipped(files)
