"""What an area's directory and calendar say of its pathway on a day, and the faults in that."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from attune.domain.levels import Grouping
from attune.domain.pathways.pathway import Pathway, grouping_key
from attune.domain.pathways.service_state import ServiceState
from attune.domain.pathways.vocabulary import Standing

from .findings import Finding, FindingKind

NOBODY_COMES = (ServiceState.CLOSED, ServiceState.UNKNOWN)
# What is said of a service that families cannot be sent to as usual, and what to do.
SAID = {
    ServiceState.CLOSED: (
        FindingKind.CLOSED,
        "has closed: take it out of the slot, or put what took its place",
    ),
    ServiceState.UNKNOWN: (
        FindingKind.UNKNOWN,
        "is not in the directory: list it there, or take it out of the slot",
    ),
    ServiceState.STALE: (
        FindingKind.STALE,
        "has not been checked for too long, so families are not shown it: ask if it is right",
    ),
    ServiceState.CLOSED_FOR_NOW: (
        FindingKind.CLOSED_FOR_NOW,
        "is closed for now: say in its words what families can use meanwhile",
    ),
}


@dataclass(frozen=True)
class PlacedService:
    """What stands in a slot, as the directory has it on the day; `reachable` is any way in."""

    name: str
    standing: Standing = Standing.CURRENT
    state: ServiceState = ServiceState.OPEN
    reachable: bool = True

    @property
    def is_wanted(self) -> bool:
        return self.standing is Standing.ASPIRATIONAL


@dataclass(frozen=True)
class LocalFacts:
    """An area's facts on a day, by slot. `review_due` is an edition's; a draft has none."""

    on: date
    placed: Mapping[str, tuple[PlacedService, ...]] = field(default_factory=dict)
    review_due: date | None = None

    def in_slot(self, slot: str) -> tuple[PlacedService, ...]:
        return self.placed.get(slot, ())


def in_use(pathway: Pathway) -> tuple[Grouping, ...]:
    """The groupings that an outcome suggests or a slot is in."""
    suggested = {grouping for step in pathway.outcomes for grouping in step.groupings}
    filled = {slot.grouping for slot in pathway.slots}
    return tuple(grouping for grouping in Grouping if grouping in suggested | filled)


def local(pathway: Pathway, facts: LocalFacts) -> Iterator[Finding]:
    """Contacts, services slot by slot, gaps, and the review."""
    yield from _contacts(pathway)
    for slot in pathway.slots:
        for placed in facts.in_slot(slot.key):
            yield from _service(f"slots.{slot.key}", placed)
    for grouping in in_use(pathway):
        yield from _gap(pathway, grouping, facts)
    if facts.review_due and facts.review_due < facts.on:
        yield Finding(
            FindingKind.REVIEW_OVERDUE,
            "review_due",
            f"This edition was to be reviewed by {facts.review_due:%d.%m.%Y}: read it through and"
            " publish a new one",
        )


def _contacts(pathway: Pathway) -> Iterator[Finding]:
    for contact in pathway.contacts:
        if not contact.reachable:
            yield Finding(
                FindingKind.NO_CONTACT,
                f"contacts.{contact.key}",
                f"Contact “{contact.key}” ({contact.title}) has no telephone number and no"
                " e-mail: add one",
            )


def _service(path: str, placed: PlacedService) -> Iterator[Finding]:
    if placed.is_wanted:
        return
    who = f"“{placed.name}” in slot “{path.removeprefix('slots.')}”"
    if said := SAID.get(placed.state):
        kind, words = said
        yield Finding(kind, path, f"{who} {words}")
    if placed.state not in NOBODY_COMES and not placed.reachable:
        yield Finding(
            FindingKind.NO_WAY_IN,
            path,
            f"{who} has no number, e-mail or web address: add one to its record",
        )


def _gap(pathway: Pathway, grouping: Grouping, facts: LocalFacts) -> Iterator[Finding]:
    placed = [each for slot in pathway.slots_of(grouping) for each in facts.in_slot(slot.key)]
    if any(not each.is_wanted and each.state not in NOBODY_COMES for each in placed):
        return
    wanted = ", ".join(f"“{each.name}”" for each in placed if each.is_wanted)
    yield Finding(
        FindingKind.GAP,
        f"groupings.{grouping_key(grouping)}",
        f"“{grouping.value}” has no current service: "
        + (f"wanted is {wanted}" if wanted else "put one in a slot, or say what is wanted"),
    )
