"""The categories of an action list, as a content file names them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from attune.domain.refusals import Refused


@dataclass(frozen=True)
class ActionCategory:
    """One heading of an action list."""

    key: str
    title: str
    about: str = ""

    def __post_init__(self) -> None:
        if not self.key or not self.title:
            raise Refused("A category needs a key and a title")


@dataclass(frozen=True)
class ActionCategories:
    """The headings in their order, and where they come from."""

    title: str
    source: str
    note: str
    categories: tuple[ActionCategory, ...]

    def __post_init__(self) -> None:
        keys = [each.key for each in self.categories]
        if not keys or len(set(keys)) != len(keys):
            raise Refused(f"{self.title}: name each category once")

    def title_of(self, key: str) -> str:
        """A category's title; one that is no longer listed keeps its key."""
        return next((each.title for each in self.categories if each.key == key), key)

    def place_of(self, key: str) -> int:
        """Where a category stands; one that is no longer listed stands last."""
        keys = [each.key for each in self.categories]
        return keys.index(key) if key in keys else len(keys)


def read_categories(data: Mapping[str, Any], *, file: str) -> ActionCategories:
    """What content/action-lists/NAME.toml holds; Refused names the file and what is missing."""
    try:
        found = tuple(
            ActionCategory(each["key"], each["title"], each.get("about", ""))
            for each in data["categories"]
        )
        return ActionCategories(data["title"], data["source"], data["note"], found)
    except (KeyError, TypeError) as wrong:
        raise Refused(f"{file}: {wrong} is missing or of another kind") from wrong
