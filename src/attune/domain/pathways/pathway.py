"""A pathway: one source from which every face is made."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from attune.domain.levels import Grouping

from .parts import (
    CareLink,
    Contact,
    ContactPoint,
    Factor,
    FamilyVersion,
    GroupingWords,
    Information,
    Keyed,
    Layer,
    PathwayRefused,
    Slot,
    StandingRule,
    Statement,
)
from .steps import Step
from .vocabulary import RuleKind, Shape

MOST_STEPS = 1_000
TO_TWO, TO_FIVE = 24, 60  # months


@dataclass(frozen=True)
class Pathway:
    """A whole pathway. Whatever one part names in another is there, or it cannot be made.

    It may still be a poor one, with dead ends or no way to consent: that is for the checker.
    `reaches_months` is the child's age up to which it is meant.
    """

    key: str
    version: str
    title: str
    summary: str
    source: str
    licence: str
    author: str
    starts_at: str
    steps: tuple[Step, ...]
    label: str = ""
    language: str = "en"
    shape: Shape = Shape.FRONT_DOOR
    reaches_months: int = TO_TWO
    ways_of_working: tuple[Statement, ...] = ()
    contact_points: tuple[ContactPoint, ...] = ()
    standing_rules: tuple[StandingRule, ...] = ()
    information: tuple[Information, ...] = ()
    groupings: tuple[GroupingWords, ...] = ()
    slots: tuple[Slot, ...] = ()
    links: tuple[CareLink, ...] = ()
    contacts: tuple[Contact, ...] = ()
    checklist: tuple[Factor, ...] = ()
    layers: tuple[Layer, ...] = ()
    family: FamilyVersion = field(default_factory=FamilyVersion)

    def __post_init__(self) -> None:
        if len(self.steps) > MOST_STEPS:
            raise PathwayRefused(
                f"Pathway “{self.key}” has {len(self.steps):,} steps; {MOST_STEPS:,} is the most"
            )
        if self.reaches_months not in (TO_TWO, TO_FIVE):
            raise PathwayRefused("“reaches_months” is 24 (to two) or 60 (to five)")
        for name, items in self.sections():
            _once(name, items)
        _once("family card", self.family.cards)
        self._steps_name_what_is_there()
        slots = {slot.key for slot in self.slots}
        named = [(each.key, each.slots) for each in self.layers]
        named += [(each.key, each.slots) for each in self.family.cards]
        for holder, wanted in named:
            for slot in wanted:
                if slot not in slots:
                    raise PathwayRefused(f"“{holder}” names a slot “{slot}” that is not there")

    def sections(self) -> Iterator[tuple[str, tuple[Keyed, ...]]]:
        """Every list of keyed parts by its name, in the order of a pathway."""
        for name in SECTIONS:
            yield name, getattr(self, name)

    @cached_property
    def _by_key(self) -> dict[str, Step]:
        return {step.key: step for step in self.steps}

    def step(self, key: str) -> Step:
        found = self._by_key.get(key)
        if found is None:
            raise PathwayRefused(f"There is no step “{key[:80]}”")
        return found

    def has_step(self, key: str) -> bool:
        return key in self._by_key

    @property
    def outcomes(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.is_outcome)

    def slots_of(self, grouping: Grouping) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.grouping is grouping)

    def words_of(self, grouping: Grouping) -> GroupingWords:
        """What the grouping is called here; its own name where the pathway has no words for it."""
        named = (each for each in self.groupings if each.grouping is grouping)
        return next(named, GroupingWords(grouping_key(grouping), grouping, grouping.value, ""))

    def rules_about(self, kind: RuleKind) -> tuple[StandingRule, ...]:
        return tuple(rule for rule in self.standing_rules if rule.kind is kind)

    @property
    def contact_points_reached(self) -> tuple[ContactPoint, ...]:
        """The contact points within the ages the pathway is meant for."""
        return tuple(p for p in self.contact_points if p.until_months <= self.reaches_months)

    def _steps_name_what_is_there(self) -> None:
        self.step(self.starts_at)
        views = {each.key for each in self.information}
        for step in self.steps:
            _once(f"answer of step “{step.key}”", step.answers)
            for view in step.gathers:
                if view not in views:
                    raise PathwayRefused(f"Step “{step.key}” gathers “{view}”, which is not there")
            for route in step.routes:
                if route.to not in self._by_key:
                    raise PathwayRefused(
                        f"Step “{step.key}” leads to “{route.to[:80]}”, which is not there"
                    )
                for answer in route.answers:
                    step.answer(answer)
                self._conditions_name_what_is_there(step)

    def _conditions_name_what_is_there(self, step: Step) -> None:
        for condition in (each for route in step.routes for each in route.when):
            if condition.step not in self._by_key:
                raise PathwayRefused(
                    f"Step “{step.key}” has a condition on “{condition.step[:80]}”,"
                    " which is not there"
                )
            if not condition.any_of:
                raise PathwayRefused(f"Step “{step.key}” has a condition without an answer")
            for answer in condition.any_of:
                self._names_answer(step, condition.step, answer)

    def _names_answer(self, step: Step, asked: str, answer: str) -> None:
        if answer not in self._by_key[asked].choices or not answer:
            raise PathwayRefused(
                f"Step “{step.key}” has a condition on the answer “{answer[:80]}”,"
                f" which step “{asked}” does not offer"
            )


SECTIONS = (
    *("ways_of_working", "contact_points", "standing_rules", "information", "steps", "groupings"),
    *("slots", "links", "contacts", "checklist", "layers"),
)


def grouping_key(grouping: Grouping) -> str:
    """ "Getting more help" is "getting-more-help" wherever a key is wanted."""
    return grouping.value.lower().replace(" ", "-")


def _once(name: str, items: tuple[Keyed, ...]) -> None:
    twice = [key for key, count in Counter(item.key for item in items).items() if count > 1]
    if twice:
        raise PathwayRefused(f"{name}: the key “{twice[0]}” stands twice")
