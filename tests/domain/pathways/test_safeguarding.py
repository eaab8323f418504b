"""Which parts of a pathway the safeguarding lead signs."""

from dataclasses import replace

import pytest

from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.safeguarding import changed_safeguarding, safeguarding_parts, touches
from tests.domain.pathways.small_pathway import small

SIGNED = {
    "standing_rules.safe",
    "information.risk",
    "contacts.lead",
    "steps.ask",
    "steps.social-care",
}


def test_rules_contacts_risk_and_the_steps_that_lead_to_risk_support_are_signed() -> None:
    assert set(safeguarding_parts(small())) == SIGNED


def test_everything_is_signed_where_nothing_was_before() -> None:
    assert set(changed_safeguarding(None, small())) == SIGNED


def test_nothing_is_signed_where_nothing_of_it_differs() -> None:
    other = replace(small(), title="Other", summary="Other words")
    assert changed_safeguarding(small(), other) == ()


def without_the_way_to_risk(pathway: Pathway) -> Pathway:
    ask = pathway.step("ask")
    routes = tuple(replace(route, to="well") for route in ask.routes)
    steps = tuple(replace(ask, routes=routes) if s is ask else s for s in pathway.steps)
    return replace(pathway, steps=steps)


def test_taking_the_way_to_risk_support_out_is_signed_too() -> None:
    assert changed_safeguarding(small(), without_the_way_to_risk(small())) == ("steps.ask",)


def test_another_number_of_the_safeguarding_contact_is_signed() -> None:
    contacts = tuple(replace(each, phone="01632 960001") for each in small().contacts)
    changed = changed_safeguarding(small(), replace(small(), contacts=contacts))
    assert changed == ("contacts.lead",)


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("steps.ask", True),
        ("steps.ask.question", True),
        ("steps", True),
        ("steps.ask-again", False),
        ("head.title", False),
    ],
)
def test_a_change_touches_a_part_it_is_in_or_holds(path: str, is_one: bool) -> None:
    assert touches(path, ["steps.ask", "contacts.lead"]) is is_one
