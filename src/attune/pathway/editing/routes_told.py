"""Where a step leads, in words: one line for each answer and each special case."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from attune.domain.pathways.editing_parts import called
from attune.domain.pathways.editing_routes import SpecialCase, routing_of
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.steps import Condition, Step

from .finding import anchor


@dataclass(frozen=True)
class RouteTold:
    """One answer and where it leads; `to` is "" where it leads nowhere yet."""

    answer: str
    to: str
    href: str = ""
    note: str = ""


def routes_told(pathway: Pathway, step: Step) -> Iterator[RouteTold]:
    """Every answer, its special cases first, as they are tried."""
    if step.is_outcome:
        return
    page = routing_of(step)
    yield from (_case(pathway, step, e, "") for e in page.special if not e.answer)
    for line in page.lines:
        if line.key:
            cases = (each for each in page.special if each.answer == line.key)
            yield from (_case(pathway, step, each, line.text) for each in cases)
        answer = line.text or (_("Otherwise") if page.special else _("Then"))
        yield _told(pathway, answer, line.to, _again(line.again))


def _case(pathway: Pathway, step: Step, case: SpecialCase, answer: str) -> RouteTold:
    notes = [*(condition_told(pathway, each) for each in case.when), *_again(case.again)]
    always = _("Whatever is answered") if step.answers else _("First")
    return _told(pathway, answer or always, case.to, notes)


def condition_told(pathway: Pathway, condition: Condition) -> str:
    """A condition as a person says it."""
    step = pathway.step(condition.step)
    answers = (step.answer(key).text for key in condition.any_of)
    words = {"step": called(step), "answers": _("” or “").join(answers)}
    return _("if “%(step)s” was answered “%(answers)s”") % words


def leads_here(pathway: Pathway, step: Step) -> Iterator[Any]:
    """A word of warning where no walk comes to a step."""
    reached = {route.to for each in pathway.steps for route in each.routes if each.key != step.key}
    if step.key not in reached and step.key != pathway.starts_at:
        yield _("Nothing leads here yet")


def _told(pathway: Pathway, answer: str, to: str, notes: list[str]) -> RouteTold:
    if not to:
        return RouteTold(answer, "", note=", ".join(notes))
    target = pathway.step(to)
    return RouteTold(answer, called(target), f"#{anchor(f'steps.{to}')}", ", ".join(notes))


def _again(again: bool) -> list[str]:
    return [_("goes back, once in a walk")] if again else []
