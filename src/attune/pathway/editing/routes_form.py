"""The form of a step's answers and routes: a row for each answer, a row for each special case."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from attune.domain.pathways.editing_parts import called
from attune.domain.pathways.editing_routes import (
    ANY,
    AnswerLine,
    Routing,
    SpecialCase,
    routing_of,
)
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.steps import Condition, Step
from attune.kit.forms import Form, say_plainly

from .routes_told import condition_told

NEW_ANSWERS, NEW_CASES = 2, 2
NOWHERE = [("", _("Nowhere yet"))]


class RoutesForm(Form):
    """As many rows as there are answers and special cases, and two empty ones of each."""

    def __init__(self, data: Any = None, *, pathway: Pathway, step: Step) -> None:
        super().__init__(data)
        self.pathway, self.step = pathway, step
        self.page = routing_of(step)
        self.steps = [(each.key, called(each)) for each in pathway.steps if each.key != step.key]
        self.answers = [(answer.key, answer.text) for answer in step.answers]
        self.asked = list(_asked(pathway, step))
        new = NEW_ANSWERS if step.answers else 0
        self.lines = (*self.page.lines, *(AnswerLine("", "") for _n in range(new)))
        self.cases = (*self.page.special, *(SpecialCase(ANY, "") for _n in range(NEW_CASES)))
        for at, line in enumerate(self.lines):
            self._answer_row(at, line)
        for at, case in enumerate(self.cases):
            self._case_row(at, case)

    @property
    def answer_rows(self) -> Iterator[list[forms.BoundField]]:
        names = ("text", "to", "again") if self.step.answers else ("to", "again")
        for at in range(len(self.lines)):
            yield [self[f"{name}-{at}"] for name in names]

    @property
    def case_rows(self) -> Iterator[list[forms.BoundField]]:
        names = (
            ("case", "when", "goes", "repeats")
            if self.step.answers
            else ("when", "goes", "repeats")
        )
        for at in range(len(self.cases)):
            yield [self[f"{name}-{at}"] for name in names]

    @property
    def routing(self) -> Routing:
        said = self.cleaned_data
        lines = tuple(
            AnswerLine(line.key, said.get(f"text-{at}", ""), said[f"to-{at}"], said[f"again-{at}"])
            for at, line in enumerate(self.lines)
        )
        cases = (self._case(at, case) for at, case in enumerate(self.cases))
        kept = tuple(line for line in lines if line.key or line.text or not self.step.answers)
        return Routing(kept, tuple(case for case in cases if case.to))

    def _case(self, at: int, case: SpecialCase) -> SpecialCase:
        said = self.cleaned_data
        when = _conditions(said[f"when-{at}"], case)
        return SpecialCase(
            said.get(f"case-{at}", ANY), said[f"goes-{at}"], when, said[f"repeats-{at}"]
        )

    def _answer_row(self, at: int, line: AnswerLine) -> None:
        number = {"number": at + 1}
        if self.step.answers:
            label = say("Answer %(number)s") if line.key else say("New answer")
            area = forms.Textarea(attrs={"rows": 2})
            self._keep(f"text-{at}", forms.CharField(required=False, max_length=400, widget=area,
                       label=label % number, initial=line.text))  # fmt: skip
        self._to(f"to-{at}", say("Leads to"), line.to)
        self._again(f"again-{at}", line.again)

    def _case_row(self, at: int, case: SpecialCase) -> None:
        if self.step.answers:
            offered = [(ANY, say("Whatever is answered")), *self.answers]
            self._select(f"case-{at}", say("If the answer is"), offered, case.answer)
        kept = [("kept", " ".join(condition_told(self.pathway, e) for e in case.when))]
        known = [*(kept if case.when else ()), ("", say("Always")), *self.asked]
        self._select(f"when-{at}", say("and earlier"), known, "kept" if case.when else "")
        self._to(f"goes-{at}", say("go to"), case.to)
        self._again(f"repeats-{at}", case.again)

    def _to(self, name: str, label: str, to: str) -> None:
        # A route to the step itself cannot be chosen, but one that is there is kept.
        own = [(self.step.key, called(self.step))] if to == self.step.key else []
        self._select(name, label, [*NOWHERE, *own, *self.steps], to)

    def _again(self, name: str, again: bool) -> None:
        label = say("This goes back to an earlier step")
        self._keep(name, forms.BooleanField(required=False, label=label, initial=again))

    def _select(self, name: str, label: str, offered: list[tuple[str, Any]], first: str) -> None:
        made = forms.ChoiceField(required=False, label=label, choices=offered, initial=first)
        self._keep(name, made)

    def _keep(self, name: str, made: forms.Field) -> None:
        say_plainly(made)
        self.fields[name] = made


def _asked(pathway: Pathway, step: Step) -> Iterator[tuple[str, str]]:
    """Every answer of every other question, as a condition can name it."""
    for each in pathway.steps:
        if each.key != step.key:
            for answer in each.answers:
                yield f"{each.key}|{answer.key}", f"{called(each)}: {answer.text}"


def _conditions(said: str, case: SpecialCase) -> tuple[Condition, ...]:
    if said == "kept":
        return case.when
    step, _bar, answer = said.partition("|")
    return (Condition(step, (answer,)),) if step else ()
