"""What a search can be narrowed by, each choice one bit of one of three whole numbers.

A bit keeps its place for ever: a new word joins at the end of its facet's room. Which languages
have a bit of their own is an Attune proposal; the others share "other".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from attune.domain.listings.schedules import DAYS
from attune.domain.offers.vocabulary import Kind, MadeFor, Setting, Stage, Topic, WhoFor, Word

Choice = Mapping[str, frozenset[str]]
LANES = 3
YES = "yes"
MARKED = "marked"  # not a bit: a mark runs out, so it is asked of its date
OTHER = "other"
LANGUAGES = {
    "en": "English",
    "cy": "Welsh",
    "pl": "Polish",
    "ro": "Romanian",
    "pa": "Punjabi",
    "ur": "Urdu",
    "pt": "Portuguese",
    "es": "Spanish",
    "ar": "Arabic",
    "bn": "Bengali",
    "gu": "Gujarati",
    "it": "Italian",
    "tr": "Turkish",
    "ta": "Tamil",
    "fr": "French",
    "lt": "Lithuanian",
    "zh": "Chinese",
    "so": "Somali",
    "hu": "Hungarian",
    "bg": "Bulgarian",
    "ku": "Kurdish",
    "sk": "Slovak",
    "fa": "Persian",
    "ti": "Tigrinya",
    "am": "Amharic",
    "uk": "Ukrainian",
    "ru": "Russian",
    "ps": "Pashto",
    "hi": "Hindi",
    "ml": "Malayalam",
    "bfi": "British Sign Language",
    OTHER: "Another language",
}


@dataclass(frozen=True)
class Facet:
    """One way to narrow a search: its choices with their titles, and the bits they stand in."""

    key: str
    title: str
    choices: Mapping[str, str]
    lane: int = -1
    shift: int = 0
    room: int = 1

    def __post_init__(self) -> None:
        if self.has_bits and not (len(self.choices) <= self.room and self.shift + self.room <= 62):
            raise ValueError(f"The choices of {self.key} do not fit into their bits")

    @property
    def has_bits(self) -> bool:
        return self.lane >= 0

    def bit(self, choice: str) -> int:
        """The number with only the bit of this choice."""
        return 1 << (self.shift + list(self.choices).index(choice))

    def mask(self, chosen: Iterable[str]) -> int:
        """The bits of any of these choices; what is not a choice is not there."""
        return sum(self.bit(each) for each in set(chosen) if each in self.choices)


def _titles(vocabulary: type[Word]) -> dict[str, str]:
    return {str(word.value): word.title for word in vocabulary}


FACETS = {
    facet.key: facet
    for facet in (
        Facet("stage", "Where you are now", _titles(Stage), 0, 0, 8),
        Facet("dads", "For dads", {YES: "For dads"}, 0, 8),
        Facet("free", "Free", {YES: "Free"}, 0, 9),
        Facet("self", "Ask for yourself", {YES: "You can ask for yourself"}, 0, 10),
        Facet("interpreter", "Interpreter", {YES: "An interpreter can help"}, 0, 11),
        Facet("day", "Day of the week", DAYS, 0, 16, 8),
        Facet("setting", "Where and how", _titles(Setting), 0, 24, 16),
        Facet("who", "Who it is for", _titles(WhoFor), 0, 40, 16),
        Facet("topic", "What it is about", _titles(Topic), 1, 0, 24),
        Facet("kind", "Sort of help", _titles(Kind), 1, 24, 16),
        Facet("made_for", "Made for", _titles(MadeFor), 1, 40, 22),
        Facet("language", "Language", LANGUAGES, 2, 0, 48),
        Facet(MARKED, "Quality mark", {YES: "Has our quality mark"}),
    )
}


def chosen_of(asked: Mapping[str, Iterable[str]]) -> Choice:
    """What was really chosen: known facets with known choices, nothing empty."""
    known = {
        key: frozenset(each for each in asked[key] if each in facet.choices)
        for key, facet in FACETS.items()
        if key in asked
    }
    return {key: choices for key, choices in known.items() if choices}


def bits_of(choices: Mapping[str, Iterable[str]]) -> tuple[int, int, int]:
    """The three whole numbers of a record that offers these choices."""
    lanes = [0] * LANES
    for key, offered in choices.items():
        facet = FACETS[key]
        if facet.has_bits:
            lanes[facet.lane] |= facet.mask(offered)
    return lanes[0], lanes[1], lanes[2]
