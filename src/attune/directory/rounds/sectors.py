"""The sectors a round can ask, as shipped."""

from functools import cache

from attune.domain.rounds.sectors import Sector, read_sectors
from attune.place.content import files


@cache
def sectors() -> dict[str, Sector]:
    """content/sectors/mapping.toml by key, in its order."""
    file = files.read("sectors", "mapping")
    return {each.key: each for each in read_sectors(file.data, file=f"{file.name}.toml")}


def choices() -> list[tuple[str, str]]:
    return [(each.key, each.title) for each in sectors().values()]


def title_of(key: str) -> str:
    """A sector's title; one that is no longer listed keeps its key."""
    found = sectors().get(key)
    return found.title if found else key
