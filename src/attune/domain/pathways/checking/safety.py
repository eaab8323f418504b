"""The way to consent and the way to safeguarding, and what an outcome has to offer."""

from collections.abc import Iterator

from attune.domain.levels import Grouping
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.vocabulary import ContactKind, RuleKind

from .exploring import Explored
from .findings import Finding, FindingKind
from .saying import walked


def safety(pathway: Pathway, unasked: Explored) -> Iterator[Finding]:
    """`unasked` is as far as walks come on which nobody was asked for permission."""
    yield from _consent(pathway, unasked)
    yield from _safeguarding(pathway)
    yield from _offers(pathway)


def _consent(pathway: Pathway, unasked: Explored) -> Iterator[Finding]:
    if not pathway.rules_about(RuleKind.CONSENT):
        yield Finding(
            FindingKind.NO_CONSENT,
            "standing_rules",
            "No standing rule is about consent: add one that says when to ask permission",
        )
    for step in pathway.outcomes:
        stand = unasked.first.get(step.key)
        if step.shares and stand:
            yield Finding(
                FindingKind.NO_CONSENT,
                f"steps.{step.key}",
                f"Outcome “{step.key}” tells others about the family, and this walk asks nobody's"
                f" permission before: {walked(unasked.walk(stand), step.key)}."
                " Put a step that asks for consent on the way",
            )


def _safeguarding(pathway: Pathway) -> Iterator[Finding]:
    def missing(path: str, sentence: str) -> Finding:
        return Finding(FindingKind.NO_SAFEGUARDING, path, sentence)

    if not pathway.rules_about(RuleKind.SAFEGUARDING):
        yield missing(
            "standing_rules",
            "No standing rule is about safeguarding: add one that says what to do at once",
        )
    risk = Grouping.GETTING_RISK_SUPPORT
    if not any(risk in step.groupings for step in pathway.outcomes):
        yield missing("steps", f"No outcome leads to “{risk.value}”: add it to one")
    if not any(each.kind is ContactKind.SAFEGUARDING for each in pathway.contacts):
        yield missing(
            "contacts",
            "No contact is for safeguarding: add the one to ring about a worry",
        )


def _offers(pathway: Pathway) -> Iterator[Finding]:
    filled = {slot.grouping for slot in pathway.slots}
    for step in pathway.outcomes:
        if filled.isdisjoint(step.groupings):
            named = " or ".join(f"“{grouping.value}”" for grouping in step.groupings)
            yield Finding(
                FindingKind.OUTCOME_WITHOUT_SLOTS,
                f"steps.{step.key}",
                f"Outcome “{step.key}” has nothing to offer: add a slot to {named}",
            )
