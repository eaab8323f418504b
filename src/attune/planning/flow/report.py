"""The report of a what-if: what was asked, of what, by which rates, and what both ways came to."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.utils import translation

from attune.domain.assessments.document import Document
from attune.domain.flow.scenarios.steps import Step, Way
from attune.domain.flow.stress.both import report_of_both
from attune.domain.flow.stress.parts import InputRow, RunAim, RunFacts, ScenarioTold, inputs_of
from attune.kit.formats import number
from attune.planning.flow_export_command import facts

from .forms import WTE, plainly
from .what_if import WhatIf

LANGUAGE = "en"  # as everything that the domain writes
PURPOSE = (
    "To see what two ways of coming to help would mean for the same families with the same staff:"
    " an escalator, and a front door. It does not say which of them to choose."
)
QUESTIONS = (
    "How many families begin the help they need before their child is too old, by each way?",
    "Who gains and who loses, by level of need?",
    "How long do they wait, and for what?",
)
SCENARIOS = (
    ScenarioTold(
        Way.ESCALATOR.title,
        "Every family begins with advice and goes up one step after another to what they need.",
        "Help begins low and rises with need: the stepped care that is said to delay families.",
    ),
    ScenarioTold(
        Way.FRONT_DOOR.title,
        (
            "Every family is assessed; those judged rightly go straight to what they need, the"
            " others begin one step too low. Assessing takes its share of everybody's time."
        ),
        "It is how the THRIVE framework is meant: by need, not by steps.",
    ),
)
HERE = "how it was come to stands in 3.2"


def report_of(page: WhatIf, *, on: date) -> Document | None:
    """None where the situation cannot be simulated; the page says why."""
    if page.compared is None:
        return None
    question = page.asked.question
    with translation.override(LANGUAGE):
        return report_of_both(
            question.situation,
            question.plan,
            page.compared,
            aim=_aim(page),
            facts=_facts(on),
            inputs=tuple(_inputs(page)),
            answer=(*page.lede, page.basis),
        )


def _aim(page: WhatIf) -> RunAim:
    place = page.asked.locality.name
    return RunAim(
        title=f"Two ways to help in {place}: report of a simulation",
        place=place,
        purpose=PURPOSE,
        questions=QUESTIONS,
        scenarios=SCENARIOS,
        preparation=tuple(_preparation(page)),
    )


def _preparation(page: WhatIf) -> Iterator[str]:
    yield from page.asked.start.notes
    yield from page.asked.start.gaps
    changed = page.asked.form.changed
    yield from (f"Moved to see what happens. {line}." for line in changed)
    if not changed:
        yield "Nothing was moved from how it stands in the area."


def _facts(on: date) -> RunFacts:
    """Who wrote the report; the same numbers come of any other machine."""
    found = facts("week")
    machine = f"This report was written on {found.machine}; the run gives the same on any other"
    return replace(found, made=on, machine=machine)


def _inputs(page: WhatIf) -> Iterator[InputRow]:
    """Need and staff first, then every rate."""
    situation, moved = page.asked.question.situation, page.asked.form.moved
    source = f"the need estimate of {page.asked.start.needed.need.place}: {HERE}"
    for step in Step:
        need = number(situation.in_need[step], 1)
        yield InputRow(f"In need: {step.title}", need, "families a year", "estimated", source)
    for step in Step:
        title, wte = f"Staff: {step.title}", plainly(situation.wte[step][0].wte)
        if WTE[step] in moved:
            yield InputRow(title, wte, "whole-time equivalents", "tried here", "moved on the page")
        else:
            source = f"the directory, or an illustration where it knows nobody's hours: {HERE}"
            yield InputRow(title, wte, "whole-time equivalents", "as it stands here", source)
    yield from inputs_of(situation.rates.all_in_use)
