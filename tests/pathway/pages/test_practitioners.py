"""Practitioners read a whole edition on one page, with its services as they are today."""

import re
from typing import Any

from django.test import Client

from attune.directory.services import actions as services
from attune.domain.pathways.local import Placement
from attune.domain.pathways.vocabulary import Standing
from attune.pathway.records.models import Edition
from tests.append_only import lifted
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import a_service
from tests.pathway.pathways_at_wrenbridge import an_edition
from tests.pathway.walks.walkable import drafted, next_edition, published, redrafted, small

PAGE = "/wrenbridge/pathway/small/"
CALL = [{"phones": [{"number": "01632 960 123"}]}]


def read(client: Client, at: str = PAGE) -> str:
    answer = client.get(at)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def words(text: str) -> str:
    """What is left of a page without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_every_part_is_on_the_page(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    said = read(client)
    for text in (
        *("We work together.", "Safety first", "Permission first", "A visit", "The baby"),
        *("How does the baby sleep?", "A way of watching", "Needs training"),
        *("Does anything worry you?", "Take your time.", "May we share?", "Permission is asked"),
        *("Doing well", "Groups", "A team", "Sleep pathway", "Advice line", "01632"),
        *("A loss", "Born early", "Edition 1, published on 2 November 2026", "Need help now?"),
        *("version 2026", "Review due", "First edition", "Invented licence"),
    ):
        assert text in said, text
    assert "A visit at four" not in said


def test_every_link_within_the_page_leads_somewhere(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    said = read(client)
    ids = re.findall(r'\bid="([^"]+)"', said)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', said)) <= set(ids)


def test_safeguarding_is_the_first_rule_and_is_said_again_before_each_part(
    cast: Cast, client: Client
) -> None:
    published(cast.wrenbridge)
    said = read(client)
    assert said.index('id="rule-safe"') < said.index('id="rule-agree"')
    assert said.index('id="rule-agree"') < said.index('id="ways"')
    assert said.count("At every step:") == 3


def test_each_answer_says_where_it_leads(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    said = read(client).split('id="step-may"')[1].split("</li>")[0]
    assert "go to 5. Help them" in words(said)
    assert "the first time: go to 2. Look closer" in words(said)
    last = "after that, if at “Ask first” the answer was “Yes”: go to 4. All is well"
    assert last in words(said)
    assert 'href="#step-help"' in said


def test_the_checklist_has_no_numbers_and_says_that_it_is_no_score(
    cast: Cast, client: Client
) -> None:
    published(cast.wrenbridge)
    part = read(client).split('id="checklist"')[1].split("</section>")[0]
    assert "This is not a score: do not count or add up what is here." in part
    assert "A loss" in part
    assert "<ol" not in part
    assert not re.search(r"\d", words(part.replace("h3", "")))


def test_services_are_told_as_the_directory_has_them_today(cast: Cast, client: Client) -> None:
    there = a_service(cast.wrenbridge, "Two of us", contacts=CALL)
    ended = a_service(cast.wrenbridge, "Gone group", contacts=CALL)
    stale = a_service(cast.wrenbridge, "Old group", assured_on=NOW.date().replace(year=2024))
    placed = [Placement(each.name, str(each.uid)) for each in (there, ended, stale)]
    published(cast.wrenbridge, team=tuple(placed), groups=(_wanted("A night line"),))
    services.end_service(ended, by=cast.lena, at=NOW, why="Funding ended")
    said = read(client)
    assert f'href="/wrenbridge/support/{there.uid}/"' in said
    assert str(ended.uid) not in said
    assert str(stale.uid) not in said
    text = words(said)
    assert "Gone group Closed" in text
    assert "Old group Not checked lately" in text
    assert "A night line Wanted, not here yet" in text
    assert said.count("tel:01632960123") == 1


def _wanted(name: str) -> Placement:
    return Placement(name, "", Standing.ASPIRATIONAL)


def test_a_service_that_got_another_name_says_both(cast: Cast, client: Client) -> None:
    service = a_service(cast.wrenbridge, "Two of us")
    published(cast.wrenbridge, team=(Placement("Two of us", str(service.uid)),))
    a_service(cast.wrenbridge, "Another")
    renamed = service.whole_document
    fields = dict(renamed.service) | {"name": "The two of you"}
    document = type(renamed)(fields, renamed.offer, renamed.places, renamed.provider)
    services.change_service(service, document=document, by=cast.lena, at=NOW, why="New name")
    said = read(client)
    assert "The two of you" in said
    assert "In this edition it is called “Two of us”." in said


def test_an_empty_slot_is_said_to_be_a_gap(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    assert read(client).count("Nothing here yet: a gap") == 2


def test_an_older_edition_says_that_it_is_old(cast: Cast, client: Client) -> None:
    edition = published(cast.wrenbridge)
    next_edition(edition, title="A better pathway")
    said = read(client, f"{PAGE}editions/1/")
    assert "This is an old edition" in said
    assert "A small pathway" in said
    assert "This is an old edition" not in read(client)


def test_an_altered_edition_is_not_shown(cast: Cast, client: Client) -> None:
    edition = published(cast.wrenbridge)
    with lifted():
        Edition.objects.filter(pk=edition.pk).update(text=edition.text.replace("Act", "Wait"))
    for at in (PAGE, f"{PAGE}editions/1/", f"{PAGE}changes/"):
        answer = client.get(at)
        assert answer.status_code == 503
        assert "Wait now." not in answer.content.decode()
    listed = client.get("/wrenbridge/pathway/").content.decode()
    assert "We cannot show this pathway safely" in listed
    assert "Invented summary" not in listed


def test_a_draft_reads_like_an_edition_without_a_number(cast: Cast, client: Client) -> None:
    drafted(cast.wrenbridge)
    client.force_login(cast.joseph)
    said = read(client, "/wrenbridge/pathway/work/small/preview/")
    assert "This is a draft" in said
    assert "A draft that was not published" in said
    assert "Checksum" not in said


def test_a_step_without_a_way_on_says_so_in_a_draft(cast: Cast, client: Client) -> None:
    local = drafted(cast.wrenbridge)
    steps = [{"key": "ask", "kind": "ask", "title": "Ask", "question": "Well?", "routes": []}]
    steps[0]["answers"] = [{"key": "a", "text": "Aye"}, {"key": "b", "text": "Nay"}]  # type: ignore[assignment]
    redrafted(local, small(steps=steps))
    client.force_login(cast.joseph)
    said = read(client, "/wrenbridge/pathway/work/small/preview/")
    assert said.count("This leads nowhere yet.") == 2


def test_more_services_ask_the_database_no_more(
    cast: Cast, client: Client, django_assert_max_num_queries: Any
) -> None:
    published(cast.wrenbridge)
    with django_assert_max_num_queries(12) as asked:
        client.get(PAGE)
    few = len(asked)
    many = [a_service(cast.wrenbridge, f"Group {number}") for number in range(12)]
    placed = tuple(Placement(each.name, str(each.uid)) for each in many)
    local = Edition.objects.get().pathway
    redrafted(local, small(), {"team": placed, "groups": placed[:6]})
    an_edition(local)
    with django_assert_max_num_queries(few + 4) as asked:
        assert "Group 11" in client.get(PAGE).content.decode()
