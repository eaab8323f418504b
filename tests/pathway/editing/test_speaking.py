"""What the editor says elsewhere: on a desk, on the list of pathways, and how much it asks."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from attune.pathway.drafts import actions as drafts
from attune.pathway.drafts.bases import base_pathway
from attune.pathway.editing import desk
from attune.pathway.editing.finding import doors
from attune.pathway.records.models import Edition, LocalPathway
from attune.place.localities.models import Locality
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import a_service
from tests.pathway.editing.small import small_template
from tests.pathway.pathways_at_wrenbridge import an_edition

WORK = "/wrenbridge/pathway/work/"


def begun(locality: Locality, key: str = "small") -> LocalPathway:
    return drafts.adapt_template(locality, template=small_template(), key=key, by=None, at=NOW)


def test_open_comments_wait_on_the_desk_of_the_lead(cast: Cast) -> None:
    pathway = begun(cast.wrenbridge)
    on = NOW.date()
    assert not list(desk.lines(cast.wrenbridge, (Role.LEAD,), on=on))
    first = drafts.say(pathway, path="", words="One", by=cast.joseph, at=NOW)
    later = NOW + timedelta(days=2)
    drafts.say(pathway, path="head", words="Two", by=cast.mina, at=later)
    (line,) = desk.lines(cast.wrenbridge, (Role.LEAD,), on=on)
    assert line.since == on
    assert "2 comments" in line.text
    assert line.href == f"{WORK}small/#comments"
    assert not list(desk.lines(cast.wrenbridge, (Role.PRACTITIONER,), on=on))
    assert not list(desk.lines(cast.vale, (Role.LEAD,), on=on))
    drafts.settle(first, by=cast.lena, at=later)
    (line,) = desk.lines(cast.wrenbridge, (Role.LEAD,), on=on)
    assert "1 comment " in line.text


def test_a_lead_always_has_something_useful_to_do(cast: Cast) -> None:
    (useful,) = desk.next_useful(cast.wrenbridge, (Role.LEAD,))
    assert useful.action == "Start a pathway from a template"
    begun(cast.wrenbridge)
    (useful,) = desk.next_useful(cast.wrenbridge, (Role.LEAD,))
    assert useful.action == "Work on your pathways"
    assert not list(desk.next_useful(cast.wrenbridge, (Role.VIEWER,)))


def test_the_list_says_what_is_published_and_what_moved_on(cast: Cast, client: Client) -> None:
    client.force_login(cast.joseph)
    assert "No pathway yet" in client.get(WORK).content.decode()
    pathway = begun(cast.wrenbridge)
    assert "Not published yet" in client.get(WORK).content.decode()
    an_edition(pathway)
    page = client.get(WORK).content.decode()
    assert "Edition 1" in page
    assert "The draft has changed since" not in page
    drafts.change_part(pathway, path="head", fields={"title": "New"}, by=cast.lena, at=NOW)
    assert "The draft has changed since" in client.get(WORK).content.decode()


def test_another_place_of_the_system_can_be_begun_from(cast: Cast, client: Client) -> None:
    theirs = begun(cast.vale)
    fields = {"phone": "01632 960 123"}
    drafts.change_part(theirs, path="contacts.lead", fields=fields, by=None, at=NOW)
    edition = an_edition(theirs)
    client.force_login(cast.lena)
    assert "A small pathway, as Vale uses it" in client.get(f"{WORK}new/").content.decode()
    client.post(f"{WORK}new/", {"base": f"edition:{edition.pk}", "key": "ours"})
    ours = LocalPathway.objects.get(key="ours")
    assert ours.parent == edition
    assert ours.local.pathway.contacts[0].phone == ""
    page = client.get(f"{WORK}ours/").content.decode()
    assert "From the template" in page
    assert "Your words" not in page


def test_a_base_that_was_altered_does_not_close_the_draft(cast: Cast, client: Client) -> None:
    edition = an_edition(begun(cast.vale))
    ours = drafts.adapt_edition(cast.wrenbridge, parent=edition, key="ours", by=None, at=NOW)
    edition.sha256 = "0" * 64
    ours.parent = Edition(pathway=edition.pathway, text=edition.text, sha256="0" * 64)
    assert base_pathway(ours) is None


def test_a_page_that_is_not_there_has_no_door(cast: Cast) -> None:
    pathway = begun(cast.wrenbridge)
    assert [words for _, words in doors(pathway, (("nowhere", "No"), ("editing_home", "Yes")))] == [
        "Yes"
    ]


def questions(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"{WORK}small/").status_code == 200
    return len(asked)


def test_a_longer_draft_asks_the_database_no_more(cast: Cast, client: Client) -> None:
    pathway = begun(cast.wrenbridge)
    client.force_login(cast.lena)
    service: Any = a_service(cast.wrenbridge)
    drafts.place(pathway, slot="groups", service=service, by=None, at=NOW)
    few = questions(client)
    for number in range(4):
        fields = {"title": f"Link {number}", "text": "More."}
        drafts.add_part(pathway, path="links", fields=fields, by=None, at=NOW)
        more = a_service(cast.wrenbridge, f"Group {number}")
        drafts.place(pathway, slot="groups", service=more, by=None, at=NOW)
        drafts.say(pathway, path="head", words="A word", by=cast.joseph, at=NOW)
    assert questions(client) <= few
