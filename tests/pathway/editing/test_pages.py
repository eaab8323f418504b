"""The pages of the editor: who may open them, what a lead does on them, and what stays safe."""

from typing import Any

import pytest
from django.test import Client

from attune.pathway.drafts import actions as drafts
from attune.pathway.records.models import Comment, DraftChange, LocalPathway
from attune.place.members import actions as members
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import a_service
from tests.pathway.editing.small import HOME, WORK


def body(response: Any) -> str:
    return " ".join(response.content.decode().split())


def now(pathway: LocalPathway) -> Any:
    return LocalPathway.objects.get(pk=pathway.pk).local


def seen(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    return page.split('name="seen" value="')[1].split('"')[0]


def contact(**said: str) -> dict[str, str]:
    return {"kind": "safeguarding", "title": "Safeguarding lead", "text": "", **said}


def test_a_pathway_is_started_from_a_template(cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    page = client.get(f"{WORK}new/")
    assert "template:pairs" in body(page)
    answer = client.post(f"{WORK}new/", {"base": "template:pairs", "key": "Our Pairs"})
    assert answer["Location"] == f"{WORK}our-pairs/"
    again = client.post(f"{WORK}new/", {"base": "template:pairs", "key": "our-pairs"})
    assert "is taken here" in body(again)
    assert "The draft" not in body(client.get(WORK))
    assert client.get(f"{WORK}our-pairs/").status_code == 200


def test_a_longer_path_leads_to_its_part(lena: Client) -> None:
    assert "Ask about the bond" in body(lena.get(f"{HOME}part/steps.ask.answers.yes.text/"))


def test_words_are_changed_in_place_and_marked_as_ours(lena: Client, pathway: LocalPathway) -> None:
    address = f"{HOME}part/contacts.lead/"
    answer = lena.post(address, contact(phone="01632 960 123", seen=seen(lena, address)))
    assert answer["Location"] == f"{HOME}#contacts-lead"
    assert now(pathway).pathway.contacts[0].phone == "01632 960 123"
    home = body(lena.get(HOME))
    assert "01632 960 123" in home
    assert "Your words" in home
    page = body(lena.get(address))
    assert "Use the template’s words again" in page
    lena.post(f"{address}again/")
    assert now(pathway).pathway.contacts[0].phone == ""


def test_markup_is_refused_with_its_key_and_the_words_are_kept(
    lena: Client, pathway: LocalPathway
) -> None:
    fields = {"title": "Perinatal care", "text": "<script>alert(1)</script> Hello"}
    page = lena.post(f"{HOME}part/links.perinatal/", fields)
    assert page.status_code == 422
    assert "links.perinatal.text: write words only" in body(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Hello" in body(page)
    assert now(pathway).pathway.links[0].text == "A parent's own health."


def test_two_people_at_different_parts_do_not_meet(
    cast: Cast, lena: Client, pathway: LocalPathway
) -> None:
    one, other = f"{HOME}part/links.perinatal/", f"{HOME}part/ways_of_working.early/"
    first, second = seen(lena, one), seen(lena, other)
    lena.post(one, {"title": "One", "text": "First.", "seen": first})
    answer = lena.post(other, {"text": "Second.", "seen": second})
    assert answer.status_code == 302
    draft = now(pathway).pathway
    assert (draft.links[0].title, draft.ways_of_working[1].text) == ("One", "Second.")


def test_a_conflict_keeps_both_peoples_words(
    cast: Cast, lena: Client, pathway: LocalPathway
) -> None:
    address = f"{HOME}part/links.perinatal/"
    old = seen(lena, address)
    theirs = {"title": "Perinatal care", "text": "Theirs entirely."}
    drafts.change_part(pathway, path="links.perinatal", fields=theirs, by=cast.lena, at=NOW)
    mine = {"title": "Perinatal care", "text": "Mine, carefully written.", "seen": old}
    page = lena.post(address, mine)
    assert page.status_code == 409
    assert "Somebody else changed this while you were writing" in body(page)
    assert "Mine, carefully written." in body(page)
    assert "Theirs entirely." in body(page)
    assert now(pathway).pathway.links[0].text == "Theirs entirely."
    newest = page.content.decode().split('name="seen" value="')[1].split('"')[0]
    lena.post(address, {**mine, "seen": newest})
    assert now(pathway).pathway.links[0].text == "Mine, carefully written."


def test_a_mistake_does_not_hide_a_conflict(
    cast: Cast, lena: Client, pathway: LocalPathway
) -> None:
    address = f"{HOME}part/links.perinatal/"
    old = seen(lena, address)
    theirs = {"text": "Theirs."}
    drafts.change_part(pathway, path="links.perinatal", fields=theirs, by=cast.lena, at=NOW)
    wrong = lena.post(address, {"title": "", "text": "Mine.", "seen": old})
    assert wrong.status_code == 422
    shown = wrong.content.decode().split('name="seen" value="')[1].split('"')[0]
    again = lena.post(address, {"title": "T", "text": "Mine.", "seen": shown})
    assert again.status_code == 409


def test_words_for_a_part_that_is_gone_are_shown_to_be_kept(
    cast: Cast, lena: Client, pathway: LocalPathway
) -> None:
    drafts.remove_part(pathway, path="links.perinatal", by=cast.lena, at=NOW)
    page = lena.post(f"{HOME}part/links.perinatal/", {"title": "T", "text": "My long work."})
    assert page.status_code == 409
    assert "My long work." in body(page)


def test_a_part_is_added_moved_and_taken_out(lena: Client, pathway: LocalPathway) -> None:
    fields = {"grouping": "Thriving", "title": "Walks", "text": "With prams."}
    answer = lena.post(f"{HOME}add/slots/", fields)
    assert answer["Location"] == f"{HOME}#slots-walks"
    moved = lena.post(f"{HOME}move/", {"up": "slots.walks"})
    assert moved["Location"] == f"{HOME}#slots-walks"
    assert [slot.key for slot in now(pathway).pathway.slots][-1] == "library"
    lena.post(f"{HOME}part/slots.walks/remove/")
    assert "walks" not in [slot.key for slot in now(pathway).pathway.slots]
    refused = lena.post(f"{HOME}part/slots.library/remove/", follow=True)
    assert "“Talk to somebody” names it" in body(refused)


def test_a_question_is_added_with_answers_that_lead_on(lena: Client, pathway: LocalPathway) -> None:
    fields = {"kind": "ask", "title": "Sleep", "question": "Does anybody sleep?"}
    answer = lena.post(f"{HOME}add/steps/?kind=ask", fields)
    assert answer["Location"] == f"{HOME}routes/sleep/"
    rows = {"text-0": "Yes", "to-0": "well", "text-1": "No", "to-1": "help"}
    rows |= {"text-2": "Sometimes", "to-2": "ask", "again-2": "on"}
    rows |= {"case-0": "no", "when-0": "ask|yes", "goes-0": "look"}
    page = lena.post(answer["Location"], {**rows, "seen": seen(lena, answer["Location"])})
    assert page["Location"] == f"{HOME}#steps-sleep"
    step = now(pathway).pathway.step("sleep")
    assert [answer.text for answer in step.answers] == ["Yes", "No", "Sometimes"]
    assert [(route.to, route.answers, route.again) for route in step.routes] == [
        ("look", ("no",), False),
        ("well", ("yes",), False),
        ("help", ("no",), False),
        ("ask", ("sometimes",), True),
    ]
    assert "Nothing leads here yet" in body(lena.get(HOME))


def test_saving_routes_unchanged_changes_nothing(lena: Client, pathway: LocalPathway) -> None:
    rows = {"text-0": "No", "to-0": "well", "text-1": "Yes", "to-1": "look"}
    lena.post(f"{HOME}routes/ask/", rows)
    lena.post(f"{HOME}routes/look/", {"to-0": "ask", "again-0": "on", "when-0": "kept",
                                      "goes-0": "help"})  # fmt: skip
    assert not DraftChange.objects.of(pathway).exists()


def test_an_answer_that_is_asked_for_stays(lena: Client, pathway: LocalPathway) -> None:
    rows = {"text-0": "No", "to-0": "well", "text-1": "", "text-2": "Maybe"}
    page = lena.post(f"{HOME}routes/ask/", rows)
    assert "“Look closer” goes by it" in body(page)


def test_routes_that_moved_on_are_shown(cast: Cast, lena: Client, pathway: LocalPathway) -> None:
    old = seen(lena, f"{HOME}routes/ask/")
    drafts.change_part(pathway, path="steps.ask", fields={"text": "T"}, by=cast.lena, at=NOW)
    rows = {"text-0": "Nobody", "to-0": "well", "text-1": "Yes", "to-1": "help", "seen": old}
    page = lena.post(f"{HOME}routes/ask/", rows)
    assert page.status_code == 409
    assert "Nobody" in body(page)


def test_a_service_is_put_in_a_slot_noted_and_taken_out(
    cast: Cast, lena: Client, pathway: LocalPathway
) -> None:
    service = a_service(cast.wrenbridge)
    a_service(cast.wrenbridge, "Dads’ Saturday")
    address = f"{HOME}slots/groups/"
    page = body(lena.get(f"{address}?q=baby"))
    assert "Baby and You" in page
    assert "Dads’ Saturday" not in page
    uid = str(service.uid)
    lena.post(f"{address}change/", {"place": uid})
    lena.post(f"{address}change/", {"note": uid, "words": "Ring first."})
    lena.post(f"{address}want/", {"name": "A group for twins", "words": ""})
    lena.post(f"{address}change/", {"up": "A group for twins"})
    placed = now(pathway).placed("groups")
    assert [each.name for each in placed] == ["A group for twins", "Baby and You"]
    assert placed[1].words == "Ring first."
    home = body(lena.get(HOME))
    assert "Baby and You" in home
    assert "Wanted" in home
    lena.post(f"{address}change/", {"out": uid})
    assert [each.name for each in now(pathway).placed("groups")] == ["A group for twins"]


def test_a_closed_service_says_so_in_its_slot(
    cast: Cast, lena: Client, pathway: LocalPathway
) -> None:
    service = a_service(cast.wrenbridge, status="inactive")
    drafts.place(pathway, slot="groups", service=service, by=cast.lena, at=NOW)
    assert "Closed" in body(lena.get(f"{HOME}slots/groups/"))
    assert "Closed" in body(lena.get(HOME))


def test_no_service_of_another_place_can_be_put_in(
    cast: Cast, lena: Client, pathway: LocalPathway
) -> None:
    elsewhere = a_service(cast.vale, "Vale Babies")
    answer = lena.post(f"{HOME}slots/groups/change/", {"place": str(elsewhere.uid)})
    assert answer.status_code == 404
    assert lena.post(f"{HOME}slots/groups/change/", {"place": "x"}).status_code == 404
    assert lena.post(f"{HOME}slots/groups/change/", {}).status_code == 404


def test_a_practitioner_comments_and_the_lead_settles(
    cast: Cast, pathway: LocalPathway, client: Client
) -> None:
    client.force_login(cast.joseph)
    say = {"path": "steps.ask", "words": "Could we say “bond”?"}
    answer = client.post(f"{HOME}comment/", say)
    assert answer["Location"] == f"{HOME}part/steps.ask/#comments"
    client.post(f"{HOME}comment/", {"path": "", "words": "I like it."})
    assert "Could we say “bond”?" in body(client.get(f"{HOME}part/steps.ask/"))
    comment = Comment.objects.get(path="steps.ask")
    client.force_login(cast.mina)
    assert client.post(f"{HOME}comment/{comment.pk}/").status_code == 404
    client.force_login(cast.lena)
    assert "1 comment" in body(client.get(HOME))
    client.post(f"{HOME}comment/{comment.pk}/")
    assert "Settled by Lena" in body(client.get(f"{HOME}part/steps.ask/"))
    assert Comment.objects.open().count() == 1
    again = client.post(f"{HOME}comment/{comment.pk}/", follow=True)
    assert "settled already" in body(again)


@pytest.mark.parametrize(
    ("words", "said"), [("", "Enter an answer"), ("See <b>this</b>", "write words only")]
)
def test_a_comment_that_cannot_be_kept_says_why(lena: Client, words: str, said: str) -> None:
    page = lena.post(f"{HOME}comment/", {"path": "head", "words": words})
    assert page.status_code == 422
    assert said in body(page)


def test_a_comment_on_a_part_that_is_gone_is_not_lost(
    cast: Cast, lena: Client, pathway: LocalPathway
) -> None:
    drafts.say(pathway, path="links.perinatal", words="Keep me", by=cast.joseph, at=NOW)
    drafts.remove_part(pathway, path="links.perinatal", by=cast.lena, at=NOW)
    assert "Keep me" in body(lena.get(HOME))


def test_history_tells_a_change_in_words_and_takes_it_back(
    lena: Client, pathway: LocalPathway
) -> None:
    fields = {"title": "Perinatal care", "text": "A parent's own good health."}
    lena.post(f"{HOME}part/links.perinatal/", fields)
    page = body(lena.get(f"{HOME}history/"))
    assert "good </ins>" in page
    assert "Lena" in page
    text = pathway.draft
    lena.post(f"{HOME}history/1/")
    assert LocalPathway.objects.get(pk=pathway.pk).draft == text
    back = body(lena.get(f"{HOME}history/"))
    assert "A change taken back" in back
    lena.post(f"{HOME}history/2/")
    assert now(pathway).pathway.links[0].text == "A parent's own good health."
    assert lena.post(f"{HOME}history/99/").status_code == 404


def test_a_change_overtaken_by_a_later_one_says_so(lena: Client, pathway: LocalPathway) -> None:
    for words in ("One.", "Two."):
        lena.post(f"{HOME}part/ways_of_working.early/", {"text": words})
    answer = lena.post(f"{HOME}history/1/", follow=True)
    assert "take the later change back first" in body(answer)
    assert now(pathway).pathway.ways_of_working[1].text == "Two."


def test_every_sort_of_change_is_told(cast: Cast, lena: Client, pathway: LocalPathway) -> None:
    lena.post(f"{HOME}add/links/", {"title": "New link", "text": "New."})
    lena.post(f"{HOME}move/", {"up": "links.new-link"})
    lena.post(f"{HOME}part/links.new-link/remove/")
    service = a_service(cast.wrenbridge)
    drafts.place(pathway, slot="groups", service=service, by=cast.lena, at=NOW)
    whole = now(pathway)
    drafts.keep_draft(pathway, local=type(whole)(whole.pathway), what="upgrade", by=None, at=NOW)
    page = body(lena.get(f"{HOME}history/"))
    for said in ("Added: new link", "Put in another order: Other care pathways", "Taken out: new"):
        assert said in page
    assert "A service put in: Baby groups" in page
    assert "The program" in page


def test_a_word_is_replaced_after_a_look(lena: Client, pathway: LocalPathway) -> None:
    asked = {"words": "baby", "instead": "little one"}
    page = body(lena.post(f"{HOME}words/", asked))
    assert "texts would change" in page
    assert not DraftChange.objects.of(pathway).exists()
    lena.post(f"{HOME}words/", {**asked, "replace": "yes"})
    assert now(pathway).pathway.information[0].title == "Voice of the little one"
    assert "No text holds" in body(lena.post(f"{HOME}words/", asked))
    assert "Look for" in body(lena.post(f"{HOME}words/", {"words": "b", "instead": "c"}))


def test_a_note_that_cannot_be_kept_stays_in_its_box(
    cast: Cast, lena: Client, pathway: LocalPathway
) -> None:
    service = a_service(cast.wrenbridge)
    drafts.place(pathway, slot="groups", service=service, by=cast.lena, at=NOW)
    written = {"note": str(service.uid), "words": "<i>Ring first</i> please"}
    page = lena.post(f"{HOME}slots/groups/change/", written)
    assert page.status_code == 422
    assert "write words only" in body(page)
    assert "&lt;i&gt;Ring first&lt;/i&gt; please" in body(page)
    gone = lena.post(f"{HOME}slots/groups/change/", {**written, "note": "A group that left"})
    assert "Ring first&lt;/i&gt; please" in body(gone)


def test_routes_of_a_step_that_is_gone_are_shown_to_be_kept(
    cast: Cast, lena: Client, pathway: LocalPathway
) -> None:
    fields = {"kind": "act", "title": "Rest"}
    drafts.add_part(pathway, path="steps", fields=fields, by=cast.lena, at=NOW)
    drafts.remove_part(pathway, path="steps.rest", by=cast.lena, at=NOW)
    page = lena.post(f"{HOME}routes/rest/", {"text-0": "Written with care"})
    assert page.status_code == 409
    assert "Written with care" in body(page)


def test_a_viewer_reads_and_does_not_comment(
    cast: Cast, pathway: LocalPathway, client: Client
) -> None:
    viewer = members.add(email="v@example.org", name="V", by=None, at=NOW)
    members.grant(viewer, locality=cast.wrenbridge, role=Role.VIEWER, by=None, at=NOW)
    client.force_login(viewer)
    assert "Your comment" not in body(client.get(HOME))
    assert "Your comment" not in body(client.get(f"{HOME}part/head/"))
    assert client.post(f"{HOME}comment/", {"path": "", "words": "x"}).status_code == 404
