"""The checker on words: hard ones, by who reads them, and translations that are behind."""

from typing import Any

from attune.domain.pathways.checking.checker import check
from attune.domain.pathways.checking.findings import Finding, FindingKind
from attune.domain.pathways.checking.words import FAMILIES, PRACTITIONERS
from attune.domain.pathways.reading import read_pathway
from attune.domain.pathways.translating import Translated, family_texts
from attune.domain.questionnaires.translating import source_sha256
from attune.domain.readability import reading_age
from tests.pathways_written import an_act, an_outcome, written

# Too hard for families, not for practitioners.
BETWEEN = (
    "The health visitor asks the family about sleep and feeding."
    " They decide together with both parents if another visit would help."
)
HARD = "Multidisciplinary professionals operationalise comprehensive perinatal formulations " * 4
FAMILY = {"title": "Help for you", "intro": "You can ask."}


def found(translations: dict[str, list[Translated]] | None = None, **fields: Any) -> list[Finding]:
    whole = written(an_act("look", "end"), an_outcome("end"), **fields)
    pathway = read_pathway(whole, file="words")
    return list(check(pathway, translations=translations or {}))


def test_families_words_have_the_lower_aim() -> None:
    age = reading_age(BETWEEN)
    assert age is not None
    assert FAMILIES < age.years <= PRACTITIONERS
    assert found(ways_of_working=[{"key": "together", "text": BETWEEN}]) == []
    (only,) = found(family={"title": "Help", "intro": BETWEEN})
    assert (only.path, only.blocks) == ("family.intro", False)
    assert f"reading age of {age.years}; 11 is the aim" in only.sentence


def test_hard_words_are_named_and_where_they_come_from_is_not_measured() -> None:
    (only,) = found(ways_of_working=[{"key": "together", "text": HARD}], source=HARD, author=HARD)
    assert only.path == "ways_of_working.together.text"
    assert "“multidisciplinary”" in only.sentence


def test_another_language_is_not_measured_as_english() -> None:
    assert found(family={"title": "Cymorth", "intro": HARD}, language="cy") == []


def kept(path: str, source: str) -> Translated:
    return Translated(path, "ترجمہ", source_sha256(source))


def test_a_language_nobody_has_begun_is_not_behind() -> None:
    assert found({"ur": []}, family=FAMILY) == []


def test_a_language_is_behind_text_by_text() -> None:
    whole = read_pathway(written(an_act("look", "end"), an_outcome("end"), family=FAMILY), file="w")
    words = family_texts(whole)
    level = [kept(path, source) for path, source in words.items()]
    assert found({"ur": level}, family=FAMILY) == []
    changed = found({"ur": level, "cy": level[:-1]}, family={**FAMILY, "intro": "Ask us."})
    assert {each.kind for each in changed} == {FindingKind.TRANSLATION_BEHIND}
    assert [(each.path, "Welsh" in each.sentence) for each in changed] == [
        ("family.intro", True),
        ("family.intro", False),
    ]
