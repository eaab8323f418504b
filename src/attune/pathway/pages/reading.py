"""An edition laid out for practitioners: its parts in the order in which they are read."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from attune.domain.levels import Grouping
from attune.domain.pathways.leads import Lead, closed_answers, leads
from attune.domain.pathways.parts import (
    Contact,
    Factor,
    GroupingWords,
    Information,
    Slot,
    StandingRule,
)
from attune.domain.pathways.pathway import Pathway, grouping_key
from attune.domain.pathways.steps import Answer, Step
from attune.domain.pathways.vocabulary import ContactKind, FactorGroup, RuleKind
from attune.pathway.shown.shown import ShownEdition, ShownPlacement

SHORT = 12  # so many signs of a checksum tell two editions apart by eye


@dataclass(frozen=True)
class ReadStep:
    """A step with its place in the list, the views it gathers, and where it leads."""

    number: int
    step: Step
    views: tuple[Information, ...]
    leads: tuple[Lead, ...]
    closed: tuple[Answer, ...]


@dataclass(frozen=True)
class ReadGrouping:
    """A grouping in the area's words, and what stands in each of its slots."""

    key: str
    words: GroupingWords
    slots: tuple[tuple[Slot, tuple[ShownPlacement, ...]], ...]


@dataclass(frozen=True)
class Reading:
    """What the practitioners' page and the walk show of an edition."""

    shown: ShownEdition

    @property
    def pathway(self) -> Pathway:
        return self.shown.pathway

    @cached_property
    def rules(self) -> tuple[StandingRule, ...]:
        """The standing rules, safeguarding first."""
        order = list(RuleKind)
        return tuple(sorted(self.pathway.standing_rules, key=lambda rule: order.index(rule.kind)))

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """Who to ring, safeguarding first."""
        order = list(ContactKind)
        return tuple(sorted(self.pathway.contacts, key=lambda each: order.index(each.kind)))

    @property
    def protectors(self) -> tuple[Contact, ...]:
        """Whom to ring about somebody's safety."""
        return tuple(each for each in self.contacts if each.kind is ContactKind.SAFEGUARDING)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The place of each step in the list, by its key."""
        return {step.key: place for place, step in enumerate(self.pathway.steps, start=1)}

    @property
    def steps(self) -> Iterator[ReadStep]:
        for step in self.pathway.steps:
            ways, closed = leads(self.pathway, step), closed_answers(step)
            yield ReadStep(self.numbers[step.key], step, self.views(step), ways, closed)

    def views(self, step: Step) -> tuple[Information, ...]:
        """The views gathered at a step, in the order in which it names them."""
        by_key = {view.key: view for view in self.pathway.information}
        return tuple(by_key[key] for key in step.gathers)

    def key_of(self, grouping: Grouping) -> str:
        return grouping_key(grouping)

    def grouping(self, grouping: Grouping) -> ReadGrouping:
        words = self.pathway.words_of(grouping)
        return ReadGrouping(grouping_key(grouping), words, self.shown.slots(grouping))

    @cached_property
    def groupings(self) -> tuple[ReadGrouping, ...]:
        """Every grouping, side by side: none has to be passed to reach another."""
        return tuple(self.grouping(each) for each in Grouping)

    @property
    def factors(self) -> Iterator[tuple[FactorGroup, tuple[Factor, ...]]]:
        """The checklist by where a factor is seen; a group without any is left out."""
        for group in FactorGroup:
            there = tuple(each for each in self.pathway.checklist if each.group is group)
            if there:
                yield group, there

    @property
    def checksum(self) -> str:
        """The beginning of the edition's checksum; "" of a draft."""
        return self.shown.edition.sha256[:SHORT] if self.shown.edition else ""
