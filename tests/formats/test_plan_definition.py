"""An edition as a FHIR R4 PlanDefinition, judged by an independent validator."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from attune.domain.pathways.edition import Base, EditionDocument, FrozenService
from attune.domain.pathways.vocabulary import Standing
from attune.formats.fhir.plan_definition import Address, plan_definition
from attune.pathway.templates.shipped import template, template_keys
from tests.node import run_node

CHECKER = Path(__file__).with_name("check_fhir.js")
AT = Address("https://attune.example.org/wrenbridge/pathway/pairs/editions/2/", current=True)


def edition_of(key: str) -> EditionDocument:
    pathway = template(key).pathway
    here = FrozenService(
        name="Baby and You",
        standing=Standing.CURRENT,
        service="5f3c3a1e-0000-4000-8000-000000000000",
        phone="01632 960001",
        web="https://baby.example.org/",
    )
    wanted = FrozenService(name="A group for dads", standing=Standing.ASPIRATIONAL)
    return EditionDocument(
        locality="Wrenbridge",
        number=2,
        published_on=date(2026, 11, 2),
        review_due=date(2027, 11, 2),
        change_note="The second edition.",
        base=Base("template", key, pathway.version, "0" * 64),
        pathway=pathway,
        services={pathway.slots[0].key: (here, wanted)} if pathway.slots else {},
    )


def resource(key: str = "pairs", at: Address = AT) -> dict[str, Any]:
    return plan_definition(edition_of(key), sha256="a" * 64, at=at)


def faults(resource: Mapping[str, Any]) -> list[str]:
    found = json.loads(run_node(CHECKER, json.dumps(resource)))
    grave = [each for each in found["messages"] if each["severity"] in ("error", "fatal")]
    return [f"{each.get('location')}: {each['message']}" for each in grave]


def actions(within: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for action in within.get("action", ()):
        yield action
        yield from actions(action)


@pytest.mark.parametrize("key", template_keys())
def test_every_shipped_template_is_valid_fhir_by_an_independent_validator(key: str) -> None:
    assert faults(resource(key)) == []


@pytest.mark.parametrize(
    "spoilt",
    [
        {"status": "opened"},
        {"colour": "blue"},
        {"action": [{"selectionBehavior": "any-old-how"}]},
        {"date": "yesterday"},
    ],
)
def test_the_validator_would_see_a_fault(spoilt: dict[str, Any]) -> None:
    assert faults(resource() | spoilt)


def test_every_answer_leads_to_an_action_that_is_there() -> None:
    every = list(actions(resource()))
    steps = {each["id"] for each in resource()["action"]}
    led_to = {other["actionId"] for each in every for other in each.get("relatedAction", ())}
    assert led_to
    assert led_to <= steps
    ids = [each["id"] for each in every]
    assert len(ids) == len(set(ids))


def test_every_choice_of_every_step_is_there() -> None:
    pathway = template("pairs").pathway
    said = {each["id"]: each for each in resource()["action"]}
    for step in pathway.steps:
        titles = {each["title"] for each in said[step.key].get("action", ())}
        assert titles >= {answer.text for answer in step.answers}


def test_a_superseded_edition_is_retired() -> None:
    assert resource()["status"] == "active"
    assert resource(at=Address(AT.url, current=False))["status"] == "retired"


def test_what_is_only_wanted_says_so() -> None:
    documents = [each for a in actions(resource()) for each in a.get("documentation", ())]
    labels = {each["display"].partition(": ")[2]: each.get("label") for each in documents}
    assert labels["Baby and You"] == "current"
    assert labels["A group for dads"] == "aspirational"
