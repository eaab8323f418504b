"""Changing a draft part by part: what is refused, what is kept, and that all can be undone."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain.pathways import editing, editing_placing
from attune.domain.pathways.editing import Edit, back
from attune.domain.pathways.editing_marks import changed_texts
from attune.domain.pathways.editing_parts import PartNotThere, found, items, part_path
from attune.domain.pathways.editing_plain import standing
from attune.domain.pathways.editing_routes import (
    ANY,
    AnswerLine,
    Routing,
    SpecialCase,
    routed,
    routing_of,
)
from attune.domain.pathways.editing_words import find, paths, replaced
from attune.domain.pathways.local import LocalDocument, read_local
from attune.domain.pathways.parts import PathwayRefused
from attune.domain.pathways.steps import Answer, Condition, Route, Step
from attune.domain.pathways.vocabulary import RuleKind, StepKind
from attune.domain.pathways.walking import taken
from attune.domain.pathways.word_marks import Mark
from tests.pathway.editing.small import small

SERVICE = str(UUID(int=7))
LISTS = (
    *("ways_of_working", "contact_points", "standing_rules", "information", "steps"),
    *("information.baby.prompts", "information.baby.tools", "groupings", "slots", "links"),
    *("contacts", "checklist", "layers", "family.cards"),
)
WORDS = st.text(st.sampled_from("abc é.\n"), max_size=12)


def undone(local: LocalDocument, edit: Edit) -> Edit:
    return back(edit.local, edit.path, edit.before, edit.after)


def fields_for(path: str, words: str) -> dict[str, Any]:
    """Something to say of a new part of any list."""
    said = {
        "ways_of_working": {"text": words},
        "contact_points": {"title": words, "when": "Soon"},
        "standing_rules": {"kind": RuleKind.OTHER, "title": words, "text": words},
        "information": {"kind": "risk", "title": words, "text": words},
        "steps": {"kind": "ask", "title": words, "question": words or "?"},
        "information.baby.prompts": {"text": words},
        "information.baby.tools": {"name": words},
        "groupings": {"grouping": "Getting help", "title": words, "text": words},
        "slots": {"grouping": "Thriving", "title": words, "text": words},
        "contacts": {"kind": "other", "title": words, "phone": "01632 960000"},
        "checklist": {"group": "infant", "text": words},
        "layers": {"title": words, "text": words, "slots": ["groups"]},
    }
    return said.get(path, {"title": words, "text": words})


def one_edit(draw: Any, local: LocalDocument) -> Edit:
    """A change drawn at random; PathwayRefused where it cannot be made."""
    what = draw(st.sampled_from(["change", "add", "remove", "move", "want", "order", "routes"]))
    words = draw(WORDS)
    if what == "add":
        path = draw(st.sampled_from(LISTS))
        return editing.add_part(local, path, fields_for(path, words))
    if what == "want":
        return editing_placing.want(local, "groups", name=words)
    if what == "order":
        name = draw(st.sampled_from([each.name for each in local.placed("groups")] or ["-"]))
        return editing_placing.move(local, "groups", name, up=draw(st.booleans()))
    if what == "routes":
        step = draw(st.sampled_from(local.pathway.steps))
        to = draw(st.sampled_from(local.pathway.steps)).key
        lines = (*routing_of(step).lines, AnswerLine("", words, to))
        return editing.change_routing(local, step.key, Routing(lines))
    path = draw(st.sampled_from(list(paths(local.pathway))))
    if what == "remove":
        return editing.remove_part(local, path)
    if what == "move":
        return editing.move_part(local, path, up=draw(st.booleans()))
    name = "title" if hasattr(found(local.pathway, path), "title") else "text"
    return editing.change_part(local, path, {name: words})


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_is_done_can_be_read_again_and_undone_to_the_letter(data: st.DataObject) -> None:
    first = local = small()
    done: list[Edit] = []
    for _ in range(6):
        try:
            edit = one_edit(data.draw, local)
        except PathwayRefused as refused:
            assert str(refused)
            continue
        assert read_local(edit.local.text()) == edit.local
        assert undone(local, edit).local.text() == local.text()
        done.append(edit)
        local = edit.local
    for edit in reversed(done):
        local = back(local, edit.path, edit.before, edit.after).local
    assert local.text() == first.text()


@pytest.mark.parametrize("path", LISTS)
def test_a_part_is_added_undone_and_brought_back(path: str) -> None:
    local = small()
    edit = editing.add_part(local, path, fields_for(path, "Quite new"))
    assert len(items(edit.local.pathway, path)) == len(items(local.pathway, path)) + 1
    gone = undone(local, edit)
    again = back(gone.local, gone.path, gone.before, gone.after)
    assert again.local.text() == edit.local.text()


def test_a_new_part_gets_a_key_of_its_words_and_never_one_that_is_taken() -> None:
    fields = {"title": "Perinatal", "text": "Again."}
    edit = editing.add_part(small(), "links", fields)
    assert edit.path == "links.perinatal-2"
    strange = editing.add_part(small(), "links", {"title": "赤ちゃん", "text": "x"})
    assert strange.path == "links.part"


def test_a_change_leaves_everything_else_alone() -> None:
    local = small()
    edit = editing.change_part(local, "information.baby", {"text": "What do you see?\r\n"})
    view = found(edit.local.pathway, "information.baby")
    assert view.text == "What do you see?"
    assert view.prompts == found(local.pathway, "information.baby").prompts
    assert edit.local.pathway.steps == local.pathway.steps
    assert (edit.before, edit.after) != ("", "")


def test_the_head_says_how_far_the_pathway_reaches() -> None:
    edit = editing.change_part(small(), "head", {"reaches_months": 60, "title": "To five"})
    assert (edit.local.pathway.reaches_months, edit.local.pathway.title) == (60, "To five")
    with pytest.raises(PathwayRefused, match="24"):
        editing.change_part(small(), "head", {"reaches_months": 36})
    with pytest.raises(PathwayRefused, match="no step"):
        editing.change_part(small(), "head", {"starts_at": "nowhere"})


@pytest.mark.parametrize(
    ("path", "fields", "said"),
    [
        ("steps.ask", {"text": "<b>Now</b>"}, "steps.ask.text: write words only"),
        ("steps.ask", {"question": " "}, "cannot be empty"),
        ("steps.ask", {"kind": "gather"}, "one of the answers"),
        ("steps.look", {"question": "Why?"}, "no “question”"),
        ("steps.look", {"gathers": ["moon"]}, "not there"),
        ("steps.well", {"groupings": []}, "cannot be empty"),
        ("slots.groups", {"key": "other"}, "no “key”"),
        ("contacts.lead", {"email": "nobody"}, "email address"),
        ("family", {"title": ""}, "cannot be empty"),
        ("layers.near", {"slots": ["moon"]}, "not there"),
        ("links.nothing", {"title": "x"}, "no part"),
        ("ways_of_working.together", {"text": "x" * 5000}, "4,000"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(path: str, fields: Any, said: str) -> None:
    with pytest.raises(PathwayRefused, match=said):
        editing.change_part(small(), path, fields)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("steps.ask", "begins with it"),
        ("steps.well", "“Ask about the bond” leads to it"),
        ("information.baby", "“Look closer” gathers it"),
        ("slots.groups", "“Parents” names it"),
        ("slots.library", "card “Talk to somebody” names it"),
    ],
)
def test_a_part_that_is_named_stays_and_says_by_what(path: str, said: str) -> None:
    with pytest.raises(PathwayRefused, match=said):
        editing.remove_part(small(), path)


def test_a_slot_with_a_service_stays_until_it_is_empty() -> None:
    local = editing_placing.place(small(), "team", service=SERVICE, name="Baby and You").local
    with pytest.raises(PathwayRefused, match="“Baby and You” stands in it"):
        editing.remove_part(local, "slots.team")
    empty = editing_placing.take_out(local, "team", SERVICE).local
    assert "team" not in {
        slot.key for slot in editing.remove_part(empty, "slots.team").local.pathway.slots
    }


@pytest.mark.parametrize("path", ["head", "family"])
def test_the_head_and_the_family_version_cannot_be_taken_out(path: str) -> None:
    with pytest.raises(PartNotThere):
        editing.remove_part(small(), path)


def test_a_slot_moves_among_those_of_its_grouping() -> None:
    edit = editing.move_part(small(), "slots.library", up=True)
    assert [slot.key for slot in edit.local.pathway.slots] == ["library", "team", "groups"]
    with pytest.raises(PathwayRefused, match="last already"):
        editing.move_part(small(), "slots.team", up=False)


def test_a_service_stands_once_in_a_slot() -> None:
    local = editing_placing.place(small(), "groups", service=SERVICE, name="Baby and You").local
    with pytest.raises(PathwayRefused, match="already"):
        editing_placing.place(local, "groups", service=SERVICE, name="Baby and You")
    wanted = editing_placing.want(local, "groups", name=" Dads'  group ").local
    assert [each.name for each in wanted.placed("groups")] == ["Baby and You", "Dads' group"]
    first = editing_placing.move(wanted, "groups", "Dads' group", up=True).local
    assert first.placed("groups")[0].name == "Dads' group"
    noted = editing_placing.note(first, "groups", SERVICE, "Tuesdays").local
    assert noted.placed("groups")[1].words == "Tuesdays"
    with pytest.raises(PathwayRefused, match="any more"):
        editing_placing.take_out(noted, "groups", "Something else")


def test_a_change_that_was_changed_again_is_not_taken_back_silently() -> None:
    first = editing.change_part(small(), "links.perinatal", {"title": "One"})
    second = editing.change_part(first.local, "links.perinatal", {"title": "Two"})
    with pytest.raises(PathwayRefused, match="take the later change back first"):
        back(second.local, first.path, first.before, first.after)
    elsewhere = editing.change_part(first.local, "links.perinatal", {"title": "One"}).local
    other = editing.change_part(elsewhere, "head", {"title": "Other"}).local
    assert back(other, first.path, first.before, first.after).local.pathway.title == "Other"


def test_a_whole_change_is_taken_back_while_nothing_came_after() -> None:
    local = small()
    new = editing.change_part(local, "head", {"title": "New"}).local
    assert back(new, "", local.text(), new.text()).local == local
    with pytest.raises(PathwayRefused, match="later changes"):
        back(local, "", local.text(), new.text())


def routes(*made: Route) -> Step:
    answers = (Answer("a", "A"), Answer("b", "B"), Answer("c", "C"))
    return Step("s", StepKind.ASK, "S", question="Which?", answers=answers, routes=made)


WHEN = st.sampled_from([(), (Condition("s", ("a",)),), (Condition("t", ("x", "y")),)])
ROUTES = st.lists(
    st.builds(
        Route,
        st.sampled_from(["p", "q"]),
        st.sampled_from([(), ("a",), ("b",), ("a", "b")]),
        WHEN,
    ),
    max_size=4,
)


@given(ROUTES, st.sampled_from(["a", "b", "c"]), st.sampled_from(["x", "z"]))
def test_the_page_of_routes_leads_where_the_step_led(made: Any, choice: str, said: str) -> None:
    step = routes(*made)
    page = routing_of(step)
    assert routed(step, page) is step
    spoken = Routing(tuple(AnswerLine(e.key, f"{e.text}!", e.to) for e in page.lines), page.special)
    again = routed(step, spoken)
    before, after = (taken(each, choice, {"t": said}) for each in (step, again))
    assert (before and before.to) == (after and after.to)


def test_answers_and_routes_are_written_together() -> None:
    lines = (
        AnswerLine("no", "No", "well"),
        AnswerLine("yes", "Yes, we are", "help"),
        AnswerLine("", "Not sure", "look"),
        AnswerLine("", "  "),
    )
    special = (SpecialCase(ANY, "help", (Condition("ask", ("yes",)),)), SpecialCase("no", ""))
    edit = editing.change_routing(small(), "ask", Routing(lines, special))
    step = edit.local.pathway.step("ask")
    assert [answer.key for answer in step.answers] == ["no", "yes", "not-sure"]
    assert step.routes[0].when == (Condition("ask", ("yes",)),)
    assert [route.to for route in step.routes] == ["help", "well", "help", "look"]


def test_an_answer_that_is_asked_for_elsewhere_stays() -> None:
    lines = (AnswerLine("no", "No"), AnswerLine("yes", ""), AnswerLine("", "Maybe"))
    with pytest.raises(PathwayRefused, match="“Look closer” goes by it"):
        editing.change_routing(small(), "ask", Routing(lines))
    with pytest.raises(PathwayRefused, match="two answers"):
        editing.change_routing(small(), "ask", Routing(lines[:1]))


def test_a_step_that_only_goes_on_has_one_line() -> None:
    page = routing_of(small().pathway.step("look"))
    assert [line.key for line in page.lines] == [""]
    assert (page.lines[0].to, page.lines[0].again) == ("ask", True)
    assert page.special[0].to == "help"


def test_a_change_is_told_field_by_field() -> None:
    edit = editing.change_part(small(), "steps.ask", {"question": "Is anybody at all worried?"})
    (told,) = changed_texts(edit.before, edit.after)
    assert told.name == "question"
    assert [each.text for each in told.marks if each.mark is Mark.NEW] == ["at all "]
    placed = editing_placing.want(small(), "groups", name="Dads' group")
    assert changed_texts(placed.before, placed.after)[0].after == "Dads' group (wanted)"


def test_a_history_calls_steps_by_their_titles() -> None:
    lines = (AnswerLine("no", "No", "help"), AnswerLine("yes", "Yes", "look", again=True))
    edit = editing.change_routing(small(), "ask", Routing(lines))
    names = {"to": {"help": "Help for this family", "look": "Look closer"}}
    (told,) = changed_texts(edit.before, edit.after, names)
    assert told.after == "no → Help for this family\nyes → Look closer (once)"


def test_the_words_of_the_base_come_back_whole() -> None:
    local = small()
    changed = editing.change_part(local, "steps.ask", {"question": "Other?"}).local
    again = editing.change_part(changed, "information.baby", {"title": "Other"}).local
    for path in ("steps.ask", "information.baby", "head", "family"):
        again = editing.use_base(again, local.pathway, path).local
    assert again.text() == local.text()
    with pytest.raises(PartNotThere):
        editing.use_base(local, editing.remove_part(local, "links.perinatal").local.pathway,
                         "links.perinatal")  # fmt: skip


def test_a_grouping_has_its_words_once() -> None:
    fields = {"grouping": "Thriving", "title": "Again", "text": "Again."}
    with pytest.raises(PathwayRefused, match="has its words already"):
        editing.add_part(small(), "groupings", fields)
    with pytest.raises(PathwayRefused, match="what a person does"):
        editing.add_part(small(), "steps", {"title": "Without a kind"})


def test_a_word_is_found_and_replaced_everywhere_but_in_names() -> None:
    local = editing.change_part(small(), "steps.ask", {"text": "The baby. Babyish."}).local
    seen = find(local, "baby", "infant")
    assert {each.path for each in seen} >= {"steps.ask", "information.baby.prompts.looks"}
    edits = replaced(local, "baby", "infant")
    text = found(edits[-1].local.pathway, "steps.ask").text
    assert text == "The infant. Babyish."
    assert not find(edits[-1].local, "baby", "infant")
    assert {"No"} == {each.before for each in find(local, "No", "Not now")}
    with pytest.raises(PathwayRefused):
        find(local, "b", "c")


def test_a_longer_path_leads_to_the_part_it_belongs_to() -> None:
    pathway = small().pathway
    assert part_path(pathway, "steps.ask.answers.yes.text") == "steps.ask"
    assert part_path(pathway, "information.baby.tools.film.name") == "information.baby.tools.film"
    assert part_path(pathway, "family.intro") == "family"
    assert part_path(pathway, "summary") == "head"
    with pytest.raises(PartNotThere):
        part_path(pathway, "steps.gone")


def test_nothing_stands_where_nothing_is() -> None:
    assert standing(small(), "steps.gone") == ""
    assert standing(small(), "placements.team") == "[]"
