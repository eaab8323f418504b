"""Clinical safety: what every page of a walk carries, and what none of them shows."""

import re

from django.test import Client

from attune.pathway.records.models import Edition
from tests.append_only import lifted
from tests.cast import Cast
from tests.pathway.walks.walkable import WALK, Walker, published


def every_page(client: Client) -> list[str]:
    walker = Walker(client)
    pages = [walker.said, walker.begins().said, walker.answers("yes").said]
    pages += [walker.goes_on().said, walker.goes_back_to(1).said, walker.goes_on().said]
    pages += [walker.goes_on().said, walker.answers("yes").said]
    assert "This pathway suggests" in pages[-1]
    assert "There is a problem" in pages[-2]
    return pages


def test_urgent_help_is_on_every_page(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    for page in every_page(client):
        assert "Need help now?" in page
        assert 'href="tel:999"' in page
        assert "Quick exit" in page


def test_the_standing_rules_are_on_every_page_safeguarding_first(
    cast: Cast, client: Client
) -> None:
    published(cast.wrenbridge)
    for page in every_page(client):
        assert "At every step: Safety first" in page
        assert page.index("Safety first") < page.index("Permission first")
        assert "Safeguarding lead" in page


def test_nothing_is_scored_and_the_checklist_is_not_in_a_walk(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    for page in every_page(client):
        main = page.split("<main")[1]
        assert not re.search(r"\b(score|points?|total|risk level|out of \d)\b", main, re.I)
        assert "A loss" not in main
        assert "Born early" not in main


def test_the_end_is_a_suggestion_and_says_who_decides(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    end = every_page(client)[-1]
    assert "You decide with the family" in end
    assert "A suggestion to think with, not a decision" in end


def test_an_altered_edition_is_not_walked(cast: Cast, client: Client) -> None:
    edition = published(cast.wrenbridge)
    with lifted():
        Edition.objects.filter(pk=edition.pk).update(text=edition.text.replace("Act", "Wait"))
    answer = client.get(WALK)
    assert answer.status_code == 503
    assert "Ask first" not in answer.content.decode()
    assert client.post(WALK).status_code == 503
