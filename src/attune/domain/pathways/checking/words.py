"""How hard the words of a pathway are to read, and which translations are behind them."""

from collections.abc import Iterable, Iterator, Mapping

from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.plain_words import texts
from attune.domain.pathways.translating import InLanguage, Translated, family_texts, in_language
from attune.domain.readability import AIM, reading_age
from attune.domain.search.facets import LANGUAGES

from .findings import Finding, FindingKind

Translations = Mapping[str, Iterable[Translated]]  # by language, oldest first

FAMILIES = AIM[1]  # years
PRACTITIONERS = 14  # years; Attune proposal
NOT_READ_ALOUD = ("source", "licence", "author", "label")
MEASURED = "en"  # the index was made for English


def hard_words(pathway: Pathway) -> Iterator[Finding]:
    """Texts above their target reading age; those under 20 words are too short to measure."""
    if pathway.language != MEASURED:
        return
    families = family_texts(pathway)
    for path, text in texts(pathway).items():
        target = FAMILIES if path in families else PRACTITIONERS
        age = None if path in NOT_READ_ALOUD else reading_age(text)
        if age and age.years > target:
            words = ", ".join(f"“{word}”" for word in age.longest)
            plainer = f", and find plainer words for {words}" if words else ""
            yield Finding(
                FindingKind.HARD_TO_READ,
                path,
                f"“{path}” has a reading age of {age.years}; {target} is the aim."
                f" Make its sentences shorter{plainer}",
            )


def behind(pathway: Pathway, translations: Translations) -> Iterator[Finding]:
    """Texts whose translation was made from other words, or is missing where others are there."""
    for language in sorted(translations):
        state = in_language(pathway, language, translations[language])
        if state.begun:
            yield from _behind(state)


def _behind(state: InLanguage) -> Iterator[Finding]:
    language = LANGUAGES.get(state.language, state.language)
    for path in state.source:
        if path in state.stale:
            why = "was made from words that have changed since: translate it again"
        elif path not in state.words:
            why = "is missing: translate it too"
        else:
            continue
        yield Finding(FindingKind.TRANSLATION_BEHIND, path, f"“{path}” in {language} {why}")
