"""Beginning, keeping, approving and taking back the words of a language."""

import pytest

from attune.domain.pathways.parts import PathwayRefused
from attune.domain.pathways.translating import Translated, source_sha256
from attune.pathway.languages import actions
from attune.pathway.languages.spoken import Spoken, spoken
from attune.pathway.records.models import LocalPathway, SpeakerApproval, Translation
from attune.place.audit.models import AuditRow
from tests.cast import NOW, Cast
from tests.pathway.languages.spoken_at_wrenbridge import approved, in_urdu, translated
from tests.pathway.pathways_at_wrenbridge import a_pathway, reworded


def urdu(pathway: LocalPathway) -> Spoken:
    return spoken(pathway, pathway.local.pathway)["ur"]


def keep(pathway: LocalPathway, path: str, words: str, cast: Cast) -> bool:
    return actions.keep_translation(
        pathway, language="ur", path=path, words=words, by=cast.lena, at=NOW
    )


def test_a_language_begins_with_the_drafts_that_fit(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    pathway = a_pathway(cast.wrenbridge)
    title = pathway.local.pathway.title
    drafts = (
        Translated("title", "عنوان", source_sha256(title)),
        Translated("summary", "خلاصہ", source_sha256("another summary")),
    )
    monkeypatch.setattr(actions, "shipped_drafts", lambda language: drafts)
    taken = actions.begin_language(pathway, language="ur", by=cast.lena, at=NOW)
    assert taken == 1
    row = Translation.objects.of(pathway, "ur").get()
    assert (row.path, row.words, row.by) == ("title", "عنوان", None)


def test_beginning_again_leaves_our_own_words(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    pathway = a_pathway(cast.wrenbridge)
    keep(pathway, "title", "ہمارا", cast)
    draft = Translated("title", "مسودہ", source_sha256(pathway.local.pathway.title))
    monkeypatch.setattr(actions, "shipped_drafts", lambda language: (draft,))
    assert actions.begin_language(pathway, language="ur", by=cast.lena, at=NOW) == 0
    assert urdu(pathway).words.words == {"title": "ہمارا"}


def test_only_what_is_new_is_kept(cast: Cast) -> None:
    pathway = a_pathway(cast.wrenbridge)
    assert keep(pathway, "title", " عنوان ", cast)
    assert not keep(pathway, "title", "عنوان", cast)
    assert Translation.objects.of(pathway, "ur").count() == 1


@pytest.mark.parametrize(
    ("path", "words", "why"),
    [
        ("title", "<b>عنوان</b>", "markup"),
        ("title", "javascript:alert(1)", "markup"),
        ("title", "x" * 4001, "4,000"),
        ("title", "\u202eعنوان", "hidden"),
        ("title", "  ", "write the words"),
        ("steps.front-door.title", "قدم", "not among"),
    ],
)
def test_words_that_are_not_plain_words_are_refused(
    cast: Cast, path: str, words: str, why: str
) -> None:
    pathway = a_pathway(cast.wrenbridge)
    with pytest.raises(PathwayRefused, match=why):
        keep(pathway, path, words, cast)


def test_one_refused_text_keeps_none_of_them(cast: Cast) -> None:
    pathway = a_pathway(cast.wrenbridge)
    words = {"title": "عنوان", "summary": "<script>"}
    with pytest.raises(PathwayRefused):
        actions.keep_translations(pathway, language="ur", words=words, by=cast.lena, at=NOW)
    assert not Translation.objects.of(pathway, "ur").exists()


@pytest.mark.parametrize("language", ["en", "tlh"])
def test_its_own_and_unknown_languages_are_refused(cast: Cast, language: str) -> None:
    with pytest.raises(PathwayRefused, match="language"):
        actions.begin_language(a_pathway(cast.wrenbridge), language=language, by=cast.lena, at=NOW)


def test_a_speaker_approves_only_a_whole_language(cast: Cast) -> None:
    pathway = a_pathway(cast.wrenbridge)
    words = in_urdu(pathway)
    words.pop("title")
    actions.keep_translations(pathway, language="ur", words=words, by=cast.lena, at=NOW)
    with pytest.raises(PathwayRefused, match="finish those"):
        approved(pathway, cast.lena)
    keep(pathway, "title", "عنوان", cast)
    approved(pathway, cast.lena)
    assert urdu(pathway).approval is not None


def test_words_that_changed_meanwhile_are_not_approved(cast: Cast) -> None:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    seen = urdu(pathway).words.sha256
    keep(pathway, "title", "اور", cast)
    with pytest.raises(PathwayRefused, match="Read them again"):
        actions.approve_language(
            pathway, language="ur", speaker="Nadia", seen=seen, by=cast.lena, at=NOW
        )


@pytest.mark.parametrize("speaker", ["", "   ", "N" * 121, "<i>Nadia</i>"])
def test_a_speaker_has_a_name(cast: Cast, speaker: str) -> None:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    with pytest.raises(PathwayRefused):
        actions.approve_language(pathway, language="ur", speaker=speaker, by=cast.lena, at=NOW)


def test_another_word_and_another_source_each_need_a_new_approval(cast: Cast) -> None:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    approved(pathway, cast.lena)
    keep(pathway, "title", "اور", cast)
    assert urdu(pathway).approval is None
    approved(pathway, cast.lena)
    reworded(pathway, title="Another title")
    assert urdu(pathway).approval is None
    assert list(urdu(pathway).words.stale) == ["title"]
    assert keep(pathway, "title", "اور", cast), "the same words are said to fit still"
    assert urdu(pathway).approval is None, "nobody has read them beside the new title"


def test_an_approval_is_taken_back(cast: Cast) -> None:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    with pytest.raises(PathwayRefused, match="Nobody"):
        actions.withdraw_approval(pathway, language="ur", by=cast.lena, at=NOW)
    approved(pathway, cast.lena)
    actions.withdraw_approval(pathway, language="ur", by=cast.lena, at=NOW)
    assert urdu(pathway).approval is None
    assert SpeakerApproval.objects.of(pathway).count() == 2


def test_every_verb_leaves_a_trace_without_words(cast: Cast) -> None:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    approved(pathway, cast.lena)
    actions.withdraw_approval(pathway, language="ur", by=cast.lena, at=NOW)
    verbs = list(AuditRow.objects.order_by("-id").values_list("verb", flat=True)[:3])
    assert verbs == [
        "pathway.withdraw_approval",
        "pathway.approve_language",
        "pathway.translate",
    ]
