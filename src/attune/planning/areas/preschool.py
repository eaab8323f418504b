"""The shift from infants to preschool children as shipped, read once."""

from functools import cache

from attune.domain.need_areas.preschool import Preschool, read_preschool
from attune.place.content.files import read

PRESCHOOL = "preschool-2023"


@cache
def preschool() -> Preschool:
    """Both attachment mixes, with their sources and limits."""
    file = read("ages", PRESCHOOL)
    return read_preschool(file.data, file=f"{file.name}.toml")
