"""A lead's first day: its steps, each with its state worked out from what is there."""

from collections.abc import Collection
from dataclasses import dataclass, fields

from attune.domain.offers.vocabulary import Word
from attune.domain.refusals import Refused


class Step(Word):
    """A step of the first day, in order; each may be skipped."""

    AUTHORITY = ("authority", "Choose your local authority")
    POPULATION = ("population", "Have its population loaded")
    NEED = ("need", "See the need, and keep it under a name")
    DIRECTORY = ("directory", "Bring in the directory there is")
    SECTORS = ("sectors", "Invite the sectors to say what they offer")
    PHONE_ROUND = ("phone_round", "Start the phone round")
    PATHWAY = ("pathway", "Draft the pathway from a template")
    ACTIONS = ("actions", "Begin the action list")
    BRIEF = ("brief", "Leave with the two-page brief")


class StepState(Word):
    """How a step stands."""

    DONE = ("done", "Done")
    BEGUN = ("begun", "Begun")
    TO_DO = ("to_do", "To do")
    WAITS = ("waits", "Waits")


@dataclass(frozen=True)
class WhatIsThere:
    """What an area has: yes or no for the authority and its population, counts of the rest."""

    authority: bool = False
    population: bool = False
    estimates: int = 0
    services: int = 0
    rounds: int = 0
    invited: int = 0
    checks: int = 0  # records somebody has checked, or rung about
    pathways: int = 0
    actions: int = 0

    def __post_init__(self) -> None:
        if any(getattr(self, each.name) < 0 for each in fields(self)):
            raise Refused("There cannot be less than nothing of something")

    @property
    def nothing_yet(self) -> bool:
        """Whether nobody has begun: neither a service nor a pathway is there."""
        return not (self.services or self.pathways)

    def state(self, step: Step) -> StepState:
        """How a step stands; the brief is always to be taken away anew."""
        if self._done(step):
            return StepState.DONE
        if step is Step.SECTORS and self.rounds:
            return StepState.BEGUN
        return StepState.WAITS if self._waits(step) else StepState.TO_DO

    @property
    def waiting(self) -> tuple[Step, ...]:
        """The steps before the brief that are not done yet."""
        before = (step for step in Step if step is not Step.BRIEF)
        return tuple(step for step in before if self.state(step) is not StepState.DONE)

    def _done(self, step: Step) -> bool:
        return bool(
            {
                Step.AUTHORITY: self.authority,
                Step.POPULATION: self.population,
                Step.NEED: self.population and self.estimates,
                Step.DIRECTORY: self.services,
                Step.SECTORS: self.invited,
                Step.PHONE_ROUND: self.checks,
                Step.PATHWAY: self.pathways,
                Step.ACTIONS: self.actions,
                Step.BRIEF: False,
            }[step]
        )

    def _waits(self, step: Step) -> bool:
        return (
            (step is Step.POPULATION and not self.authority)
            or (step is Step.NEED and not self.population)
            or (step is Step.PHONE_ROUND and not self.services)
        )

    def next_step(self, skipped: Collection[Step] = ()) -> Step:
        """The first that can be done and is not skipped; at the last, the brief."""
        ready = (StepState.TO_DO, StepState.BEGUN)
        return next(
            (each for each in Step if each not in skipped and self.state(each) in ready),
            Step.BRIEF,
        )
