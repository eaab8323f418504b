"""A template, a file, a draft or an edition with what the checker found in it."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from attune.domain import canonical
from attune.domain.pathways.checking.checker import altered, check
from attune.domain.pathways.checking.findings import Finding
from attune.domain.pathways.edition import checksum
from attune.domain.pathways.inheriting import whole
from attune.domain.pathways.parts import PathwayRefused
from attune.domain.pathways.reading import read_pathway
from attune.pathway.records.models import Edition, LocalPathway, Translation
from attune.pathway.templates.shipped import KIND, template
from attune.place.content.files import MOST_BYTES, read

from .facts import facts_of_draft, facts_of_edition


@dataclass(frozen=True)
class Checked:
    """What was checked, in words, with every finding in it; `edition` is its number, if any."""

    name: str
    findings: tuple[Finding, ...]
    edition: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing in it keeps it from being published."""
        return not any(finding.blocks for finding in self.findings)


def checked_template(key: str) -> Checked:
    """A shipped template; ContentRefused or PathwayRefused where it cannot be read."""
    return Checked(key, check(template(key).pathway))


def checked_file(path: Path) -> Checked:
    """A template somebody has by hand; it may inherit from a shipped one."""
    data = whole(_parsed(path), lambda parent: read(KIND, parent).data)
    return Checked(path.name, check(read_pathway(data, file=path.name)))


def _parsed(path: Path) -> dict[str, Any]:
    try:
        raw = path.read_bytes()
        if len(raw) > MOST_BYTES:
            raise PathwayRefused(f"{path.name}: larger than {MOST_BYTES:,} bytes")
        data = tomllib.loads(raw.decode("utf-8"), parse_float=Decimal)
        canonical.text(data)
    except OSError as wrong:
        raise PathwayRefused(f"{path.name}: {wrong.strerror or wrong}") from None
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        raise PathwayRefused(f"{path.name}: not UTF-8 text (at line {line})") from None
    except (tomllib.TOMLDecodeError, canonical.NotCanonical) as wrong:
        raise PathwayRefused(f"{path.name}: {wrong}") from None
    except RecursionError:
        raise PathwayRefused(f"{path.name}: lists within lists, too deep to read") from None
    return data


def checked_draft(pathway: LocalPathway, *, on: date) -> Checked:
    """The draft as it is now, with the directory as it is on the day."""
    local = pathway.local
    found = check(
        local.pathway,
        facts=facts_of_draft(local, on=on),
        translations=Translation.objects.by_language(pathway),
    )
    return Checked(f"draft of {pathway.key}", found)


def checked_edition(edition: Edition, *, on: date) -> Checked:
    """An edition of which the directory may have moved on; an altered one is only said to be."""
    name = f"edition {edition.number} of {edition.pathway.key}"
    if checksum(edition.text) != edition.sha256:
        return Checked(name, (altered(edition.number),), edition.number)
    document = edition.document
    found = check(
        document.pathway,
        facts=facts_of_edition(document, on=on),
        translations=Translation.objects.by_language(edition.pathway),
    )
    return Checked(name, found, edition.number)


def checked_pathway(pathway: LocalPathway, *, on: date) -> tuple[Checked, ...]:
    """The draft, the edition that serves, and every edition whose text was altered."""
    found = [checked_draft(pathway, on=on)]
    serving = False
    for edition in Edition.objects.of(pathway).iterator():
        is_whole = checksum(edition.text) == edition.sha256
        if not (is_whole and serving):
            found.append(checked_edition(edition, on=on))
        serving = serving or is_whole
    return tuple(found)
