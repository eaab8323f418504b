"""Draft translations that come with the templates: content/pathway-translations/KEY.LANGUAGE.toml.

Each awaits a named speaker of its language: nothing of them is shown to families before.
"""

from functools import cache

from attune.domain.pathways.translating import Translated
from attune.domain.pathways.translation_reading import read_translations
from attune.place.content.files import keys, read

KIND = "pathway-translations"


@cache
def shipped_drafts(language: str) -> tuple[Translated, ...]:
    """Every draft in a language, whichever template it was written for.

    A draft fits wherever the same words stand at the same path.
    """
    found: list[Translated] = []
    for key in keys(KIND):
        file = read(KIND, key)
        spoken, drafts = read_translations(file.data, file=f"{file.name}.toml")
        if spoken == language:
            found += drafts
    return tuple(found)


def shipped_languages() -> frozenset[str]:
    """The languages in which drafts are shipped."""
    return frozenset(key.rsplit(".", 1)[-1] for key in keys(KIND))
