"""What changed from one edition to the next, and every edition there is."""

from django.test import Client

from attune.pathway.records.models import Edition
from tests.append_only import lifted
from tests.cast import Cast
from tests.pathway.pages.test_practitioners import read, words
from tests.pathway.pathways_at_wrenbridge import reworded
from tests.pathway.walks.walkable import drafted, next_edition, published, small, steps

PAGE = "/wrenbridge/pathway/small/changes/"


def test_the_first_edition_has_nothing_to_compare_with(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    assert "This is the first edition" in read(client, PAGE)


def test_words_that_came_and_went_are_marked(cast: Cast, client: Client) -> None:
    edition = published(cast.wrenbridge)
    changed = small(steps=_asking("Take much time.")).steps
    next_edition(edition, steps=changed)
    said = read(client, PAGE)
    assert "What changed in edition 2" in said
    assert "Better words" in said
    assert "Take <del>" in said
    assert "your </del><ins>" in said
    text = words(said)
    assert "Take (gone:) your (new:) much time." in text
    assert "Edition 1 , 2 November 2026" in text


def _asking(text: str) -> list[dict[str, object]]:
    ask, *rest = steps()
    return [ask | {"text": text}, *rest]


def test_an_older_edition_compares_with_the_one_before_it(cast: Cast, client: Client) -> None:
    edition = published(cast.wrenbridge)
    next_edition(edition, title="A better pathway")
    next_edition(edition, title="The best pathway")
    said = words(read(client, "/wrenbridge/pathway/small/editions/2/changes/"))
    assert "What changed in edition 2" in said
    assert "Compared with edition 1" in said
    assert "best" not in said.split("Every edition")[0].split("What changed in")[1]


def test_a_draft_compares_with_the_newest_edition(cast: Cast, client: Client) -> None:
    edition = published(cast.wrenbridge)
    client.force_login(cast.joseph)
    at = "/wrenbridge/pathway/work/small/preview/changes/"
    assert "Nothing changed but the date" in read(client, at)
    local = edition.pathway
    reworded(local, title="A small draft")
    assert "Title: A small (gone:) pathway (new:) draft" in words(read(client, at))


def test_a_draft_of_nothing_published_has_no_editions(cast: Cast, client: Client) -> None:
    drafted(cast.wrenbridge)
    client.force_login(cast.joseph)
    said = read(client, "/wrenbridge/pathway/work/small/preview/changes/")
    assert "Nothing has been published yet." in said


def test_an_altered_edition_before_is_not_compared_with(cast: Cast, client: Client) -> None:
    edition = published(cast.wrenbridge)
    next_edition(edition, title="A better pathway")
    with lifted():
        Edition.objects.filter(pk=edition.pk).update(text=edition.text.replace("Act", "Wait"))
    said = read(client, PAGE)
    assert "We cannot compare: the text of edition 1 was changed" in said
    assert "Wait" not in said
