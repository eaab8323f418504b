"""Long pathways of which one knows how hard they are to follow."""

from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.reading import read_pathway
from tests.pathways_written import Table, an_act, an_ask, an_outcome, written

WINDOW = 3  # how many questions back a condition looks


def in_a_row(most_steps: int) -> Pathway:
    """Questions of which each asks about one a little before, with loops on the way."""
    questions = (most_steps - 1 + WINDOW) // 2
    steps: list[Table] = []
    for n in range(questions):
        on = f"q{n + 1}" if n + 1 < questions else "end"
        routes: list[Table] = [{"to": on}]
        extra: list[Table] = []
        if n >= WINDOW:
            earlier = {"step": f"q{n - WINDOW}", "any_of": ["no"]}
            routes.insert(0, {"to": f"extra{n}", "answers": ["yes"], "when": [earlier]})
            extra = [an_act(f"extra{n}", on)]
        if n % 10 == 9:
            routes.insert(0, {"to": f"q{n - 5}", "answers": ["no"], "again": True})
        steps += [an_ask(f"q{n}", *routes), *extra]
    return read_pathway(written(*steps, an_outcome("end")), file="row")


def tangled(most_steps: int, *, sure: int = 0) -> Pathway:
    """Questions that are all remembered to the very end: nothing can be forgotten on the way.

    Who says no at one of the first, the `sure` ones, comes to the end at once.
    """
    questions = most_steps - 2
    asks = []
    for n in range(questions):
        on = {"to": f"q{n + 1}" if n + 1 < questions else "last"}
        ends = [{"to": "end", "answers": ["no"]}] if n < sure else []
        asks.append(an_ask(f"q{n}", *ends, on))
    when = [{"step": f"q{n}", "any_of": ["yes" if n < sure else "no"]} for n in range(questions)]
    last = an_act("last", "end", when=when, then="end")
    return read_pathway(written(*asks, last, an_outcome("end")), file="tangled")
