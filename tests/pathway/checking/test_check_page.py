"""The page of gaps and faults, and what the checker says on the lead's desk."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from attune.directory.services import actions as services
from attune.domain.pathways.local import LocalDocument
from attune.domain.pathways.reading import read_pathway
from attune.pathway.checking import desk
from attune.pathway.drafts import actions as drafts
from attune.pathway.records.models import Edition, LocalPathway
from attune.place.members.roles import Role
from tests.append_only import lifted
from tests.cast import NOW, Cast
from tests.pathway.checking.drafted_at_wrenbridge import a_draft, a_team, in_slot, sound_text
from tests.pathway.pathways_at_wrenbridge import an_edition
from tests.pathways_written import an_act, an_outcome

PAGE = "/wrenbridge/pathway/work/pairs/check/"
TODAY = NOW.date()
LEAD = (Role.LEAD,)


def opened(client: Client, cast: Cast) -> str:
    client.force_login(cast.lena)
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_may_read_a_draft_sees_what_is_poor_in_it(cast: Cast, client: Client) -> None:
    a_draft(cast.wrenbridge)
    assert client.get(PAGE).status_code == 302
    for member, status in ((cast.lena, 200), (cast.joseph, 200), (cast.outsider, 404)):
        client.force_login(member)
        assert client.get(PAGE).status_code == status


def test_a_fault_leads_to_the_part_in_which_it_is(cast: Cast, client: Client) -> None:
    steps = [an_act("look", "end"), an_act("lost", "end"), an_outcome("end")]
    a_draft(cast.wrenbridge, steps=steps, starts_at="look")
    page = opened(client, cast)
    assert "Mend this before you publish" in page
    assert "No walk comes to step “lost”" in page
    where = {"slug": "wrenbridge", "key": "pairs", "path": "steps.lost"}
    assert f'href="{reverse("pathway:editing_part", kwargs=where)}"' in page


def test_many_of_one_kind_are_folded(cast: Cast, client: Client) -> None:
    words = "Multidisciplinary perinatal professionals operationalise comprehensively " * 5
    ways = [{"key": f"w{n}", "text": f"{words}."} for n in range(4)]
    a_draft(cast.wrenbridge, ways_of_working=ways[:3])
    assert "<details" not in opened(client, cast).partition("<main")[2].partition("</main")[0]
    draft = LocalPathway.objects.at(cast.wrenbridge).get()
    whole = read_pathway(sound_text(ways_of_working=ways), file="draft")
    drafts.keep_draft(draft, local=LocalDocument(whole), what="words", by=None, at=NOW)
    assert "Texts that are hard to read (4)" in opened(client, cast)


def test_a_gap_is_shown_as_one(cast: Cast, client: Client) -> None:
    a_draft(cast.wrenbridge)
    page = opened(client, cast)
    assert page.count("attune-gaps__grouping--gap") == 1
    assert "/wrenbridge/pathway/work/pairs/slots/" in page


def test_where_nothing_is_found_the_next_thing_is_offered(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("attune.pathway.checking.views.timezone.localdate", lambda: TODAY)
    a_draft(cast.wrenbridge, in_slot(a_team(cast.wrenbridge)))
    page = opened(client, cast)
    assert "Nothing was found" in page
    assert "/wrenbridge/pathway/work/pairs/publish/" in page
    assert "attune-gaps__grouping--gap" not in page


def test_what_only_an_edition_has_is_shown_apart(cast: Cast, client: Client) -> None:
    team = a_team(cast.wrenbridge)
    draft = a_draft(cast.wrenbridge, in_slot(team))
    an_edition(draft)
    services.end_service(team, by=None, at=NOW, why="It ended")
    both = opened(client, cast)
    assert both.count("has closed") == 1
    assert "In the draft" in both
    assert "Only in edition 1" not in both
    empty = LocalDocument(draft.local.pathway)
    drafts.keep_draft(draft, local=empty, what="place", by=None, at=NOW)
    assert "Only in edition 1" in opened(client, cast)


def test_the_desk_says_when_the_edition_names_a_service_that_is_gone(cast: Cast) -> None:
    team = a_team(cast.wrenbridge)
    an_edition(a_draft(cast.wrenbridge, in_slot(team)))
    assert list(desk.lines(cast.wrenbridge, LEAD, on=TODAY)) == []
    (stale,) = desk.lines(cast.wrenbridge, LEAD, on=team.seen_until + timedelta(days=5))
    assert stale.since == team.seen_until + timedelta(days=1)
    assert "edition 1, names 1 service that" in stale.text
    assert stale.href == PAGE
    services.end_service(team, by=None, at=NOW, why="It ended")
    (closed,) = desk.lines(cast.wrenbridge, LEAD, on=TODAY)
    assert closed.since == TODAY


def test_a_wanted_or_a_merged_service_is_not_gone(cast: Cast) -> None:
    old, new = a_team(cast.wrenbridge, "Old name"), a_team(cast.wrenbridge, "New name")
    an_edition(a_draft(cast.wrenbridge, in_slot(old)))
    old.merged_into, old.is_public = new, False
    old.save()
    assert list(desk.lines(cast.wrenbridge, LEAD, on=TODAY)) == []


def test_the_desk_says_when_an_edition_was_altered(cast: Cast) -> None:
    edition = an_edition(a_draft(cast.wrenbridge))
    with lifted():
        Edition.objects.filter(pk=edition.pk).update(text=edition.text + " ")
    (line,) = desk.lines(cast.wrenbridge, LEAD, on=TODAY)
    assert "was altered outside this program" in line.text


def test_only_the_lead_is_told(cast: Cast) -> None:
    edition = an_edition(a_draft(cast.wrenbridge))
    with lifted():
        Edition.objects.filter(pk=edition.pk).update(text=edition.text + " ")
    assert list(desk.lines(cast.wrenbridge, (Role.PRACTITIONER,), on=TODAY)) == []
    assert list(desk.lines(cast.vale, LEAD, on=TODAY)) == []
