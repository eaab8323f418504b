"""The languages of a pathway as the people see them who look after them."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language_info, ngettext, override
from django.utils.translation import gettext as _

from attune.domain.pathways.translating import InLanguage, SpeakerSaid
from attune.kit.formats import day
from attune.pathway.records.models import Edition, LocalPathway

from .shipped import shipped_languages
from .spoken import direction_of, spoken


@dataclass(frozen=True)
class LanguageState:
    """One language of the draft, and whether families read it in the current edition."""

    code: str
    words: InLanguage
    approval: SpeakerSaid | None
    shown: bool
    preview: str

    @property
    def name(self) -> str:
        return str(get_language_info(self.code)["name_translated"])

    @property
    def direction(self) -> str:
        return direction_of(self.code)

    @property
    def can_begin(self) -> bool:
        """Whether a draft comes with Attune that has not been taken in."""
        return not self.words.begun and self.code in shipped_languages()

    @property
    def mood(self) -> str:
        if self.approval:
            return "good"
        if self.words.stale:
            return "careful"
        return "waiting" if self.words.begun else "plain"

    @property
    def said(self) -> str:
        """How it stands, in a few words."""
        if self.approval:
            return _("Approved by %(name)s on %(day)s") % {
                "name": self.approval.speaker,
                "day": day(self.approval.at),
            }
        if self.words.whole:
            return _("Waiting for a named speaker")
        if self.words.stale:
            return _("Behind the English")
        return _("Draft") if self.words.begun else _("Not begun")

    @property
    def behind(self) -> tuple[str, ...]:
        """The English of every text whose translation is missing or out of date."""
        return tuple(self.words.source[path] for path in (*self.words.stale, *self.words.missing))

    @property
    def count(self) -> str:
        whole = len(self.words.source)
        return ngettext(
            "%(done)s of %(whole)s text translated", "%(done)s of %(whole)s texts translated", whole
        ) % {"done": len(self.words.words), "whole": whole}


def languages(pathway: LocalPathway) -> tuple[LanguageState, ...]:
    """Every language, those that have been begun first."""
    edition = Edition.objects.of(pathway).newest_whole()
    public = spoken(pathway, edition.document.pathway) if edition else {}
    shown = {code for code, each in public.items() if each.approval}
    draft = spoken(pathway, pathway.local.pathway)
    states = (
        LanguageState(code, each.words, each.approval, code in shown, _preview(pathway, code))
        for code, each in draft.items()
    )
    return tuple(sorted(states, key=lambda each: (not each.words.begun, each.name)))


def _preview(pathway: LocalPathway, code: str) -> str:
    with override(code):
        return reverse("pathway:family_preview", args=[pathway.locality.slug, pathway.key])


def found_language(pathway: LocalPathway, code: str) -> LanguageState:
    """The language of an address."""
    found = next((each for each in languages(pathway) if each.code == code), None)
    if found is None:
        raise Http404("The pathway cannot be put into this language")
    return found
