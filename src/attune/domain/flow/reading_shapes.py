"""Lengths of time out of a file: `{ kind = "erlang", mean = 32, phases = 3 }` and its like."""

from collections.abc import Callable

from attune.domain.reading import Entry
from attune.domain.refusals import Refused

from .numbers import known, number, numbers, whole
from .shapes import Always, Erlang, Gamma, LogNormal, Mixture, Shape, Steps, Weibull

DEEPEST = 3  # a mixture of mixtures of mixtures


def _uniform(table: Entry) -> Shape:
    return Steps((number(table, "low"), number(table, "high")), (1.0,))


def _values(table: Entry) -> Shape:
    values = numbers(table, "values")
    weights = numbers(table, "weights") if "weights" in table.data else (1.0,) * len(values)
    return Mixture(tuple(Always(each) for each in values), weights)


# Of each kind: its fields, and how it is read.
KINDS: dict[str, tuple[str, Callable[[Entry], Shape]]] = {
    "always": ("mean", lambda t: Always(number(t, "mean"))),
    "exponential": ("mean", lambda t: Erlang(number(t, "mean"))),
    "erlang": ("mean phases", lambda t: Erlang(number(t, "mean"), whole(t, "phases"))),
    "gamma": ("mean shape", lambda t: Gamma(number(t, "mean"), number(t, "shape"))),
    "weibull": ("mean shape", lambda t: Weibull(number(t, "mean"), number(t, "shape"))),
    "lognormal": ("mean deviation", lambda t: LogNormal(number(t, "mean"), number(t, "deviation"))),
    "uniform": ("low high", _uniform),
    "steps": ("edges weights", lambda t: Steps(numbers(t, "edges"), numbers(t, "weights"))),
    "values": ("values weights", _values),
}


def shape(entry: Entry, name: str, depth: int = 0) -> Shape:
    """One length of time; refused with its place in the file."""
    return _of(entry.entry(name), depth)


def _of(table: Entry, depth: int) -> Shape:
    kind = table.text("kind")
    if kind == "mixture":
        return _mixture(table, depth)
    if kind not in KINDS:
        told = ", ".join([*KINDS, "mixture"])
        raise table.refused("kind", f"“{kind}” is not one of {told}")
    fields, read = KINDS[kind]
    known(table, kind, f"kind source {fields}")
    try:
        return read(table)
    except Refused as refused:
        said = str(refused)
        raise Refused(said if said.startswith(table.where) else f"{table.where}: {said}") from None


def _mixture(table: Entry, depth: int) -> Shape:
    known(table, "mixture", "kind source parts weights")
    if depth >= DEEPEST:
        raise Refused(f"{table.where}: mixtures lie within mixtures at most {DEEPEST} deep")
    parts = tuple(_of(each, depth + 1) for each in table.entries("parts", "part"))
    try:
        return Mixture(parts, numbers(table, "weights"))
    except Refused as refused:
        raise Refused(f"{table.where}: {refused}") from None


def maybe_shape(entry: Entry, name: str) -> Shape | None:
    """The same, where the field may be missing."""
    return shape(entry, name) if name in entry.data else None


def shapes_of(entry: Entry, name: str) -> dict[str, Shape]:
    """By class."""
    if name not in entry.data:
        return {}
    inner = entry.entry(name)
    return {key: shape(inner, key) for key in inner.data}
