"""The languages of a pathway: what is translated, what fits its words, and who stands by it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language_info

from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.translating import InLanguage, SpeakerSaid, in_language
from attune.pathway.records.models import LocalPathway, SpeakerApproval, Translation

# Django's list gives this one in Latin letters.
OWN_NAMES = {"pa": "ਪੰਜਾਬੀ"}


@dataclass(frozen=True)
class Spoken:
    """One language of a pathway; `approval` is whose word its readers have for it."""

    words: InLanguage
    approval: SpeakerSaid | None

    @property
    def language(self) -> str:
        return self.words.language


def languages_of(pathway: Pathway) -> tuple[str, ...]:
    """Every language a pathway can be translated into."""
    return tuple(code for code, _ in settings.LANGUAGES if code != pathway.language)


def spoken(local: LocalPathway, pathway: Pathway) -> Mapping[str, Spoken]:
    """Every other language of these words (a draft's or an edition's), begun or not."""
    kept = Translation.objects.by_language(local)
    said = SpeakerApproval.objects.by_language(local)
    return {
        code: _spoken(in_language(pathway, code, kept.get(code, ())), said.get(code, ()))
        for code in languages_of(pathway)
    }


def _spoken(words: InLanguage, said: tuple[SpeakerSaid, ...]) -> Spoken:
    return Spoken(words, words.approval(said))


def spoken_before(local: LocalPathway, language: str) -> bool:
    """Whether a speaker ever stood by the pathway in this language."""
    return SpeakerApproval.objects.of(local).in_language(language).exists()


def own_name(language: str) -> str:
    """What a language calls itself."""
    return OWN_NAMES.get(language) or str(get_language_info(language)["name_local"])


def direction_of(language: str) -> str:
    """As in HTML's dir."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"
