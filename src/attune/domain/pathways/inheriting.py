"""What a pathway file inherits from a parent: its own words laid over the parent's."""

from collections.abc import Callable, Mapping
from typing import Any

from .parts import PathwayRefused

MOST_PARENTS = 5


def whole(data: Mapping[str, Any], parent_of: Callable[[str], Mapping[str, Any]]) -> dict[str, Any]:
    """The file with everything it inherits; `parent_of` gives the file of a key."""
    inherited = data.get("inherits")
    own = {name: value for name, value in data.items() if name != "inherits"}
    if inherited is None:
        return own
    return laid_over(whole(parent_of(inherited), parent_of), own)


def laid_over(parent: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The parent with what is said anew: parts of the same key are replaced field by field."""
    raise PathwayRefused("A pathway cannot inherit yet")
