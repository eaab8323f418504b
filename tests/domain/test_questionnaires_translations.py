"""Translations: shown while they fit the words they translate, and known to be stale after."""

from typing import Any

import pytest

from attune.domain.questionnaires.answering import QuestionnaireRefused
from attune.domain.questionnaires.reading import read_questionnaire
from attune.domain.questionnaires.translating import in_language, source_sha256, source_texts
from tests.domain.questionnaires_made_up import FILE, SCALE, item, score, whole


def in_welsh(**texts: tuple[str, str]) -> dict[str, Any]:
    """The data of a file with these Welsh texts, each with the words it translates."""
    table = {
        path: {"text": text, "sha256": source_sha256(source)}
        for path, (source, text) in texts.items()
    }
    pick = item("pick", "radios", options=SCALE, help="One of them.")
    return whole(pick, languages=["en", "cy"], translations={"cy": table})


WELSH = {"item.pick.text": ("What about pick?", "Beth am ddewis?")}


def test_a_translation_that_fits_is_shown() -> None:
    spoken = in_language(read_questionnaire(in_welsh(**WELSH), file=FILE), "cy")
    assert spoken.questionnaire.item("pick").text == "Beth am ddewis?"
    assert not spoken.stale and "title" in spoken.untranslated and not spoken.whole


def test_a_stale_translation_gives_way_to_the_source() -> None:
    data = in_welsh(**WELSH)
    data["pages"][0]["items"][0]["text"] = "Which one?"
    spoken = in_language(read_questionnaire(data, file=FILE), "cy")
    assert spoken.questionnaire.item("pick").text == "Which one?"
    assert spoken.stale == ("item.pick.text",)


def test_every_text_can_be_translated() -> None:
    source = read_questionnaire(in_welsh(), file=FILE)
    texts = {path: (words, words.upper()) for path, words in source_texts(source).items()}
    spoken = in_language(read_questionnaire(in_welsh(**texts), file=FILE), "cy")
    assert spoken.whole
    assert all(words == words.upper() for words in source_texts(spoken.questionnaire).values())


def test_its_own_language_needs_no_translation() -> None:
    source = read_questionnaire(in_welsh(), file=FILE)
    assert in_language(source, "en").whole and in_language(source, "en").questionnaire is source


def test_a_language_nobody_translated_shows_the_source() -> None:
    spoken = in_language(read_questionnaire(in_welsh(), file=FILE), "ur")
    assert spoken.questionnaire.title == "Made up" and "title" in spoken.untranslated


def test_grids_and_bands_have_texts_too() -> None:
    bands = [{"low": 0, "high": 9, "label": "All", "source": "Nobody"}]
    grid = item("g", "grid", options=SCALE, rows=[{"key": "r", "text": "Row"}])
    texts = source_texts(
        read_questionnaire(whole(grid, scores=[score("g", bands=bands)]), file=FILE)
    )
    assert (texts["row.g.r"], texts["band.score.1"], texts["score.score.title"]) == (
        "Row",
        "All",
        "Score",
    )


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"item.nobody.text": ("x", "y")}, "translations, cy, field “item.nobody.text”"),
        ({"item.pick.text": ("x", " ")}, "item.pick.text, field “text”: it is empty"),
    ],
)
def test_a_wrong_translation_is_refused(texts: dict[str, tuple[str, str]], said: str) -> None:
    with pytest.raises(QuestionnaireRefused) as refused:
        read_questionnaire(in_welsh(**texts), file=FILE)
    assert said in str(refused.value)
