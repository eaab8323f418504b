"""Translations fit only the words they translate, and a speaker stands only by what they read."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.plain_words import texts
from attune.domain.pathways.reading import read_pathway
from attune.domain.pathways.translating import (
    SpeakerSaid,
    Translated,
    WordState,
    family_texts,
    in_language,
    source_sha256,
    told,
)

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
WORDS = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)


def small() -> Pathway:
    """One of each part that families read, and some that they do not."""
    return read_pathway(
        {
            **{name: f"the {name}" for name in ("version", "title", "source", "licence", "author")},
            "key": "small",
            "summary": "the summary",
            "starts_at": "end",
            "steps": [{"key": "end", "kind": "outcome", "title": "End", "groupings": ["Thriving"]}],
            "standing_rules": [
                {"key": "safe", "kind": "safeguarding", "title": "Safe", "text": "Tell somebody."},
                {"key": "ask", "kind": "consent", "title": "Ask", "text": "Ask first."},
            ],
            "groupings": [{"key": "t", "grouping": "Thriving", "title": "Well", "text": "Fine."}],
            "slots": [{"key": "g", "grouping": "Thriving", "title": "Groups", "text": "Meet."}],
            "contacts": [{"key": "team", "kind": "other", "title": "The team", "text": "Ring."}],
            "family": {
                "title": "Help",
                "intro": "You can ask.",
                "cards": [{"key": "talk", "title": "Talk", "text": "We listen."}],
            },
        },
        file="small.toml",
    )


PATHWAY = small()
PATHS = sorted(family_texts(PATHWAY))


def translated(pathway: Pathway, suffix: str = "!") -> list[Translated]:
    """Every text in an invented language."""
    return [
        Translated(path, words + suffix, source_sha256(words))
        for path, words in family_texts(pathway).items()
    ]


def said(words_sha256: str, *, stands: bool = True) -> SpeakerSaid:
    return SpeakerSaid("Nadia", words_sha256, NOON, stands)


def test_what_families_read_is_translated_and_nothing_else() -> None:
    assert PATHS == [
        "contacts.team.title",
        "family.cards.talk.text",
        "family.cards.talk.title",
        "family.intro",
        "family.title",
        "groupings.t.title",
        "slots.g.title",
        "standing_rules.safe.text",
        "standing_rules.safe.title",
        "summary",
        "title",
    ]


def test_every_translated_text_is_told_and_every_other_stays() -> None:
    found = in_language(PATHWAY, "ur", translated(PATHWAY))
    spoken = told(PATHWAY, found.words, language="ur")
    before, after = texts(PATHWAY), texts(spoken)
    assert found.whole
    assert after == {p: w + "!" if p in PATHS else w for p, w in before.items()}
    assert spoken.language == "ur"


@given(chosen=st.sets(st.sampled_from(PATHS)))
def test_what_is_not_translated_is_missing_and_stands_in_english(chosen: set[str]) -> None:
    found = in_language(PATHWAY, "ur", [t for t in translated(PATHWAY) if t.path in chosen])
    assert set(found.missing) == set(PATHS) - chosen
    assert found.whole is (chosen == set(PATHS))
    after = texts(told(PATHWAY, found.words, language="ur"))
    assert all(after[path] == texts(PATHWAY)[path] for path in found.missing)


@given(path=st.sampled_from(["title", "summary"]), words=WORDS)
def test_a_changed_source_makes_its_translation_stale_until_it_is_back(
    path: str, words: str
) -> None:
    kept = translated(PATHWAY)
    changed = replace(PATHWAY, **{path: f"now {words}"})
    found = in_language(changed, "ur", kept)
    assert found.state(path) is WordState.STALE
    assert not found.whole
    assert found.stale == {path: texts(PATHWAY)[path] + "!"}
    assert in_language(PATHWAY, "ur", kept).whole


def test_the_newest_translation_that_fits_counts() -> None:
    again = Translated("title", "better", source_sha256(PATHWAY.title))
    other = Translated("title", "of other words", source_sha256("other words"))
    found = in_language(PATHWAY, "ur", [*translated(PATHWAY), again, other])
    assert found.words["title"] == "better"


def test_a_translation_of_a_text_that_is_gone_is_overlooked() -> None:
    kept = [*translated(PATHWAY), Translated("slots.gone.title", "x", source_sha256("x"))]
    assert in_language(PATHWAY, "ur", kept) == in_language(PATHWAY, "ur", translated(PATHWAY))


@given(path=st.sampled_from(PATHS), words=WORDS)
def test_any_other_word_needs_a_new_approval(path: str, words: str) -> None:
    kept = translated(PATHWAY)
    before = in_language(PATHWAY, "ur", kept)
    events = [said(before.sha256)]
    assert before.approval(events) == events[0]
    again = Translated(path, words, source_sha256(family_texts(PATHWAY)[path]))
    after = in_language(PATHWAY, "ur", [*kept, again])
    assert after.words[path] == words
    assert after.approval(events) is None
    assert after.approval([*events, said(after.sha256)]) is not None


def test_the_same_words_of_another_source_or_language_need_an_approval_of_their_own() -> None:
    here = in_language(PATHWAY, "ur", translated(PATHWAY))
    changed = replace(PATHWAY, title="another title")
    kept = [Translated(t.path, here.words[t.path], t.source_sha256) for t in translated(changed)]
    assert in_language(changed, "ur", kept).words == here.words
    assert in_language(changed, "ur", kept).sha256 != here.sha256
    assert in_language(PATHWAY, "pa", translated(PATHWAY)).sha256 != here.sha256


def test_nothing_is_approved_while_a_text_is_missing() -> None:
    part = in_language(PATHWAY, "ur", translated(PATHWAY)[1:])
    assert part.approval([said(part.sha256)]) is None


def test_an_approval_taken_back_takes_back_those_before_it() -> None:
    first = in_language(PATHWAY, "ur", translated(PATHWAY))
    second = in_language(PATHWAY, "ur", translated(PATHWAY, "?"))
    back = [said(first.sha256), said(second.sha256), said(second.sha256, stands=False)]
    assert first.approval(back) is None
    assert second.approval(back) is None
    assert first.approval([*back, said(first.sha256)]) is not None
