"""The verbs on translations: begin a language, keep words, approve as a speaker, take it back."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from attune.domain.pathways.parts import PathwayRefused
from attune.domain.pathways.plain_words import check_words
from attune.domain.pathways.translating import (
    LONGEST_SPEAKER,
    InLanguage,
    in_language,
    source_sha256,
)
from attune.pathway.records.models import LocalPathway, SpeakerApproval, Translation
from attune.place.audit import actions as audit

from .shipped import shipped_drafts
from .spoken import languages_of, spoken

if TYPE_CHECKING:
    from attune.place.members.models import Member


@transaction.atomic
def begin_language(
    pathway: LocalPathway, *, language: str, by: "Member | None", at: datetime
) -> int:
    """Take in the shipped drafts that translate the words which stand here; says how many.

    Words that somebody here has translated already stay as they are.
    """
    held = _held(pathway, language)
    before = _words(held, language)
    fitting = in_language(held.local.pathway, language, shipped_drafts(language)).words
    taken = {path: words for path, words in fitting.items() if path not in before.words}
    _keep(held, before, taken, by=None, at=at)
    _audit("pathway.begin_language", held, by, at)
    return len(taken)


@transaction.atomic
def keep_translations(
    pathway: LocalPathway,
    *,
    language: str,
    words: Mapping[str, str],
    by: "Member",
    at: datetime,
) -> int:
    """Keep what these texts (by path) say in the language; all of them, or nothing.

    Whatever is said anew waits for a speaker, and so does the whole language until then. The same
    words again say that they still fit a text that has changed.
    """
    held = _held(pathway, language)
    before = _words(held, language)
    said = {path: _checked(before, path, each) for path, each in words.items()}
    news = {path: each for path, each in said.items() if before.words.get(path) != each}
    if news:
        _keep(held, before, news, by=by, at=at)
        _audit("pathway.translate", held, by, at)
    return len(news)


@transaction.atomic
def keep_translation(
    pathway: LocalPathway, *, language: str, path: str, words: str, by: "Member", at: datetime
) -> bool:
    """Keep what one text says in the language; whether that is new."""
    kept = keep_translations(pathway, language=language, words={path: words}, by=by, at=at)
    return bool(kept)


@transaction.atomic
def approve_language(
    pathway: LocalPathway,
    *,
    language: str,
    speaker: str,
    seen: str = "",
    by: "Member",
    at: datetime,
) -> SpeakerApproval:
    """A named speaker stands by all words of the language as they are now.

    `seen` is the checksum of the words that the speaker had before them: refused if others
    have been kept since.
    """
    held = _held(pathway, language)
    words = _words(held, language)
    if not words.whole:
        raise PathwayRefused("Some texts have no translation that fits: finish those first")
    if seen and seen != words.sha256:
        raise PathwayRefused("Some words changed while you were reading. Read them again")
    approval = _say(held, language, _named(speaker), words.sha256, by=by, at=at)
    _audit("pathway.approve_language", held, by, at)
    return approval


@transaction.atomic
def withdraw_approval(
    pathway: LocalPathway, *, language: str, by: "Member", at: datetime
) -> SpeakerApproval:
    """Take back what was approved in the language: families do not see it from now on."""
    held = _held(pathway, language)
    last = SpeakerApproval.objects.of(held).in_language(language).last()
    if last is None or not last.stands:
        raise PathwayRefused("Nobody has approved this language")
    row = _say(held, language, last.speaker, last.words_sha256, by=by, at=at, stands=False)
    _audit("pathway.withdraw_approval", held, by, at)
    return row


def _held(pathway: LocalPathway, language: str) -> LocalPathway:
    held = LocalPathway.objects.select_for_update().get(pk=pathway.pk)
    if language not in languages_of(held.local.pathway):
        raise PathwayRefused(f"“{language[:20]}” is not a language this pathway can be put into")
    return held


def _words(held: LocalPathway, language: str) -> InLanguage:
    return spoken(held, held.local.pathway)[language].words


def _checked(known: InLanguage, path: str, words: str) -> str:
    if path not in known.source:
        raise PathwayRefused(f"“{path[:80]}” is not among the texts that are translated")
    words = words.strip()
    if not words:
        raise PathwayRefused(f"{path}: write the words, or leave the text as it was")
    check_words(path, words)
    return words


def _named(speaker: str) -> str:
    name = " ".join(speaker.split())
    if not name or len(name) > LONGEST_SPEAKER:
        raise PathwayRefused(f"Give the speaker's name, in at most {LONGEST_SPEAKER} characters")
    check_words("speaker", name)
    return name


def _keep(
    held: LocalPathway,
    known: InLanguage,
    words: Mapping[str, str],
    *,
    by: "Member | None",
    at: datetime,
) -> None:
    Translation.objects.bulk_create(
        Translation(
            pathway=held,
            language=known.language,
            path=path,
            words=said,
            source_sha256=source_sha256(known.source[path]),
            by=by,
            at=at,
        )
        for path, said in words.items()
    )


def _say(
    held: LocalPathway,
    language: str,
    speaker: str,
    sha256: str,
    *,
    by: "Member",
    at: datetime,
    stands: bool = True,
) -> SpeakerApproval:
    return SpeakerApproval.objects.create(
        pathway=held,
        language=language,
        speaker=speaker,
        words_sha256=sha256,
        stands=stands,
        by=by,
        at=at,
    )


def _audit(verb: str, held: LocalPathway, by: "Member | None", at: datetime) -> None:
    audit.record(
        verb, by=by, at=at, subject=f"pathway.LocalPathway:{held.pk}", locality=held.locality
    )
