"""What is told of an edition in a language, for pages and posters."""

from attune.domain.pathways.plain_words import texts
from attune.pathway.family.told import told_in, told_languages
from attune.pathway.languages import actions
from attune.pathway.records.models import LocalPathway
from attune.pathway.shown.shown import ShownEdition, shown_current, shown_draft
from tests.cast import NOW, Cast
from tests.pathway.languages.spoken_at_wrenbridge import approved, in_urdu, translated
from tests.pathway.pathways_at_wrenbridge import a_pathway, an_edition, reworded

TODAY = NOW.date()


def published(pathway: LocalPathway) -> ShownEdition:
    shown = shown_current(pathway, on=TODAY)
    assert shown is not None
    return shown


def test_its_own_language_needs_no_approval(cast: Cast) -> None:
    pathway = a_pathway(cast.wrenbridge)
    an_edition(pathway)
    told = told_in(published(pathway), "en")
    assert told is not None
    assert told.pathway == published(pathway).pathway
    assert told.own
    assert not told.is_draft


def test_a_language_is_not_told_before_a_speaker_stands_by_it(cast: Cast) -> None:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    an_edition(pathway)
    assert told_in(published(pathway), "ur") is None
    approved(pathway, cast.lena)
    told = told_in(published(pathway), "ur")
    assert told is not None
    assert told.approved_by == "Nadia"
    assert told.pathway.language == "ur"
    said = texts(told.pathway)
    assert all(said[path] == words for path, words in in_urdu(pathway).items())


def test_another_word_hides_the_language_again(cast: Cast) -> None:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    an_edition(pathway)
    approved(pathway, cast.lena)
    actions.keep_translation(
        pathway, language="ur", path="title", words="اور", by=cast.lena, at=NOW
    )
    assert told_in(published(pathway), "ur") is None
    assert [each.language for each in told_languages(published(pathway))] == ["en"]


def test_an_edition_keeps_its_language_while_the_draft_goes_on(cast: Cast) -> None:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    an_edition(pathway)
    approved(pathway, cast.lena)
    reworded(pathway, title="Another title")
    assert told_in(published(pathway), "ur") is not None
    assert told_in(shown_draft(pathway, on=TODAY), "ur") is None
    an_edition(pathway, note="Second edition")
    assert told_in(published(pathway), "ur") is None


def test_a_preview_tells_what_waits_and_says_what_is_behind(cast: Cast) -> None:
    pathway = translated(a_pathway(cast.wrenbridge), cast.lena)
    reworded(pathway, title="Another title")
    told = told_in(shown_draft(pathway, on=TODAY), "ur", drafts=True)
    assert told is not None
    assert told.is_draft
    assert told.behind == ("title",)
    assert told.pathway.title == "Another title"


def test_a_language_nobody_began_is_not_told_in_a_preview_either(cast: Cast) -> None:
    shown = shown_draft(a_pathway(cast.wrenbridge), on=TODAY)
    assert told_in(shown, "ur", drafts=True) is None
    assert told_in(shown, "tlh", drafts=True) is None
