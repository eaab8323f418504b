"""The cross-walk between vocabularies of levels, and the worked map, out of the content files."""

from functools import cache

from attune.domain.offers.crosswalk import Crosswalk, read_crosswalk
from attune.domain.offers.worked_map import WorkedMap, read_map
from attune.place.content.files import read

EXAMPLE = "cwm-taf-morgannwg-map"


@cache
def crosswalk() -> Crosswalk:
    """content/vocabularies/levels.toml, read once."""
    file = read("vocabularies", "levels")
    return read_crosswalk(file.data, file=f"{file.name}.toml")


@cache
def worked_map(key: str = EXAMPLE) -> WorkedMap:
    """A published map of services that ships as an example."""
    file = read("examples", key)
    return read_map(file.data, file=f"{file.name}.toml")
