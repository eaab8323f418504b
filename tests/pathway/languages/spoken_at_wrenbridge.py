"""Invented translations for the tests: Urdu words that say which text they stand for."""

from attune.domain.pathways.translating import family_texts
from attune.pathway.languages import actions
from attune.pathway.records.models import LocalPathway, SpeakerApproval
from attune.place.members.models import Member
from tests.cast import NOW


def in_urdu(pathway: LocalPathway) -> dict[str, str]:
    """Every text in words of our own: ترجمہ ("translation") and its place in the list."""
    paths = family_texts(pathway.local.pathway)
    return {path: f"ترجمہ {number}" for number, path in enumerate(paths, start=1)}


def translated(pathway: LocalPathway, by: Member, language: str = "ur") -> LocalPathway:
    """The pathway with every text kept in the language."""
    words = in_urdu(pathway)
    actions.keep_translations(pathway, language=language, words=words, by=by, at=NOW)
    return pathway


def approved(pathway: LocalPathway, by: Member, language: str = "ur") -> SpeakerApproval:
    """Nadia stands by every word."""
    return actions.approve_language(pathway, language=language, speaker="Nadia", by=by, at=NOW)
