"""An edition of a pathway as a FHIR R4 PlanDefinition (hl7.org/fhir/R4/plandefinition.html).

Each step is an action; what can be answered there are its child actions, of which exactly one is
chosen; a route is a related action that the chosen one comes before. A condition on an earlier
answer is said in words and as FHIRPath over a QuestionnaireResponse whose linkIds are step keys.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from attune.domain.pathways.edition import EditionDocument, FrozenService
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.steps import Condition, Route, Step
from attune.domain.pathways.vocabulary import StepKind

TYPES = "http://terminology.hl7.org/CodeSystem/plan-definition-type"
# Ours: the i-THRIVE groupings have no published code system that we found.
GROUPINGS = "urn:attune:grouping"
KINDS = "urn:attune:step-kind"
Json = dict[str, Any]


@dataclass(frozen=True)
class Address:
    """Where the edition is published; `current` is whether it is the newest."""

    url: str
    current: bool


def plan_definition(edition: EditionDocument, *, sha256: str, at: Address) -> Json:
    """The resource as plain data. Services stand as they were on the day of publishing."""
    pathway = edition.pathway
    return {
        "resourceType": "PlanDefinition",
        "id": f"{pathway.key}-{edition.number}"[:64],
        "url": at.url,
        "identifier": [{"system": "urn:attune:edition-sha256", "value": sha256}],
        "version": str(edition.number),
        "name": _name(pathway.key),
        "title": pathway.title,
        "type": _concept(TYPES, "clinical-protocol", "Clinical Protocol"),
        "status": "active" if at.current else "retired",
        "experimental": False,
        "date": edition.published_on.isoformat(),
        "publisher": edition.locality,
        "description": pathway.summary,
        "jurisdiction": [_concept("urn:iso:std:iso:3166", "GB", "United Kingdom")],
        "purpose": edition.change_note,
        "copyright": f"{pathway.author}; {pathway.licence}; {pathway.source}",
        "approvalDate": edition.published_on.isoformat(),
        "effectivePeriod": {
            "start": edition.published_on.isoformat(),
            "end": edition.review_due.isoformat(),
        },
        "action": [_action(edition, step) for step in pathway.steps],
    }


def _action(edition: EditionDocument, step: Step) -> Json:
    pathway = edition.pathway
    action: Json = {
        "id": step.key,
        "title": step.title,
        "code": [_concept(KINDS, step.kind.value, step.kind.value)],
        "textEquivalent": step.question or step.text or step.title,
    }
    if step.text:
        action["description"] = step.text
    if step.is_outcome:
        action["code"] += [_concept(GROUPINGS, g.value, g.value) for g in step.groupings]
        documents = list(_services(edition, step))
        return action | ({"documentation": documents} if documents else {})
    if step.kind is StepKind.GATHER:
        action["documentation"] = [_view(pathway, key) for key in step.gathers] or [
            {"type": "documentation", "display": step.title}
        ]
    action["groupingBehavior"] = "logical-group"
    action["selectionBehavior"] = "exactly-one"
    action["action"] = [
        _choice(pathway, step, choice, number, route)
        for choice in step.choices
        for number, route in enumerate(step.routes_of(choice), start=1)
    ]
    return action


def _choice(pathway: Pathway, step: Step, choice: str, number: int, route: Route) -> Json:
    """One answer by one route; the routes of an answer are tried in order."""
    text = step.answer(choice).text if choice else "Go on"
    said: Json = {
        "id": f"{step.key}.{choice or 'on'}.{number}",
        "title": text,
        "relatedAction": [{"actionId": route.to, "relationship": "before-start"}],
    }
    conditions = [_condition(pathway, each) for each in route.when]
    if choice:
        conditions.insert(0, _condition(pathway, Condition(step.key, (choice,))))
    if route.again:
        said["description"] = "Goes back; offered once in a walk."
    return said | ({"condition": conditions} if conditions else {})


def _condition(pathway: Pathway, condition: Condition) -> Json:
    asked = pathway.step(condition.step)
    answers = " or ".join(f"“{asked.answer(key).text}”" for key in condition.any_of)
    codes = " or ".join(f"$this = '{key}'" for key in condition.any_of)
    where = f"%answers.item.where(linkId = '{condition.step}').answer.value.code"
    return {
        "kind": "applicability",
        "expression": {
            "description": f"{asked.question or asked.title} {answers}",
            "language": "text/fhirpath",
            "expression": f"{where}.where({codes}).exists()",
        },
    }


def _view(pathway: Pathway, key: str) -> Json:
    view = next(each for each in pathway.information if each.key == key)
    prompts = " ".join(prompt.text for prompt in view.prompts)
    label = {"type": "documentation", "display": view.title}
    return label | ({"citation": f"{view.text} {prompts}".strip()} if view.text or prompts else {})


def _services(edition: EditionDocument, step: Step) -> Iterator[Json]:
    slots = [slot for g in step.groupings for slot in edition.pathway.slots_of(g)]
    for slot in slots:
        for service in edition.placed(slot.key):
            yield _service(slot.title, service)


def _service(slot: str, service: FrozenService) -> Json:
    reach = ", ".join(part for part in (service.phone, service.email) if part)
    said: Json = {
        "type": "documentation",
        "label": service.standing.value,
        "display": f"{slot}: {service.name}",
    }
    if reach:
        said["citation"] = reach
    return said | ({"url": service.web} if service.web else {})


def _concept(system: str, code: str, display: str) -> Json:
    return {"coding": [{"system": system, "code": code, "display": display}]}


def _name(key: str) -> str:
    """A name for programs: letters and digits, beginning with a capital."""
    name = "".join(part.capitalize() for part in key.split("-"))
    return name if name[:1].isalpha() else f"Pathway{name}"
