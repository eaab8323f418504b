"""The family version in another language: which words are translated, which are behind, who stands
by them.

A translation names the sha256 of the words it translates, so that it fits only those. A named
speaker approves the checksum of all words of a language: any other word needs a new approval.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import TypeVar

from attune.domain import canonical
from attune.domain.questionnaires.translating import source_sha256

from .parts import Contact, FamilyCard, FamilyVersion, GroupingWords, Keyed, Slot, StandingRule
from .pathway import Pathway
from .plain_words import texts
from .vocabulary import RuleKind

LONGEST_SPEAKER = 120
# Of these lists families read the titles; of cards and the safeguarding rules, the texts too.
TITLED = ("groupings", "slots", "contacts")

Words = Mapping[str, str]  # path -> words
Part = TypeVar("Part", GroupingWords, Slot, Contact, StandingRule, FamilyCard)


class WordState(Enum):
    """How the translation of one text stands."""

    TRANSLATED = "translated"
    MISSING = "missing"
    STALE = "stale"  # translated from words that have changed since


@dataclass(frozen=True)
class Translated:
    """One translation as it was kept: the words, and the hash of the words they translate."""

    path: str
    words: str
    source_sha256: str


@dataclass(frozen=True)
class SpeakerSaid:
    """A named speaker stood by all words of this checksum; or, with `stands` no, no longer does."""

    speaker: str
    words_sha256: str
    at: datetime
    stands: bool = True


@dataclass(frozen=True)
class InLanguage:
    """How far a pathway is translated. `source` is every text to translate, by its path; `words`
    are the translations that fit; `stale` are those whose source changed since.
    """

    language: str
    source: Words
    words: Words
    stale: Words

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(p for p in self.source if p not in self.words and p not in self.stale)

    @property
    def begun(self) -> bool:
        return bool(self.words or self.stale)

    @property
    def whole(self) -> bool:
        """Whether every text is translated from the words that stand there now."""
        return len(self.words) == len(self.source)

    @property
    def sha256(self) -> str:
        """The checksum of all words with their paths and sources: what a speaker approves."""
        said = {path: [source_sha256(self.source[path]), w] for path, w in self.words.items()}
        whole = canonical.text({"language": self.language, "words": said})
        return hashlib.sha256(whole.encode("utf-8")).hexdigest()

    def state(self, path: str) -> WordState:
        if path in self.words:
            return WordState.TRANSLATED
        return WordState.STALE if path in self.stale else WordState.MISSING

    def approval(self, said: Iterable[SpeakerSaid]) -> SpeakerSaid | None:
        """The speaker who stands by these very words; `said` in the order it was said.

        Whoever takes an approval back takes back all that was approved in the language before.
        """
        standing: dict[str, SpeakerSaid] = {}
        for each in said:
            if not each.stands:
                standing.clear()
            else:
                standing[each.words_sha256] = each
        return standing.get(self.sha256) if self.whole else None


def family_texts(pathway: Pathway) -> dict[str, str]:
    """Every text that families read in their language, by its path; empty ones are left out."""
    heads = {"title", "summary", "family.title", "family.intro"}
    rules = tuple(
        f"standing_rules.{rule.key}." for rule in pathway.rules_about(RuleKind.SAFEGUARDING)
    )
    return {
        path: words
        for path, words in texts(pathway).items()
        if words
        and (path in heads or _is_title(path) or path.startswith(("family.cards.", *rules)))
    }


def _is_title(path: str) -> bool:
    return path.split(".", 1)[0] in TITLED and path.endswith(".title")


def in_language(pathway: Pathway, language: str, kept: Iterable[Translated]) -> InLanguage:
    """How far the pathway is translated by what was kept, oldest first.

    Of each text the newest translation counts that translates the words which stand there now.
    """
    source = family_texts(pathway)
    hashes = {path: source_sha256(words) for path, words in source.items()}
    fitting: dict[str, str] = {}
    newest: dict[str, str] = {}
    for each in kept:
        if each.path in source:
            newest[each.path] = each.words
            if each.source_sha256 == hashes[each.path]:
                fitting[each.path] = each.words
    return InLanguage(
        language=language,
        source=source,
        words={path: fitting[path] for path in source if path in fitting},
        stale={path: newest[path] for path in source if path in newest and path not in fitting},
    )


def told(pathway: Pathway, words: Words, *, language: str) -> Pathway:
    """The pathway with these words put in; a text without a translation stays as it is."""
    say = _Say(words)
    family = pathway.family
    return replace(
        pathway,
        language=language,
        title=say("title", pathway.title),
        summary=say("summary", pathway.summary),
        groupings=say.titles("groupings", pathway.groupings),
        slots=say.titles("slots", pathway.slots),
        contacts=say.titles("contacts", pathway.contacts),
        standing_rules=say.titles_and_texts("standing_rules", pathway.standing_rules),
        family=FamilyVersion(
            title=say("family.title", family.title),
            intro=say("family.intro", family.intro),
            cards=say.titles_and_texts("family.cards", family.cards),
        ),
    )


@dataclass(frozen=True)
class _Say:
    """Says a text by its path: in the language where it has words, else as it stands."""

    words: Words

    def __call__(self, path: str, source: str) -> str:
        return self.words.get(path, source)

    def titles(self, name: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(replace(p, title=self(_path(name, p, "title"), p.title)) for p in parts)

    def titles_and_texts(self, name: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        told_titles = self.titles(name, parts)
        return tuple(replace(p, text=self(_path(name, p, "text"), p.text)) for p in told_titles)


def _path(name: str, part: Keyed, field: str) -> str:
    return f"{name}.{part.key}.{field}"
