"""The action list: added, agreed with an owner, moved on, changed, never silently."""

from datetime import date, timedelta

import pytest
from django.test import Client

from attune.domain.action_lists.action_words import ActionWords
from attune.domain.action_lists.states import ActionRefused, ActionState
from attune.evaluation import actions
from attune.evaluation.models import Action, ActionEvent
from attune.place.audit.models import AuditRow
from attune.place.members import actions as members
from attune.place.members.roles import Role
from tests.cast import NOW, Cast

TODAY = NOW.date()
ASK = ActionWords(what="Ask midwives what they offer", category="knowing_each_other")


def owned(cast: Cast, **more: object) -> ActionWords:
    return ActionWords(**{**ASK.__dict__, "owner": cast.lena.pk, **more})


def added(cast: Cast, words: ActionWords = ASK) -> Action:
    made = actions.add_action(cast.wrenbridge, words=words, by=cast.lena, at=NOW)
    return Action.objects.at(cast.wrenbridge).with_pk(made.pk).get()


def moved(cast: Cast, action: Action, to: ActionState, reason: str = "") -> Action:
    actions.move_action(action, to=to, reason=reason, by=cast.lena, at=NOW)
    return Action.objects.at(cast.wrenbridge).with_pk(action.pk).get()


def test_an_action_begins_as_proposed_and_the_trail_names_it(cast: Cast) -> None:
    action = added(cast)
    assert action.stands is ActionState.PROPOSED
    last = AuditRow.objects.order_by("-id")[0]
    assert (last.verb, last.subject) == ("action.add", f"evaluation.Action:{action.pk}")


def test_what_is_agreed_has_an_owner(cast: Cast) -> None:
    with pytest.raises(ActionRefused, match="who owns it"):
        moved(cast, added(cast), ActionState.AGREED)
    assert moved(cast, added(cast, owned(cast)), ActionState.AGREED).stands is ActionState.AGREED


def test_an_owner_is_a_member_here_or_a_name(cast: Cast) -> None:
    with pytest.raises(ActionRefused, match="member of this area"):
        added(cast, owned(cast, owner=cast.outsider.pk))
    assert added(cast, owned(cast, owner=None, owner_name="Dr Ash")).owner_words == "Dr Ash"


def test_setting_aside_says_why_and_can_be_taken_up_again(cast: Cast) -> None:
    action = added(cast)
    with pytest.raises(ActionRefused, match="Say why"):
        moved(cast, action, ActionState.SET_ASIDE)
    aside = moved(cast, action, ActionState.SET_ASIDE, "No money this year")
    assert not Action.objects.at(cast.wrenbridge).open().exists()
    assert moved(cast, aside, ActionState.PROPOSED).stands is ActionState.PROPOSED


def test_a_category_nobody_knows_is_refused(cast: Cast) -> None:
    with pytest.raises(ActionRefused, match="categories"):
        added(cast, owned(cast, category="miracles"))


def test_a_change_keeps_the_words_before_and_refuses_who_looked_at_older_ones(cast: Cast) -> None:
    action = added(cast)
    later = owned(cast, due=TODAY)
    actions.change_action(action, words=later, seen=1, by=cast.lena, at=NOW)
    assert [each.words for each in ActionEvent.objects.of(action)] == [ASK, later]
    with pytest.raises(ActionRefused, match="Somebody changed"):
        actions.change_action(action, words=ASK, seen=1, by=cast.lena, at=NOW)


def test_the_same_words_are_no_change(cast: Cast) -> None:
    action = added(cast)
    actions.change_action(action, words=ASK, seen=1, by=cast.lena, at=NOW)
    assert ActionEvent.objects.of(action).count() == 1


def test_proposals_are_added_all_or_none(cast: Cast) -> None:
    wrong = owned(cast, owner=cast.outsider.pk)
    with pytest.raises(ActionRefused):
        actions.add_proposed(cast.wrenbridge, proposals=[ASK, wrong], by=cast.lena, at=NOW)
    assert not Action.objects.exists()


def test_overdue_and_soon_are_what_the_calendar_says(cast: Cast) -> None:
    for days in (-1, 0, 14, 15):
        added(cast, owned(cast, due=TODAY + timedelta(days=days)))
    done = moved(cast, added(cast, owned(cast, due=TODAY - timedelta(days=9))), ActionState.AGREED)
    moved(cast, done, ActionState.DONE)
    here = Action.objects.at(cast.wrenbridge)
    assert (here.overdue(on=TODAY).count(), here.due_soon(on=TODAY).count()) == (1, 2)


def test_a_lead_adds_moves_and_changes_by_the_pages(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    form = {"what": "Agree a front door", "category": "access", "owner": cast.lena.pk}
    form |= {"due-day": "1", "due-month": "12", "due-year": "2026"}
    page = client.post("/wrenbridge/actions/add/", form, follow=True).content.decode()
    assert "It is on the list, as proposed." in page
    action = Action.objects.get()
    assert action.due == date(2026, 12, 1)
    at = f"/wrenbridge/actions/{action.pk}/"
    client.post(f"{at}move/", {"to": "agreed", "reason": ""})
    client.post(f"{at}change/", {**form, "what": "Agree one front door", "seen": "2"})
    page = client.get(at).content.decode()
    assert "What: “Agree a front door” became “Agree one front door”" in page
    assert "Now “Agreed”" in page
    listed = client.get("/wrenbridge/actions/").content.decode()
    assert "Agree one front door" in listed and "Lena" in listed


def test_who_was_too_late_is_told_and_overwrites_nothing(cast: Cast, client: Client) -> None:
    action = added(cast)
    actions.change_action(action, words=owned(cast), seen=1, by=cast.lena, at=NOW)
    client.force_login(cast.lena)
    form = {"what": "Mine instead", "category": "access", "seen": "1"}
    for _time in range(2):
        page = client.post(f"/wrenbridge/actions/{action.pk}/change/", form).content.decode()
        assert "Somebody changed this action" in page
        assert 'name="seen" value="1"' in page
    action.refresh_from_db()
    assert action.what == ASK.what


def test_a_move_that_lacks_its_reason_is_asked_for_in_the_form(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    at = f"/wrenbridge/actions/{added(cast).pk}/move/"
    page = client.post(at, {"to": "set_aside", "reason": " "}).content.decode()
    assert "Say why it is set aside" in page and "There is a problem" in page


def test_a_link_from_elsewhere_fills_the_form_but_never_with_another_site(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    at = "/wrenbridge/actions/add/?what=Open+the+group&from_where=Gaps&address="
    page = client.get(f"{at}/wrenbridge/directory/gaps/").content.decode()
    assert 'value="Open the group"' in page and 'value="/wrenbridge/directory/gaps/"' in page
    for other in ("https://example.org/", "//example.org/", "javascript:x"):
        assert "example.org" not in client.get(f"{at}{other}").content.decode()
        assert "javascript:" not in client.get(f"{at}{other}").content.decode()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["ours", "theirs"]),
        ("?state=all", ["aside", "ours", "theirs"]),
        ("?state=set_aside", ["aside"]),
        ("?owner=nobody&state=all", ["aside"]),
        ("?owner=name:Dr+Ash", ["theirs"]),
        ("?owner=OWN", ["ours"]),
        ("?owner=x&state=y&by=z", ["ours", "theirs"]),
    ],
)
def test_the_list_shows_what_is_asked_for(
    query: str, shown: list[str], cast: Cast, client: Client
) -> None:
    added(cast, owned(cast, what="ours"))
    added(cast, owned(cast, what="theirs", owner=None, owner_name="Dr Ash"))
    moved(cast, added(cast, owned(cast, what="aside", owner=None)), ActionState.SET_ASIDE, "No")
    client.force_login(cast.lena)
    address = f"/wrenbridge/actions/{query.replace('OWN', str(cast.lena.pk))}"
    page = client.get(address).content.decode()
    assert [each for each in ("aside", "ours", "theirs") if f">{each}</a>" in page] == shown
    csv = client.get(address.replace("actions/", "actions/download.csv")).content.decode()
    assert [each for each in ("aside", "ours", "theirs") if f"\n{each}," in csv] == shown


def test_grouped_by_due_the_overdue_come_first(cast: Cast, client: Client) -> None:
    added(cast, owned(cast, what="Undated"))
    added(cast, owned(cast, what="Late", due=date(2020, 1, 1)))
    client.force_login(cast.lena)
    page = client.get("/wrenbridge/actions/?by=due").content.decode()
    assert page.index("Overdue</h2>") < page.index("Late") < page.index("No date yet</h2>")


def test_who_reads_does_not_write_and_the_owner_sees_their_own(cast: Cast, client: Client) -> None:
    mine = added(cast, owned(cast, owner=cast.joseph.pk))
    other = added(cast)
    client.force_login(cast.joseph)
    answers = {
        part: client.get(f"/wrenbridge/actions/{part}").status_code
        for part in ("", "add/", f"{mine.pk}/", f"{other.pk}/", f"{mine.pk}/change/")
    }
    assert [part for part, code in answers.items() if code == 200] == [f"{mine.pk}/"]
    members.grant(cast.joseph, locality=cast.wrenbridge, role=Role.VIEWER, by=None, at=NOW)
    assert client.get("/wrenbridge/actions/").status_code == 200
    assert client.get("/wrenbridge/actions/add/").status_code == 404


def test_a_desk_tells_the_owner_of_each_and_the_lead_of_others(cast: Cast, client: Client) -> None:
    late = date(2020, 1, 1)
    added(cast, owned(cast, what="Ring the trust", owner=cast.joseph.pk, due=late))
    client.force_login(cast.joseph)
    assert "was due on 1 January 2020: Ring the trust" in client.get("/desk/").content.decode()
    client.force_login(cast.lena)
    page = client.get("/desk/").content.decode()
    assert "1 action of others is overdue" in page and "Ring the trust" not in page


def test_a_lead_adds_what_the_gaps_propose_once_it_is_confirmed(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    page = client.get("/wrenbridge/actions/gaps/").content.decode()
    assert "Ask who offers “every level of help”" in page
    assert not Action.objects.exists()
    nothing = client.post("/wrenbridge/actions/gaps/", {}).content.decode()
    assert "There is a problem" in nothing
    assert not Action.objects.exists()
    client.post("/wrenbridge/actions/gaps/", {"chosen": "every_level.not_asked"})
    action = Action.objects.at(cast.wrenbridge).get()
    assert action.stands is ActionState.PROPOSED
    assert client.get(action.address).status_code == 200
    assert "Every gap has its action" in client.get("/wrenbridge/actions/gaps/").content.decode()
