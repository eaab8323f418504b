"""The categories of the action list, as shipped."""

from functools import cache

from attune.domain.action_lists.categories import ActionCategories, read_categories
from attune.place.content.files import read


@cache
def categories() -> ActionCategories:
    """content/action-lists/birmingham-2022.toml, a start for every area."""
    file = read("action-lists", "birmingham-2022")
    return read_categories(file.data, file=f"{file.name}.toml")


def choices() -> list[tuple[str, str]]:
    return [(each.key, each.title) for each in categories().categories]
