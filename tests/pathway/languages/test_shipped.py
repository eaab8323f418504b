"""The drafts that come with the templates: plain words, for the English as it is now."""

import tomllib

import pytest

from attune.domain.pathways.parts import PathwayRefused
from attune.domain.pathways.translating import in_language, source_sha256
from attune.domain.pathways.translation_reading import read_translations
from attune.kit.lettering import missing
from attune.pathway.languages import actions
from attune.pathway.languages.shipped import KIND, shipped_drafts, shipped_languages
from attune.pathway.languages.spoken import spoken
from attune.pathway.templates.shipped import template, template_keys
from attune.place.content.files import FOLDER
from tests.cast import NOW, Cast
from tests.pathway.pathways_at_wrenbridge import a_pathway

LANGUAGES = ("bn", "cy", "pa", "pl", "ro", "ur")


def a_file(**changes: object) -> dict[str, object]:
    text = {"path": "title", "sha256": source_sha256("Title"), "words": "عنوان"}
    whole = {"language": "ur", "texts": [text | changes]}
    return whole


def test_drafts_come_in_six_languages() -> None:
    assert shipped_languages() == set(LANGUAGES)


@pytest.mark.parametrize("key", template_keys())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_a_draft_of_the_english_that_stands_there(language: str, key: str) -> None:
    """If not, `python -m tools.pathway_translations` prints what has to be written."""
    words = in_language(template(key).pathway, language, shipped_drafts(language))
    assert (words.missing, tuple(words.stale)) == ((), ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_a_draft_can_be_printed(language: str) -> None:
    said = "".join(each.words for each in shipped_drafts(language))
    assert missing(said, language=language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_to_ring_survive_translation(language: str) -> None:
    words = {each.path: each.words for each in shipped_drafts(language)}
    ring = ("standing_rules.safeguarding.text", "family.cards.in-danger.text")
    assert all("999" in words[path] for path in ring)


def test_every_file_says_that_it_awaits_a_speaker() -> None:
    for path in sorted((FOLDER / KIND).glob("*.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        assert data["label"] == "Draft, awaiting a named speaker"
        assert data["draft"] is True
        assert path.stem == f"{data['of']}.{data['language']}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_begins_whole_and_waits_for_its_speaker(cast: Cast, language: str) -> None:
    pathway = a_pathway(cast.wrenbridge)
    actions.begin_language(pathway, language=language, by=cast.lena, at=NOW)
    begun = spoken(pathway, pathway.local.pathway)[language]
    assert begun.words.whole
    assert begun.approval is None


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"words": "<b>عنوان</b>"}, "markup"),
        ({"words": " "}, "empty"),
        ({"sha256": "abc"}, "64 digits"),
        ({"help": "x"}, "no such field"),
        ({"path": 7}, "text is expected"),
    ],
)
def test_a_draft_that_cannot_be_used_is_refused(changes: dict[str, object], why: str) -> None:
    with pytest.raises(PathwayRefused, match=f"pairs.ur.toml, text 1.*{why}"):
        read_translations(a_file(**changes), file="pairs.ur.toml")


def test_a_draft_is_read() -> None:
    language, drafts = read_translations(a_file(), file="pairs.ur.toml")
    assert (language, drafts[0].words) == ("ur", "عنوان")
