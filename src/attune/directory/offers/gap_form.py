"""The choices of a gap page as a form: what the rows are, and what one asks about."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.offers.cells import Asked
from attune.domain.offers.crosswalk import LevelWord, Vocabulary
from attune.domain.offers.fields import key_of
from attune.domain.offers.grid import Down
from attune.domain.offers.vocabulary import Focus, MadeFor, Stage, WhoFor, Word
from attune.kit.forms import Form

from .gap_map import GapMap

ALL = "all"
OWN = ("area", "level", "language")  # fields whose choices are the map's own


def _choices(words: type[Word], whichever: Any = None) -> list[tuple[str, Any]]:
    first = [] if whichever is None else [("", whichever)]
    return [*first, *((each.value, each.title) for each in words)]


def _field(label: Any, choices: list[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False)


class Shading(Word):
    """What the tones of a map of localities count."""

    SERVICES = ("services", gettext_lazy("Services now"))
    WTE = ("wte", gettext_lazy("Whole-time equivalents"))


class GapForm(Form):
    """Every choice has a first one; a choice that is not offered is said, and left out."""

    words = _field(gettext_lazy("In which words"), _choices(Vocabulary))
    rows = _field(gettext_lazy("Rows"), _choices(Down))
    who = _field(gettext_lazy("Who it is for"), _choices(WhoFor, gettext_lazy("Anybody")))
    focus = _field(gettext_lazy("Focus"), _choices(Focus, gettext_lazy("Any focus")))
    made_for = _field(
        gettext_lazy("Made for"), _choices(MadeFor, gettext_lazy("Any community, or all"))
    )
    stage = _field(gettext_lazy("Stage"), _choices(Stage, gettext_lazy("Any stage")))
    count = _field(gettext_lazy("What the tones count"), _choices(Shading))

    def __init__(self, asked: Mapping[str, Any], *, gaps: GapMap) -> None:
        self.gaps = gaps
        self.own = gaps.matrix.vocabulary.value  # the words in which this map is read at first
        start = {"words": self.own, "rows": Down.LEVEL.value, "area": gaps.home or ALL}
        # What came to us may be anything: a choice is one short text.
        said = {name: str(asked.get(name, ""))[:80] for name in (*self.base_fields, *OWN)}
        super().__init__({**said, **{k: said[k] or v for k, v in start.items()}}, initial=start)
        self.fields["area"] = _field(gettext_lazy("Area"), self._areas())
        self.fields["level"] = _field(gettext_lazy("Level of help"), self._levels())
        self.fields["language"] = _field(gettext_lazy("Language"), self._languages())
        self.data["level"] = self._level_in_words(said["level"])
        self.is_valid()

    @property
    def vocabulary(self) -> Vocabulary:
        return self._word("words", Vocabulary) or self.gaps.matrix.vocabulary

    @property
    def down(self) -> Down:
        return self._word("rows", Down) or Down.LEVEL

    @property
    def shading(self) -> Shading:
        return self._word("count", Shading) or Shading.SERVICES

    @property
    def asked(self) -> Asked:
        """What is asked; a choice that was refused counts as not made."""
        area = self.cleaned_data.get("area") or ""
        return Asked(
            level=self._named(self.cleaned_data.get("level", "")),
            stage=self._word("stage", Stage),
            who=self._word("who", WhoFor),
            area=area if area in self.gaps.names else None,
            focus=self._word("focus", Focus),
            made_for=self._word("made_for", MadeFor),
            language=self.cleaned_data.get("language") or None,
        )

    @property
    def chosen(self) -> dict[str, str]:
        """What differs from the first choices, as the address has it."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if value and value != self.initial.get(name)
        }

    @property
    def query(self) -> str:
        return urlencode(self.chosen)

    @property
    def beside_table(self) -> tuple[BoundField, ...]:
        """The choices in the order of the page; what the rows are is not chosen as well."""
        names = ("words", "rows", "area", "level", "who", "focus", "made_for", "language")
        return tuple(self[name] for name in names if name != self.down.value)

    @property
    def beside_map(self) -> tuple[BoundField, ...]:
        """The choices that make sense where every area is drawn."""
        names = ("count", "level", "stage", "who", "focus", "made_for", "language", "words")
        return tuple(self[name] for name in names)

    def _word(self, name: str, words: type[Any]) -> Any:
        said = getattr(self, "cleaned_data", {}).get(name)
        return words(said) if said else None

    def _areas(self) -> list[tuple[str, Any]]:
        named = list(self.gaps.names.items())
        return [*named, (ALL, gettext_lazy("All areas together"))] if len(named) > 1 else named

    def _levels(self) -> list[tuple[str, Any]]:
        words = self._said_vocabulary().words
        return [("", _("Any level")), *((key_of(word), self.gaps.title_of(word)) for word in words)]

    def _languages(self) -> list[tuple[str, Any]]:
        spoken = self.gaps.matrix.languages()
        return [("", _("Any language")), *((each, each.title()) for each in spoken)]

    def _said_vocabulary(self) -> Vocabulary:
        known = {each.value: each for each in Vocabulary}
        return known.get(self.data["words"], self.gaps.matrix.vocabulary)

    def _named(self, key: str) -> LevelWord | None:
        return next((word for word in self.vocabulary.words if key_of(word) == key), None)

    def _level_in_words(self, key: str) -> str:
        """A level chosen in another vocabulary is read in this one, so that a switch keeps it."""
        words = self._said_vocabulary().words
        if not key or key in {key_of(word) for word in words}:
            return key
        crosswalk = self.gaps.matrix.crosswalk
        for vocabulary in Vocabulary:
            for other in vocabulary.words:
                if key_of(other) == key:
                    meant = set(crosswalk.groupings_of(other))
                    near = (w for w in words if meant & set(crosswalk.groupings_of(w)))
                    return key_of(next(near))
        return key
