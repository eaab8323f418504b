"""Which parts of a pathway are about safeguarding, and whether they differ from an earlier one."""

from collections.abc import Iterable, Mapping

from attune.domain.levels import Grouping

from .parts import Keyed
from .pathway import Pathway
from .steps import Step
from .vocabulary import ContactKind, InformationKind, RuleKind


def safeguarding_parts(pathway: Pathway) -> dict[str, Keyed]:
    """Every such part by its path, such as "steps.ask".

    Standing rules and contacts about safeguarding, information about risk, outcomes with Getting
    risk support, and every step with a route straight to one of them.
    """
    return dict(_parts(pathway))


def _parts(pathway: Pathway) -> Iterable[tuple[str, Keyed]]:
    for rule in pathway.standing_rules:
        if rule.kind is RuleKind.SAFEGUARDING:
            yield f"standing_rules.{rule.key}", rule
    for view in pathway.information:
        if view.kind is InformationKind.RISK:
            yield f"information.{view.key}", view
    for contact in pathway.contacts:
        if contact.kind is ContactKind.SAFEGUARDING:
            yield f"contacts.{contact.key}", contact
    risk = {step.key for step in pathway.outcomes if _is_risk(step)}
    for step in pathway.steps:
        if step.key in risk or any(route.to in risk for route in step.routes):
            yield f"steps.{step.key}", step


def _is_risk(step: Step) -> bool:
    return Grouping.GETTING_RISK_SUPPORT in step.groupings


def changed_safeguarding(before: Pathway | None, after: Pathway) -> tuple[str, ...]:
    """The paths of the parts that differ, were added or went; all of them where nothing was before.

    What leads to a part counts by the part: a route that no longer goes to Getting risk support
    changes the step it left from.
    """
    now = safeguarding_parts(after)
    was: Mapping[str, Keyed] = safeguarding_parts(before) if before else {}
    every = dict.fromkeys((*now, *was))
    return tuple(path for path in every if now.get(path) != was.get(path))


def touches(path: str, parts: Iterable[str]) -> bool:
    """Whether a change at this path is one of these parts, is inside one, or holds one."""
    return any(_within(path, part) or _within(part, path) for part in parts)


def _within(path: str, outer: str) -> bool:
    return path == outer or path.startswith(f"{outer}.")
