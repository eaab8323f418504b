"""The list of official files and where their publishers offer them."""

import re
from dataclasses import dataclass

from attune.place.content import files

SHA256 = re.compile(r"[0-9a-f]{64}")
PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}")


class SourceRefused(ValueError):
    """An entry of the list that cannot be used; its text says which and why."""


@dataclass(frozen=True)
class Source:
    """One file as its publisher offers it; `url` is "" where only its page is known."""

    key: str
    title: str
    publisher: str
    file_name: str
    url: str
    page: str
    sha256: str
    licence: str
    note: str

    def __post_init__(self) -> None:
        if not PLAIN_NAME.fullmatch(self.file_name):
            raise SourceRefused(f"{self.key}: “{self.file_name}” is not a plain file name")
        if self.sha256 and not SHA256.fullmatch(self.sha256):
            raise SourceRefused(f"{self.key}: the sha256 is not 64 small hexadecimal digits")
        for address in filter(None, (self.url, self.page)):
            if not address.startswith(("https://", "http://")):
                raise SourceRefused(f"{self.key}: “{address[:60]}” is not a web address")


def official_sources() -> list[Source]:
    """Every entry of content/sources/official-files.toml, in its order."""
    return [Source(**entry) for entry in files.read("sources", "official-files").data["files"]]


def chosen(keys: list[str]) -> list[Source]:
    """Those asked for by key, or all that can be fetched."""
    listed = {source.key: source for source in official_sources()}
    unknown = [key for key in keys if key not in listed]
    if unknown:
        raise SourceRefused(f"there is no “{unknown[0]}”; there are: {', '.join(listed)}")
    return [listed[key] for key in keys] or [s for s in listed.values() if s.url]
