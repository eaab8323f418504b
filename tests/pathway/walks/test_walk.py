"""A walk needs no sign-in, stores nothing, and ends with what the pathway suggests."""

import pytest
from django.contrib.sessions.models import Session
from django.core import signing
from django.test import Client

from attune.pathway.records.models import Edition
from attune.pathway.walks.body import SALT, WalkBody
from attune.place.audit.models import AuditRow
from tests.append_only import lifted
from tests.cast import Cast
from tests.pathway.pathways_at_wrenbridge import reworded
from tests.pathway.walks.walkable import PREVIEW, WALK, Walker, drafted, next_edition, published


def test_a_walk_goes_from_question_to_question_to_what_the_pathway_suggests(
    cast: Cast, client: Client
) -> None:
    published(cast.wrenbridge)
    walker = Walker(client)
    assert "Walk through the pathway" in walker.heading
    assert "Ask first" in walker.begins().heading
    assert "Look closer" in walker.answers("yes").heading
    for words in ("How does the baby sleep?", "A way of watching", "Needs training"):
        assert words in walker.said
    assert "Permission" in walker.goes_on().heading
    walker.answers("yes")
    assert walker.heading == "This pathway suggests Help them"
    assert "You decide with the family" in walker.said
    assert "Does anything worry you?" in walker.said
    assert "Others would be told" not in walker.said
    assert "Have the family's permission first" in walker.said


def test_the_start_names_the_contact_points_of_the_ages_the_area_chose(
    cast: Cast, client: Client
) -> None:
    edition = published(cast.wrenbridge)
    said = Walker(client).said
    assert "until a child's second birthday" in said
    assert "A visit at four" not in said
    next_edition(edition, reaches_months=60)
    said = Walker(client).said
    assert "until a child's fifth birthday" in said
    assert "A visit at four" in said


def test_nothing_chosen_is_a_plain_error_and_the_walk_stays(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    walker = Walker(client).begins().goes_on()
    assert "Ask first" in walker.heading
    assert "There is a problem" in walker.said
    assert "Choose an answer to go on" in walker.said
    assert "Choose one of the answers offered" in walker.answers("perhaps").said


def test_back_and_changing_an_earlier_answer(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    walker = Walker(client).begins().answers("yes").goes_on()
    assert "Look closer" in walker.goes_back_to(1).heading
    assert "Ask first" in walker.goes_back_to(0).heading
    assert "All is well" in walker.answers("no").heading
    assert walker.goes_back_to(7).answer.status_code == 400


def test_a_way_back_is_offered_once_so_a_walk_ends(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    walker = Walker(client).begins().answers("yes").goes_on().answers("no")
    assert "Look closer" in walker.heading
    assert "All is well" in walker.goes_on().answers("no").heading


def test_no_answer_is_in_an_address_or_a_cookie_or_our_tables(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    trail = AuditRow.objects.count()
    walker = Walker(client).begins().answers("yes").goes_on().answers("yes")
    assert set(client.cookies) <= {"csrftoken"}
    assert not Session.objects.exists()
    assert AuditRow.objects.count() == trail
    assert f'action="{WALK}"' in walker.said
    assert "?" not in WALK


def test_no_page_of_a_walk_is_kept_by_a_browser(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    walker = Walker(client)
    assert walker.answer["Cache-Control"] == "no-store"
    assert walker.begins().answer["Cache-Control"] == "no-store"
    assert walker.posts({"walk": "x"}).answer["Cache-Control"] == "no-store"


def test_a_walk_works_with_the_check_against_forged_posts(cast: Cast) -> None:
    published(cast.wrenbridge)
    strict = Client(enforce_csrf_checks=True)
    start = strict.get(WALK)
    assert strict.post(WALK).status_code == 403
    token = start.content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert strict.post(WALK, {"csrfmiddlewaretoken": token}).status_code == 200


def test_a_walk_goes_on_with_the_edition_on_which_it_began(cast: Cast, client: Client) -> None:
    edition = published(cast.wrenbridge)
    walker = Walker(client).begins()
    next_edition(edition, title="A better pathway")
    walker.answers("yes")
    assert "Look closer" in walker.heading
    assert "A small pathway" in walker.said
    assert "This walk began on edition 1, and goes on with it." in walker.said
    assert 'action="/wrenbridge/pathway/small/editions/1/walk/"' in walker.said
    assert "Edition 1, published on 2 November 2026" in walker.goes_on().answers("yes").said
    assert "A better pathway" in Walker(client).begins().said


def test_a_body_that_names_another_edition_than_its_checksum_is_refused(
    cast: Cast, client: Client
) -> None:
    edition = published(cast.wrenbridge)
    walker = Walker(client).begins()
    next_edition(edition, title="A better pathway")
    for number in (2, 9):
        mixed = WalkBody(edition.pathway_id, number, edition.sha256).sealed()
        assert walker.posts({"walk": mixed, "answer": "no"}).answer.status_code == 400


@pytest.mark.parametrize("spoilt", ["", "x", "a:b:c", "é", "\0", "A" * 5000])
def test_a_body_that_is_not_ours_is_told_to_begin_again(
    cast: Cast, client: Client, spoilt: str
) -> None:
    published(cast.wrenbridge)
    walker = Walker(client).begins().posts({"walk": spoilt, "answer": "yes"})
    assert walker.answer.status_code == 400
    assert "Please begin this walk again" in walker.heading
    assert "Traceback" not in walker.said
    assert "Need help now?" in walker.said


def test_one_changed_letter_spoils_a_body(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    walker = Walker(client).begins()
    body = walker.body
    changed = body.replace(body[5], "A" if body[5] != "A" else "B", 1)
    assert walker.posts({"walk": changed, "answer": "yes"}).answer.status_code == 400


def test_an_old_body_is_told_to_begin_again(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(cast.wrenbridge)
    walker = Walker(client).begins()
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 13 * 60 * 60)
    assert walker.answers("yes").answer.status_code == 400


def test_a_body_of_another_pathway_or_signed_for_something_else_is_refused(
    cast: Cast, client: Client
) -> None:
    edition = published(cast.wrenbridge)
    walker = Walker(client).begins()
    other = WalkBody(edition.pathway_id + 1, 1, edition.sha256).sealed()
    assert walker.posts({"walk": other}).answer.status_code == 400
    elsewhere = signing.dumps([edition.pathway_id, 1, edition.sha256, []], salt=f"{SALT}.other")
    assert walker.posts({"walk": elsewhere}).answer.status_code == 400


def test_an_edition_altered_during_a_walk_is_not_walked_on(cast: Cast, client: Client) -> None:
    edition = published(cast.wrenbridge)
    walker = Walker(client).begins()
    next_edition(edition, title="A better pathway")
    with lifted():
        Edition.objects.filter(pk=edition.pk).update(text=edition.text.replace("Help", "Hurt"))
    walker.answers("yes")
    assert walker.answer.status_code == 503
    assert "We cannot show this pathway safely" in walker.said
    assert "Look closer" not in walker.said


def test_a_draft_is_walked_by_those_who_work_here_until_it_changes(
    cast: Cast, client: Client
) -> None:
    local = drafted(cast.wrenbridge)
    assert client.get(PREVIEW).status_code == 302
    client.force_login(cast.joseph)
    walker = Walker(client, PREVIEW).begins().answers("yes")
    assert "Look closer" in walker.heading
    assert "Need help now?" in walker.said
    body = walker.body
    reworded(local, title="Changed meanwhile")
    assert walker.posts({"walk": body}).answer.status_code == 400


def test_a_body_of_a_draft_does_not_open_it_to_the_public(cast: Cast, client: Client) -> None:
    edition = published(cast.wrenbridge)
    client.force_login(cast.joseph)
    body = Walker(client, PREVIEW).begins().body
    client.logout()
    assert client.post(WALK, {"walk": body, "answer": "yes"}).status_code == 400
    assert edition.number == 1
