"""A pathway file laid over its parent: what wins, what stays, and what is refused."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.pathways.inheriting import MOST_PARENTS, TO_THE_FILE, TO_THE_PART, whole
from attune.domain.pathways.parts import PathwayRefused
from attune.domain.pathways.reading import read_pathway

File = dict[str, Any]
WORDS = st.sampled_from(["one", "two", "three"])
KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6)


def way(key: str, text: str = "inherited", **more: Any) -> File:
    return {"key": key, "text": text, **more}


PARENT: File = {
    "key": "system",
    "version": "1",
    "title": "Shared",
    "summary": "Shared by all.",
    "source": "Made up",
    "licence": "MIT",
    "author": "Nobody",
    "starts_at": "ask",
    "ways_of_working": [way("a"), way("b"), way("c")],
    "information": [
        {
            "key": "baby",
            "kind": "baby",
            "title": "Baby",
            "text": "Look.",
            "prompts": [way("sleep", "How does the baby sleep?"), way("eat", "And eat?")],
        }
    ],
    "steps": [
        {
            "key": "ask",
            "kind": "ask",
            "title": "Ask",
            "question": "All well?",
            "answers": [way("yes", "Yes"), way("no", "No")],
            "routes": [{"to": "end"}],
        },
        {"key": "end", "kind": "outcome", "title": "End", "groupings": ["Thriving"]},
    ],
    "family": {"title": "For you", "intro": "Hello.", "cards": [{**way("talk"), "title": "Talk"}]},
}


def child(**says: Any) -> File:
    return {"key": "place", "version": "2", "inherits": "system", **says}


def laid(**says: Any) -> File:
    return whole(child(**says), {"system": PARENT}.__getitem__)


def keys(parts: list[File]) -> str:
    return "".join(part["key"] for part in parts)


def refusal(data: File, files: dict[str, File] | None = None) -> str:
    with pytest.raises(PathwayRefused) as refused:
        whole(data, (files or {"system": PARENT}).__getitem__)
    return str(refused.value)


def test_a_file_without_a_parent_is_as_it_says() -> None:
    assert whole(PARENT, {}.__getitem__) == PARENT


def test_head_fields_of_its_own_win() -> None:
    made = laid(title="Ours")
    assert (made["title"], made["version"], made["summary"]) == ("Ours", "2", "Shared by all.")
    assert "inherits" not in made


def test_a_part_of_the_same_key_is_replaced_field_by_field() -> None:
    step = laid(steps=[{"key": "ask", "title": "Ask gently"}])["steps"][0]
    assert step == {**PARENT["steps"][0], "title": "Ask gently"}


def test_parts_are_removed_placed_and_added_at_the_end() -> None:
    gone: File = {"key": "b", "remove": True}
    ours = [gone, way("new", "ours", after="a"), way("last", "ours")]
    assert keys(laid(ways_of_working=ours)["ways_of_working"]) == "anewclast"


def test_an_inherited_part_can_be_moved() -> None:
    ways = laid(ways_of_working=[{"key": "a", "after": "c"}])["ways_of_working"]
    assert ways == [way("b"), way("c"), way("a")]


def test_prompts_tools_answers_and_cards_are_laid_over_by_key_too() -> None:
    made = laid(
        information=[{"key": "baby", "prompts": [way("cry", "Ours?", after="sleep")]}],
        family={"cards": [{"key": "talk", "title": "Ring"}]},
    )
    assert keys(made["information"][0]["prompts"]) == "sleepcryeat"
    assert made["family"]["cards"] == [{**way("talk"), "title": "Ring"}]
    assert made["family"]["intro"] == "Hello."


def test_steps_of_its_own_leave_none_of_the_parents() -> None:
    end = {"key": "done", "kind": "outcome", "title": "Done", "groupings": ["Thriving"]}
    made = laid(own_steps=True, starts_at="done", steps=[end])
    assert made["steps"] == [end]
    assert read_pathway(made, file="place.toml").starts_at == "done"


def test_grandparents_come_first() -> None:
    middle = child(key="region", title="Region", ways_of_working=[way("a", "region")])
    files = {"system": PARENT, "region": middle}
    made = whole(child(inherits="region", version="3"), files.__getitem__)
    assert (made["title"], made["version"]) == ("Region", "3")
    assert made["ways_of_working"][0] == way("a", "region")


# What is refused, and with which words


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ({"ways_of_working": [{"key": "x", "remove": True}]}, "ways_of_working “x”: there is noth"),
        ({"ways_of_working": [way("a", remove=True)]}, "“a”: what is removed says nothing else"),
        ({"ways_of_working": [way("a", remove="yes")]}, "“a”: “remove” is true or false"),
        ({"ways_of_working": [way("n", after="x")]}, "“n”: “after” names “x”, which is not there"),
        ({"ways_of_working": [way("n", after="n")]}, "“n”: “after” names “n”"),
        ({"ways_of_working": [way("n"), way("n")]}, "the key “n” stands twice"),
        ({"ways_of_working": [{"text": "x"}]}, "each needs a “key”"),
        ({"ways_of_working": "words"}, "ways_of_working: a list of tables is expected"),
        ({"ways_of_working": ["words"]}, "ways_of_working: a table is expected here"),
        ({"family": "words"}, "family: a table is expected here"),
        ({"steps": [{"key": "ask", "answers": [{"key": "x", "remove": True}]}]}, "answers “x”"),
        ({"own_steps": True, "starts_at": "ask"}, "“own_steps” needs “steps” in the same file"),
        ({"own_steps": True, "steps": [way("a")]}, "“own_steps” needs “starts_at”"),
        ({"own_steps": "yes"}, "“own_steps” is true or false"),
        ({"version": ""}, "a file that inherits needs a “version” of its own"),
        ({"inherits": ["system"]}, "“inherits” names one pathway by its key"),
    ],
)
def test_what_cannot_be_laid_over_is_refused_by_file_and_key(says: File, words: str) -> None:
    said = refusal(child(**says))
    assert said.startswith("place.toml")
    assert words in said


def test_a_file_without_a_key_cannot_inherit() -> None:
    assert "needs a “key” of its own" in refusal({"inherits": "system", "version": "1"})


def test_words_of_inheriting_mean_nothing_in_a_file_without_a_parent() -> None:
    data = deepcopy(PARENT)
    data["ways_of_working"][0]["remove"] = True
    with pytest.raises(PathwayRefused, match="field “remove”: there is no such field"):
        read_pathway(whole(data, {}.__getitem__), file="system.toml")


@pytest.mark.parametrize("around", [1, 2, 3])
def test_a_circle_of_parents_is_refused(around: int) -> None:
    files = {str(n): child(key=str(n), inherits=str((n + 1) % around)) for n in range(around)}
    assert refusal(files["0"], files).startswith("0.toml: “0” inherits from itself: 0 → ")


def test_a_circle_further_up_is_refused_too() -> None:
    loop = child(key="loop", inherits="loop")
    assert "loop → loop" in refusal(child(inherits="loop"), {"loop": loop})


def line(parents: int) -> dict[str, File]:
    files = {str(n): child(key=str(n), inherits=str(n + 1)) for n in range(parents)}
    return {**files, str(parents): PARENT}


def test_five_parents_are_the_most() -> None:
    files = line(MOST_PARENTS)
    assert whole(files["0"], files.__getitem__)["title"] == "Shared"
    files = line(MOST_PARENTS + 1)
    assert refusal(files["0"], files) == "0.toml: more than 5 parents, up to “6”"


def test_a_removed_part_that_others_name_is_refused_on_reading() -> None:
    data = laid(steps=[{"key": "end", "remove": True}])
    with pytest.raises(PathwayRefused, match="Step “ask” leads to “end”, which is not there"):
        read_pathway(data, file="place.toml")


# Whatever the files say


@st.composite
def families_of_files(draw: st.DrawFn) -> tuple[File, File]:
    """A parent and a child with sensible ways of working."""
    inherited = draw(KEYS)
    parent = {**PARENT, "ways_of_working": [way(key, draw(WORDS)) for key in inherited]}
    there, ours = list(inherited), []
    for key in draw(KEYS):
        if key in there and draw(st.booleans()):
            there.remove(key)
            ours.append({"key": key, "remove": True})
            continue
        part = way(key, draw(WORDS))
        others = [other for other in there if other != key]
        if others and draw(st.booleans()):
            part["after"] = draw(st.sampled_from(others))
        there += [] if key in there else [key]
        ours.append(part)
    return parent, child(ways_of_working=ours)


@given(families_of_files())
def test_what_is_laid_over_holds_each_part_once_and_no_word_of_inheriting(
    files: tuple[File, File],
) -> None:
    parent, own = files
    before = deepcopy(files)
    ways = whole(own, lambda _: parent)["ways_of_working"]
    removed = {part["key"] for part in own["ways_of_working"] if part.get("remove")}
    every = {part["key"] for part in parent["ways_of_working"] + own["ways_of_working"]}
    assert sorted(keys(ways)) == sorted(every - removed)
    assert not any((TO_THE_PART | TO_THE_FILE) & set(part) for part in ways)
    assert files == before


@given(families_of_files())
def test_what_is_not_mentioned_stays_in_its_order(files: tuple[File, File]) -> None:
    parent, own = files
    mentioned = {part["key"] for part in own["ways_of_working"]}
    untouched = [part for part in parent["ways_of_working"] if part["key"] not in mentioned]
    ways = whole(own, lambda _: parent)["ways_of_working"]
    assert [part for part in ways if part["key"] not in mentioned] == untouched


@given(families_of_files())
def test_after_means_right_behind_unless_another_came_between(files: tuple[File, File]) -> None:
    parent, own = files
    ways = whole(own, lambda _: parent)["ways_of_working"]
    placed = [part for part in own["ways_of_working"] if "after" in part]
    if placed and placed[-1]["after"] in keys(ways):
        order = keys(ways)
        assert order.index(placed[-1]["key"]) == order.index(placed[-1]["after"]) + 1


@given(families_of_files())
def test_a_child_with_nothing_to_say_is_its_parent_under_another_name(
    files: tuple[File, File],
) -> None:
    parent, _ = files
    made = whole(child(), lambda _: parent)
    assert made == {**parent, "key": "place", "version": "2"}
