"""The family version as its page shows it: cards of one idea, and the help that is near today."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.templatetags.static import static
from django.utils.translation import override

from attune.domain.pathways.parts import Contact, FamilyCard, Slot
from attune.domain.pathways.pictures import PICTURES
from attune.domain.pathways.vocabulary import ContactKind
from attune.pathway.languages.spoken import direction_of, own_name
from attune.pathway.shown.shown import ShownEdition, ShownPlacement

from .told import Told, told_languages

# One short sentence a line is easier to read; the danda ends one in Bengali and Punjabi.
SENTENCE_END = re.compile(r"(?<=[.!?؟۔।])\s+")


@dataclass(frozen=True)
class NearSlot:
    """A kind of help, and the services of that kind; what is only wanted is no help yet."""

    slot: Slot
    services: tuple[ShownPlacement, ...]


@dataclass(frozen=True)
class ShownCard:
    """One idea: its picture with a text that says what it shows, its sentences, help near by."""

    card: FamilyCard
    sentences: tuple[str, ...]
    near: tuple[NearSlot, ...]

    @property
    def picture(self) -> str:
        known = self.card.picture in PICTURES
        return static(f"pathway/pictures/{self.card.picture}.svg") if known else ""

    @property
    def alternative(self) -> str:
        """In English: the page says it in its language."""
        return PICTURES.get(self.card.picture, "")


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language."""

    code: str
    name: str
    direction: str
    href: str
    current: bool


@dataclass(frozen=True)
class FamilyPage:
    """The page: what is told, in the language that was `asked` for or the pathway's own."""

    told: Told
    asked: str
    languages: tuple[Told, ...]

    @property
    def direction(self) -> str:
        return direction_of(self.told.language)

    @property
    def in_asked(self) -> bool:
        return self.told.language == self.asked

    @property
    def title(self) -> str:
        return self.told.pathway.family.title or self.told.pathway.title

    @property
    def intro(self) -> tuple[str, ...]:
        return sentences(self.told.pathway.family.intro or self.told.pathway.summary)

    @cached_property
    def cards(self) -> tuple[ShownCard, ...]:
        return tuple(self._card(each) for each in self.told.pathway.family.cards)

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Whom families may ring; the other contacts of a pathway are for those who work here."""
        every = self.told.pathway.contacts
        return tuple(c for c in every if c.kind is ContactKind.OTHER and c.reachable)

    @cached_property
    def links(self) -> tuple[LanguageLink, ...]:
        """The switch: empty where there is only one language."""
        return tuple(self._link(t) for t in self.languages) if len(self.languages) > 1 else ()

    def _card(self, card: FamilyCard) -> ShownCard:
        return ShownCard(card, sentences(card.text), tuple(self._near(card)))

    def _near(self, card: FamilyCard) -> Iterator[NearSlot]:
        slots = {slot.key: slot for slot in self.told.pathway.slots}
        for key in card.slots:
            there = tuple(each for each in self.told.shown.placed(key) if not each.wanted)
            if there:
                yield NearSlot(slots[key], there)

    def _link(self, told: Told) -> LanguageLink:
        with override(told.language):
            href = self.told.shown.url("family")
        current = told.language == self.told.language
        name, direction = own_name(told.language), direction_of(told.language)
        return LanguageLink(told.language, name, direction, href, current)


def family_page(shown: ShownEdition, asked: str) -> FamilyPage:
    """The page in the language asked for if it may be read in it, else in the pathway's own.

    The preview of a draft also shows what waits for a speaker.
    """
    languages = told_languages(shown, drafts=shown.is_draft)
    told = next((each for each in languages if each.language == asked), languages[0])
    return FamilyPage(told, asked, languages)


def sentences(text: str) -> tuple[str, ...]:
    return tuple(filter(None, SENTENCE_END.split(text.strip())))
