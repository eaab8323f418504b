"""A step out of its parsed entry."""

from attune.domain.levels import Grouping
from attune.domain.questionnaires.entries import only
from attune.domain.reading import Entry

from .steps import Answer, Condition, Route, Step
from .vocabulary import StepKind

STEP_FIELDS = frozenset(
    "key kind title text question gathers consent answers routes groupings shares".split()
)
ROUTE_FIELDS = frozenset({"to", "answers", "when", "again"})


def read_step(entry: Entry) -> Step:
    only(entry, STEP_FIELDS)
    return Step(
        key=entry.text("key"),
        kind=entry.choice("kind", StepKind),
        title=entry.text("title"),
        text=entry.text("text", "").strip(),
        question=entry.text("question", "").strip(),
        gathers=_texts(entry, "gathers"),
        consent=entry.yes("consent"),
        answers=tuple(_answer(each) for each in _entries(entry, "answers")),
        routes=tuple(_route(each) for each in _entries(entry, "routes")),
        groupings=tuple(_grouping(entry, name) for name in _texts(entry, "groupings")),
        shares=entry.yes("shares"),
    )


def _texts(entry: Entry, name: str) -> tuple[str, ...]:
    return entry.texts(name) if name in entry.data else ()


def _entries(entry: Entry, name: str) -> tuple[Entry, ...]:
    return entry.entries(name, name) if entry.data.get(name) else ()


def _answer(entry: Entry) -> Answer:
    only(entry, frozenset({"key", "text"}))
    return Answer(entry.text("key"), entry.text("text").strip())


def _route(entry: Entry) -> Route:
    only(entry, ROUTE_FIELDS)
    return Route(
        to=entry.text("to"),
        answers=_texts(entry, "answers"),
        when=tuple(_condition(each) for each in _entries(entry, "when")),
        again=entry.yes("again"),
    )


def _condition(entry: Entry) -> Condition:
    only(entry, frozenset({"step", "any_of"}))
    return Condition(entry.text("step"), entry.texts("any_of"))


def _grouping(entry: Entry, name: str) -> Grouping:
    return Entry(entry.where, {"groupings": name}).choice("groupings", Grouping)
