"""The templates as shipped: content/pathways/KEY.toml, whole with what it inherits, and checked."""

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from attune.domain import canonical
from attune.domain.pathways.inheriting import whole
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.reading import read_pathway
from attune.place.content.files import ContentFile, keys, read
from attune.place.content.models import ContentVersion

KIND = "pathways"


@dataclass(frozen=True)
class Template:
    """A template, and the exact content it was read from; keep the file when it is adapted."""

    file: ContentFile
    pathway: Pathway


def template_keys() -> list[str]:
    return keys(KIND)


@cache
def template(key: str) -> Template:
    """One shipped template, read once; ContentRefused or PathwayRefused where it cannot be used."""
    file = read(KIND, key)
    data: dict[str, Any] = whole(file.data, lambda parent: read(KIND, parent).data)
    written = canonical.text(data).encode("utf-8")
    resolved = ContentFile(KIND, key, data, written, hashlib.sha256(written).hexdigest())
    return Template(resolved, read_pathway(data, file=f"{file.name}.toml"))


def as_kept(version: ContentVersion) -> Pathway:
    """The template of a kept version: what was adapted stays explainable."""
    return read_pathway(version.data, file=f"{version.kind}/{version.key}.toml")
