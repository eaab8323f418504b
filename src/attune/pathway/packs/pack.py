"""A pack: a pathway that one area hands to another, without its services and numbers."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import tomli_w

from attune.domain import canonical
from attune.domain.pathways.parts import PathwayRefused
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.plain_words import check_words
from attune.domain.pathways.reading import read_pathway
from attune.domain.pathways.translating import family_texts
from attune.domain.pathways.writing import document
from attune.domain.questionnaires.entries import only
from attune.domain.reading import Entry
from attune.domain.refusals import Refused

from . import words
from .archive import PackRefused, unzipped, zipped
from .manifest import FILE, Manifest, check_sums, read_manifest

PATHWAY = "pathway.toml"
SAME_IN_BOTH = ("title", "author", "licence")

Translations = Mapping[str, Mapping[str, str]]  # language -> path -> words


@dataclass(frozen=True)
class Pack:
    """What a pack holds. Translations are drafts: no speaker has approved them elsewhere."""

    manifest: Manifest
    pathway: Pathway
    translations: Translations

    def __post_init__(self) -> None:
        for name in SAME_IN_BOTH:
            if getattr(self.manifest, name) != getattr(self.pathway, name):
                raise PackRefused(f"{FILE}, field “{name}”: {PATHWAY} says something else")
        if any(contact.reachable for contact in self.pathway.contacts):
            raise PackRefused(f"{PATHWAY}, contacts: a pack holds nobody's number or address")
        for language, said in self.translations.items():
            _check_translation(self.pathway, language, said)

    def files(self) -> dict[str, bytes]:
        """Every file of it by name."""
        held = {
            PATHWAY: _toml(document(self.pathway)),
            "README.txt": words.readme(self.manifest).encode(),
            "LICENCE.txt": words.licence(self.manifest).encode(),
        }
        for language, said in self.translations.items():
            held[_translation(language)] = _toml({"language": language, "words": dict(said)})
        return {FILE: _toml(self.manifest.plain(held)), **held}

    def zipped(self) -> bytes:
        """The same bytes for the same pack, on every machine."""
        return zipped(self.files())


def read_pack(raw: bytes) -> Pack:
    """The pack of an uploaded zip; PackRefused names the file in it and the key that is wrong."""
    files = unzipped(raw)
    data = _parsed(FILE, files)
    _placed(FILE, lambda: read_manifest(data))
    _placed(FILE, lambda: check_sums(data, files))
    return pack_of(files)


def pack_of(files: Mapping[str, bytes]) -> Pack:
    """The pack of its files, whose checksums were looked at before."""
    data = _parsed(FILE, files)
    manifest = _placed(FILE, lambda: read_manifest(data))
    pathway = _placed(PATHWAY, lambda: read_pathway(_parsed(PATHWAY, files), file=PATHWAY))
    named = [name for name in sorted(files) if name.startswith("translations/")]
    said = dict(_translated(name, files) for name in named)
    return Pack(manifest, pathway, said)


def _translated(name: str, files: Mapping[str, bytes]) -> tuple[str, dict[str, str]]:
    whole = Entry.of(name, _parsed(name, files))
    said = _placed(name, lambda: only(whole, frozenset({"language", "words"})).entry("words"))
    language = _placed(name, lambda: whole.text("language"))
    if _translation(language) != name:
        raise PackRefused(f"{name}, field “language”: “{language[:20]}” does not fit its name")
    return language, {path: _placed(name, lambda p=path: said.text(p)) for path in said.data}


def _check_translation(pathway: Pathway, language: str, said: Mapping[str, str]) -> None:
    name, known = _translation(language), family_texts(pathway)
    for path, each in said.items():
        if path not in known:
            raise PackRefused(f"{name}, “{path[:80]}”: the pathway has no such text for families")
        _placed(f"{name}, “{path}”", lambda words=each: check_words("its words", words))


def _translation(language: str) -> str:
    return f"translations/{language}.toml"


def _toml(plain: dict[str, Any]) -> bytes:
    return tomli_w.dumps(plain, multiline_strings=True).encode("utf-8")


def _parsed(name: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    if name not in files:
        raise PackRefused(f"{name}: it is not in the zip")
    try:
        data = tomllib.loads(files[name].decode("utf-8"), parse_float=Decimal)
        canonical.text(data)
    except UnicodeDecodeError as wrong:
        line = files[name].count(b"\n", 0, wrong.start) + 1
        raise PackRefused(f"{name}: not UTF-8 text (at line {line})") from None
    except (tomllib.TOMLDecodeError, canonical.NotCanonical) as wrong:
        raise PackRefused(f"{name}: {wrong}") from None
    except RecursionError:
        raise PackRefused(f"{name}: lists within lists, too deep to read") from None
    return data


def _placed(name: str, read: Any) -> Any:
    """What is read, or a refusal that begins with the name of the file."""
    try:
        return read()
    except (Refused, PathwayRefused) as refused:
        said = str(refused)
        file = name.partition(",")[0]
        raise PackRefused(said if said.startswith(file) else f"{name}: {said}") from None
