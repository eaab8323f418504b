"""The pages of review and publishing, as each of the cast finds them."""

import re

import pytest
from django.test import Client

from attune.pathway.records.models import Edition, SafeguardingLead
from tests.cast import Cast
from tests.pathway.pathways_at_wrenbridge import reworded
from tests.pathway.publishing.reviewing import (
    Reviewers,
    approved,
    asked,
    later,
    lenas_pathway,
    published,
)

HOME = "/wrenbridge/pathway/work/pairs/publish/"


def text(client: Client, path: str = HOME) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', page)
    assert found
    return found[1]


def test_from_asking_to_published_by_the_pages(
    cast: Cast, reviewers: Reviewers, client: Client
) -> None:
    lenas_pathway(cast)
    client.force_login(cast.lena)
    assert "This will be the first edition" in text(client)
    answer = client.post(f"{HOME}ask/", {"note": "Please look at the night line."}, follow=True)
    assert "Please look at the night line." in answer.content.decode()
    assert "Approve the draft" not in text(client)  # she wrote it
    for member, part in ((reviewers.carla, "whole"), (reviewers.sana, "safeguarding")):
        client.force_login(member)
        said = {"part": part, "verdict": "approve", "words": "", "seen": seen(text(client))}
        client.post(f"{HOME}verdict/", said)
        assert "Change your answer" in text(client)
    client.force_login(cast.lena)
    due = {"review_due-day": "2", "review_due-month": "11", "review_due-year": "2027"}
    assert "Publish this edition" in text(client)
    answer = client.post(f"{HOME}issue/", {"change_note": "The first.", **due}, follow=True)
    page = answer.content.decode()
    assert "Edition 1 is published" in page
    assert 'href="/wrenbridge/pathway/pairs/"' in page
    assert Edition.objects.get().change_note == "The first."


def test_what_was_sent_back_is_read_with_its_words(
    cast: Cast, reviewers: Reviewers, client: Client
) -> None:
    asked_for = asked(lenas_pathway(cast), cast)
    client.force_login(reviewers.tom)
    said = {"part": "whole", "verdict": "send back", "seen": asked_for.pk}
    empty = client.post(f"{HOME}verdict/", {**said, "words": ""})
    assert "write a few words" in empty.content.decode()
    client.post(f"{HOME}verdict/", {**said, "words": "Name the night line."})
    client.force_login(cast.lena)
    page = text(client)
    assert "Name the night line." in page
    assert "Ask for a review" in page


def test_the_page_says_what_changed_since_the_last_edition(
    cast: Cast, reviewers: Reviewers, client: Client
) -> None:
    pathway = lenas_pathway(cast)
    approved(pathway, cast, reviewers)
    published(pathway, cast)
    client.force_login(cast.lena)
    assert "No words and no services have changed." in text(client)
    reworded(pathway, by=cast.lena, title="Our own pathway")
    page = text(client)
    assert "What changed since edition 1" in page
    assert "Our own pathway (changed)" in page
    assert "They are as in the last edition." in page


@pytest.mark.parametrize("page", ["ask/", "issue/", "verdict/"])
def test_a_press_is_a_post(page: str, cast: Cast, client: Client) -> None:
    lenas_pathway(cast)
    client.force_login(cast.lena)
    assert client.get(f"{HOME}{page}").status_code == 405


def test_who_may_read_but_not_edit_asks_for_nothing(
    cast: Cast, reviewers: Reviewers, client: Client
) -> None:
    pathway = lenas_pathway(cast)
    client.force_login(cast.joseph)
    assert "Ask for a review" not in text(client)
    assert client.post(f"{HOME}ask/").status_code == 404
    asked_for = asked(pathway, cast, at=later())
    said = {"part": "whole", "verdict": "approve", "seen": asked_for.pk}
    refused = client.post(f"{HOME}verdict/", said).content.decode()
    assert "A lead, a commissioner or a team manager approves" in refused


def test_the_lead_names_who_signs(cast: Cast, client: Client) -> None:
    page = "/wrenbridge/pathway/work/safeguarding-lead/"
    client.force_login(cast.lena)
    assert "Nobody is named yet" in text(client, page)
    client.post(page, {"member": cast.mina.pk})
    assert "Mina is the named safeguarding lead" in text(client, page)
    assert "Choose an answer" in client.post(page, {"member": ""}).content.decode()
    assert SafeguardingLead.objects.get().member == cast.mina
