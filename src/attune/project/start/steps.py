"""The steps of a first day as the page shows them: how each stands, and where it is done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.directory.rounds.models import MappingRound
from attune.domain.first_day import Step, StepState, WhatIsThere
from attune.place.localities.models import Locality
from attune.place.members.roles import PLANNERS, Role

from .step_words import said

KEEPERS = (Role.LEAD, Role.FAMILY_INFORMATION_OFFICER)
WRITERS = (Role.LEAD, Role.COMMISSIONER)
MOODS = {
    StepState.DONE: "good",
    StepState.BEGUN: "waiting",
    StepState.TO_DO: "waiting",
    StepState.WAITS: "plain",
}
# Where each step is done, what its link says, and who may open it.
DOORS = {
    Step.AUTHORITY: ("start:authority", gettext_lazy("Choose the authority"), WRITERS),
    Step.POPULATION: ("place:data", gettext_lazy("See which files are loaded"), PLANNERS),
    Step.NEED: ("planning:need", gettext_lazy("Open the need estimate"), PLANNERS),
    Step.DIRECTORY: ("directory:imports", gettext_lazy("Bring services in"), KEEPERS),
    Step.SECTORS: ("directory:rounds_index", gettext_lazy("Open the mapping rounds"), KEEPERS),
    Step.PHONE_ROUND: ("directory:checks", gettext_lazy("Open the phone round"), KEEPERS),
    Step.PATHWAY: ("pathway:editing_start", gettext_lazy("Start a pathway"), (Role.LEAD,)),
    Step.ACTIONS: (
        "evaluation:gaps",
        gettext_lazy("Propose actions from the gaps"),
        WRITERS,
    ),
    Step.BRIEF: ("start:brief", gettext_lazy("Open the brief"), WRITERS),
}


@dataclass(frozen=True)
class StepLine:
    """One step: how it stands, in a word and a sentence, and its door if it is yours."""

    step: Step
    state: StepState
    said: str
    action: str
    href: str
    skip: str

    @property
    def mood(self) -> str:
        return MOODS[self.state]


@dataclass(frozen=True)
class FirstDay:
    """Every step, and the next."""

    lines: tuple[StepLine, ...]
    next: StepLine

    @property
    def before_the_brief(self) -> list[StepLine]:
        return [line for line in self.lines if line.step is not Step.BRIEF]

    @property
    def done(self) -> int:
        return sum(line.state is StepState.DONE for line in self.before_the_brief)


def first_day(
    locality: Locality,
    there: WhatIsThere,
    *,
    roles: Collection[Role],
    skipped: Collection[Step],
    on: date,
) -> FirstDay:
    """What was skipped rests in the address alone; a step that is another's is passed over."""
    lines = {step: _line(step, locality, there, roles, skipped, on) for step in Step}
    others = [step for step, line in lines.items() if not line.href]
    following = there.next_step({*skipped, *others})
    return FirstDay(tuple(lines.values()), lines[following])


def read_skipped(said: str) -> frozenset[Step]:
    """The steps that an address skips; a word that is none is passed over."""
    known = {step.value: step for step in Step}
    return frozenset(known[word] for word in said[:200].split(",") if word in known)


def _line(
    step: Step,
    locality: Locality,
    there: WhatIsThere,
    roles: Collection[Role],
    skipped: Collection[Step],
    on: date,
) -> StepLine:
    mine = bool(set(DOORS[step][2]).intersection(roles))
    kept = [each.value for each in Step if each in skipped or each is step]
    start = reverse("start:home", kwargs={"slug": locality.slug})
    href, action = _door(step, locality, there)
    return StepLine(
        step=step,
        state=there.state(step),
        said=said(step, locality, there, on=on),
        action=action if mine else _("This is for the lead, or for who keeps the directory"),
        href=href if mine else "",
        skip=f"{start}?{urlencode({'skip': ','.join(kept)}, safe=',')}",
    )


def _door(step: Step, locality: Locality, there: WhatIsThere) -> tuple[str, str]:
    """Where a step is done and what the link says: once it is begun, to what is there of it."""
    name, words, _whose = DOORS[step]
    at = {"slug": locality.slug}
    begun: dict[Step, tuple[int | bool, str, str]] = {
        Step.AUTHORITY: (there.authority, "start:authority", _("Choose again")),
        Step.PATHWAY: (there.pathways, "pathway:work", _("Work on your pathways")),
        Step.ACTIONS: (there.actions, "evaluation:actions", _("Open the action list")),
    }
    if step in begun and begun[step][0]:
        return reverse(begun[step][1], kwargs=at), begun[step][2]
    if step is Step.SECTORS:
        opened = MappingRound.objects.at(locality).open().newest_first().first()
        if opened:
            at_round = {**at, "pk": opened.pk}
            return reverse("directory:rounds_round", kwargs=at_round), _("Open the round")
        if not there.rounds:
            return reverse("directory:rounds_new", kwargs=at), _("Open a mapping round")
    return reverse(name, kwargs=at), str(words)
