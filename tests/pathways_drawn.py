"""Draws random pathways: sound ones for properties of the walk, careless ones for the checker."""

from typing import Any

from hypothesis import strategies as st

from attune.domain.pathways.checking.checker import check
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.reading import read_pathway
from tests.pathways_written import RISK, Table, written

ANSWERS = ("yes", "no", "not-sure")
Draw = st.DrawFn


@st.composite
def sound_pathways(draw: Draw, most_steps: int = 25) -> Pathway:
    """A pathway in which the checker finds nothing that blocks.

    A tree of steps is sound by itself. Routes that are laid over it, with conditions or back, stay
    only where the checker allows them, one after the other.
    """
    steps = _tree(draw, draw(st.integers(2, most_steps)))
    steps[0]["consent"] = draw(st.booleans())
    for step in steps:
        if step["kind"] == "outcome":
            step["shares"] = steps[0]["consent"]
    for at, route in draw(st.lists(_routes(steps), max_size=8)):
        laid = [{**each} for each in steps]
        laid[at]["routes"] = [route, *laid[at]["routes"]]
        if sound(laid):
            steps = laid
    return pathway(steps)


@st.composite
def careless_pathways(draw: Draw, most_steps: int = 7) -> Pathway:
    """A small pathway whose routes go anywhere: it may have any fault of its steps."""
    steps = _tree(draw, draw(st.integers(2, most_steps)))
    for at, route in draw(st.lists(_routes(steps), max_size=6)):
        steps[at]["routes"] = [route, *steps[at]["routes"]]
    for step in steps:
        if step["kind"] != "outcome" and draw(st.integers(0, 3)) == 0:
            step["routes"] = step["routes"][:-1]
        step["consent"] = draw(st.booleans())
        if step["kind"] == "outcome":
            step["shares"] = draw(st.booleans())
    return pathway(steps)


def pathway(steps: list[Table]) -> Pathway:
    return read_pathway(written(*steps), file="drawn")


def sound(steps: list[Table]) -> bool:
    return not any(finding.blocks for finding in check(pathway(steps)))


def _tree(draw: Draw, size: int) -> list[Table]:
    """Steps of which each has its own way from an earlier one; answers left over lead onwards."""
    steps: list[Table] = []
    open_ways: list[tuple[int, str]] = []
    for number in range(size):
        last = number == size - 1
        if number:
            at, answer = open_ways.pop(draw(st.integers(0, len(open_ways) - 1)))
            _lead(steps[at], answer, number)
        # Some way stays open until the last step, so that every step has one that leads to it.
        ends = last or (bool(open_ways) and draw(st.booleans()))
        steps.append(_outcome(number) if ends else _step(draw, number))
        open_ways += [(number, answer) for answer in _choices(steps[-1])]
    outcomes = [number for number, step in enumerate(steps) if step["kind"] == "outcome"]
    for at, answer in open_ways:
        later = list(range(at + 1, size))
        _lead(steps[at], answer, draw(st.sampled_from(later or outcomes)))
    return steps


def _step(draw: Draw, number: int) -> Table:
    named = {"key": f"s{number}", "title": f"Step {number}", "routes": []}
    if draw(st.integers(0, 3)) == 0:
        return {**named, "kind": "act"}
    answers = ANSWERS[: draw(st.integers(2, 3))]
    asked = [{"key": answer, "text": answer} for answer in answers]
    return {**named, "kind": "ask", "question": f"Number {number}?", "answers": asked}


def _outcome(number: int) -> Table:
    return {"key": f"s{number}", "title": "End", "kind": "outcome", "groupings": [RISK]}


def _choices(step: Table) -> list[str]:
    if step["kind"] == "outcome":
        return []
    return [answer["key"] for answer in step.get("answers", [{"key": ""}])]


def _lead(step: Table, answer: str, to: int) -> None:
    step["routes"].append({"to": f"s{to}", **({"answers": [answer]} if answer else {})})


def _routes(steps: list[Table]) -> st.SearchStrategy[tuple[int, Table]]:
    """A route to lay over: of which step, for which answers, where to, when, back or not."""
    asks = [step for step in steps if step["kind"] == "ask"]
    goes_on = [number for number, step in enumerate(steps) if step["kind"] != "outcome"]
    return st.sampled_from(goes_on).flatmap(
        lambda at: st.tuples(
            st.just(at),
            st.fixed_dictionaries(
                {
                    "to": st.sampled_from([step["key"] for step in steps]),
                    "again": st.booleans(),
                    "answers": _some(_choices(steps[at])),
                    "when": st.lists(_conditions(asks), max_size=2) if asks else st.just([]),
                }
            ).map(_plain),
        )
    )


def _some(choices: list[str]) -> st.SearchStrategy[list[str]]:
    if choices == [""]:
        return st.just([])
    return st.lists(st.sampled_from(choices), unique=True, max_size=2)


def _conditions(asks: list[Table]) -> st.SearchStrategy[Table]:
    return st.sampled_from(asks).flatmap(
        lambda step: st.builds(
            lambda any_of: {"step": step["key"], "any_of": any_of},
            st.lists(st.sampled_from(_choices(step)), min_size=1, max_size=2, unique=True),
        )
    )


def _plain(route: dict[str, Any]) -> Table:
    return {name: value for name, value in route.items() if value}
