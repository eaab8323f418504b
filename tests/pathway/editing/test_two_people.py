"""Two people who save at the very same moment: at different parts both are kept."""

from threading import Barrier, Thread

import pytest
from django.db import connection, connections

from attune.pathway.drafts import actions as drafts
from attune.pathway.drafts.seen import seen_of
from attune.pathway.records.models import DraftChange, LocalPathway
from tests.cast import NOW, Cast, gather
from tests.pathway.editing.small import small_template

TEXTS = {"ways_of_working.together": "One.", "links.perinatal": "Two.", "slots.team": "Three."}


@pytest.fixture
def both(transactional_db: None) -> Cast:
    """The cast in tables that threads see too."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, and its test database has one thread")
    return gather()


def all_at_once(saving: list[Thread]) -> None:
    for each in saving:
        each.start()
    for each in saving:
        each.join(timeout=60)


def test_people_at_different_parts_are_all_kept(both: Cast) -> None:
    place = both.wrenbridge
    begun = drafts.adapt_template(place, template=small_template(), key="s", by=None, at=NOW)
    ready = Barrier(len(TEXTS), timeout=60)

    def save(path: str) -> None:
        pathway = LocalPathway.objects.get(pk=begun.pk)
        seen, fields = seen_of(pathway.local, path), {"text": TEXTS[path]}
        ready.wait()
        drafts.change_part(pathway, path=path, fields=fields, seen=seen, by=both.lena, at=NOW)
        connections.close_all()

    all_at_once([Thread(target=save, args=(path,)) for path in TEXTS])
    draft = LocalPathway.objects.get(pk=begun.pk).local.pathway
    said = (draft.ways_of_working[0].text, draft.links[0].text, draft.slots[1].text)
    assert said == ("One.", "Two.", "Three.")
    assert sorted(DraftChange.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_of_two_at_one_part_one_is_told(both: Cast) -> None:
    place = both.wrenbridge
    begun = drafts.adapt_template(place, template=small_template(), key="s", by=None, at=NOW)
    seen, told = seen_of(begun.local, "links.perinatal"), list[str]()
    ready = Barrier(2, timeout=60)

    def save(words: str) -> None:
        pathway = LocalPathway.objects.get(pk=begun.pk)
        ready.wait()
        try:
            fields, path = {"text": words}, "links.perinatal"
            drafts.change_part(pathway, path=path, fields=fields, seen=seen, by=both.lena, at=NOW)
        except drafts.PartMovedOn:
            told.append(words)
        connections.close_all()

    all_at_once([Thread(target=save, args=(words,)) for words in ("Mine.", "Theirs.")])
    kept = LocalPathway.objects.get(pk=begun.pk).local.pathway.links[0].text
    assert sorted([kept, *told]) == ["Mine.", "Theirs."]
