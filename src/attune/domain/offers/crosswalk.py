"""One table between the vocabularies of levels: recorded in one, a service is read in another.

Shares of a service are exact fractions: each word it is recorded under has a share of the whole,
the stated one or an equal one, and passes it on in equal parts to the words that stand for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property

from attune.domain.levels import Grouping
from attune.domain.reading import Entry
from attune.domain.refusals import Refused

from .fields import key_of
from .offer import Offer
from .vocabulary import Tier, Word

LABELLED = "Attune proposal, editable"


class HealthyChildLevel(Word):
    """The levels of the Healthy Child Programme; a service is read in them, not recorded."""

    COMMUNITY = ("community", "Community")
    UNIVERSAL = ("universal", "Universal")
    TARGETED = ("targeted", "Targeted")
    SPECIALIST = ("specialist", "Specialist")


LevelWord = Grouping | Tier | HealthyChildLevel


class Vocabulary(Word):
    """The vocabularies in which a map of services can be read."""

    GROUPINGS = ("groupings", "i-THRIVE groupings")
    TIERS = ("tiers", "Older tiers")
    HEALTHY_CHILD = ("healthy_child", "Healthy Child Programme levels")

    @property
    def words(self) -> tuple[LevelWord, ...]:
        return tuple(WORDS[self])


WORDS: dict[Vocabulary, type[Grouping] | type[Tier] | type[HealthyChildLevel]] = {
    Vocabulary.GROUPINGS: Grouping,
    Vocabulary.TIERS: Tier,
    Vocabulary.HEALTHY_CHILD: HealthyChildLevel,
}


@dataclass(frozen=True)
class Equivalent:
    """One row: a grouping and the words that stand beside it."""

    grouping: Grouping
    tier: Tier
    healthy_child: HealthyChildLevel
    focus_expected: bool
    why: str

    def word(self, vocabulary: Vocabulary) -> LevelWord:
        if vocabulary is Vocabulary.GROUPINGS:
            return self.grouping
        return self.tier if vocabulary is Vocabulary.TIERS else self.healthy_child


@dataclass(frozen=True)
class Read:
    """A service's words in one vocabulary, each with its share of the whole.

    `recorded` names the words it was recorded under where those are of another vocabulary.
    """

    shares: Mapping[LevelWord, Fraction]
    recorded: tuple[LevelWord, ...] = ()


@dataclass(frozen=True)
class Crosswalk:
    """The whole table: one row for each grouping, every word of the others in at least one."""

    version: str
    title: str
    source: str
    note: str
    rows: tuple[Equivalent, ...]

    def __post_init__(self) -> None:
        if [row.grouping for row in self.rows] != list(Grouping):
            raise Refused("The cross-walk has one row for each grouping, in their order")
        for vocabulary in Vocabulary:
            said = {row.word(vocabulary) for row in self.rows}
            missing = [key_of(word) for word in vocabulary.words if word not in said]
            if missing:
                raise Refused(f"The cross-walk says nothing of {', '.join(missing)}")
        if LABELLED not in self.note:
            raise Refused(f"The cross-walk is ours and must say so: “{LABELLED}”")

    @cached_property
    def _groupings(self) -> dict[LevelWord, tuple[Grouping, ...]]:
        return {
            word: tuple(row.grouping for row in self.rows if row.word(vocabulary) is word)
            for vocabulary in Vocabulary
            for word in vocabulary.words
        }

    def groupings_of(self, word: LevelWord) -> tuple[Grouping, ...]:
        """Every grouping a word stands for, in their order; never none."""
        return self._groupings[word]

    def focus_expected(self, word: LevelWord) -> bool:
        """Whether the relationship must be what a service works on to fill this word's cell."""
        return all(row.focus_expected for row in self.rows if row.grouping in self._groupings[word])

    def read(self, offer: Offer, vocabulary: Vocabulary) -> Read:
        """A service in one vocabulary: by its own words there, otherwise through the table.

        Shares add to 1, or to less where the service says so; with no word at all there are none.
        """
        recorded = _recorded(offer)
        own = recorded.get(vocabulary)
        if own:
            return Read(own)
        for other in recorded.values():
            return Read(self._through(other, vocabulary), tuple(other))
        return Read({})

    def _through(
        self, shares: Mapping[LevelWord, Fraction], vocabulary: Vocabulary
    ) -> dict[LevelWord, Fraction]:
        passed: dict[LevelWord, Fraction] = {}
        for word, share in shares.items():
            groupings = self._groupings[word]
            for row in self.rows:
                if row.grouping in groupings:
                    into = row.word(vocabulary)
                    passed[into] = passed.get(into, Fraction(0)) + share / len(groupings)
        return {word: passed[word] for word in vocabulary.words if word in passed}


def _recorded(offer: Offer) -> dict[Vocabulary, dict[LevelWord, Fraction]]:
    """What the service was recorded under, the newer vocabulary first; empty ones left out."""
    found = {
        Vocabulary.GROUPINGS: _stated(offer) if offer.wte_shares else _equal(offer.groupings),
        Vocabulary.TIERS: _equal(offer.tiers),
    }
    return {vocabulary: shares for vocabulary, shares in found.items() if shares}


def _stated(offer: Offer) -> dict[LevelWord, Fraction]:
    said = {grouping: Fraction(share) for grouping, share in offer.wte_shares}
    return {
        grouping: said.get(grouping, Fraction(0))
        for grouping in Grouping
        if grouping in offer.groupings or said.get(grouping)
    }


def _equal(words: tuple[Enum, ...]) -> dict[LevelWord, Fraction]:
    return {word: Fraction(1, len(words)) for word in words}  # type: ignore[misc]


def read_crosswalk(data: object, *, file: str) -> Crosswalk:
    """The table out of its parsed file; refuses with the names of file, row and field."""
    whole = Entry.of(file, data)
    try:
        return Crosswalk(
            version=whole.text("version"),
            title=whole.text("title"),
            source=whole.text("source"),
            note=whole.text("note"),
            rows=tuple(_row(entry) for entry in whole.entries("rows", "row")),
        )
    except Refused as refused:
        if str(refused).startswith(file):
            raise
        raise Refused(f"{file}: {refused}") from None


def _row(entry: Entry) -> Equivalent:
    named = {key_of(grouping): grouping for grouping in Grouping}
    grouping = entry.text("grouping")
    if grouping not in named:
        raise entry.refused("grouping", f"“{grouping}” is not one of {', '.join(named)}")
    entry.anything("focus_expected")
    return Equivalent(
        grouping=named[grouping],
        tier=entry.choice("tier", Tier),
        healthy_child=entry.choice("healthy_child", HealthyChildLevel),
        focus_expected=entry.yes("focus_expected"),
        why=entry.text("why"),
    )
