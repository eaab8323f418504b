"""An edition or a draft in a language, as families may read it: what pages and posters ask."""

from dataclasses import dataclass

from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.translating import SpeakerSaid, told
from attune.pathway.languages.spoken import Spoken, spoken
from attune.pathway.shown.shown import ShownEdition


@dataclass(frozen=True)
class Told:
    """A pathway in one language. `approval` says which named speaker stands by these very words;
    it is None in the pathway's own language and in a draft that nobody has approved.

    `behind` are the paths that stand in the pathway's own language still (only in a draft).
    """

    shown: ShownEdition
    pathway: Pathway
    language: str
    approval: SpeakerSaid | None = None
    behind: tuple[str, ...] = ()

    @property
    def own(self) -> bool:
        """Whether this is the language the pathway was written in."""
        return self.language == self.shown.pathway.language

    @property
    def approved_by(self) -> str:
        return self.approval.speaker if self.approval else ""

    @property
    def is_draft(self) -> bool:
        """Whether these words wait for a named speaker."""
        return not self.own and self.approval is None


def told_in(shown: ShownEdition, language: str, *, drafts: bool = False) -> Told | None:
    """The pathway in a language, or None where families may not read it in that language.

    They may when every text is translated from the words that stand there now, and a named
    speaker stands by just these translations. With `drafts` whatever has been begun is given:
    for previews that say what they are.
    """
    if language == shown.pathway.language:
        return own_words(shown)
    found = spoken(shown.local, shown.pathway).get(language)
    return _told(shown, found, drafts=drafts) if found else None


def told_languages(shown: ShownEdition, *, drafts: bool = False) -> tuple[Told, ...]:
    """The pathway in every language in which `told_in` gives it, its own first."""
    others = spoken(shown.local, shown.pathway).values()
    told_others = (_told(shown, each, drafts=drafts) for each in others)
    return (own_words(shown), *(each for each in told_others if each))


def own_words(shown: ShownEdition) -> Told:
    return Told(shown, shown.pathway, shown.pathway.language)


def _told(shown: ShownEdition, found: Spoken, *, drafts: bool) -> Told | None:
    if not (found.approval or (drafts and found.words.begun)):
        return None
    words = found.words
    pathway = told(shown.pathway, words.words, language=found.language)
    behind = (*words.missing, *words.stale)
    return Told(shown, pathway, found.language, found.approval, behind)
