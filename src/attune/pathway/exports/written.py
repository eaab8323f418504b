"""The files an edition can be taken as, each exactly reproducible from its kept text."""

import json
from typing import Any

import tomli_w

from attune.domain import canonical
from attune.domain.pathways.edition import checksum
from attune.domain.pathways.network import UNSET, network
from attune.formats.fhir.plan_definition import Address, plan_definition
from attune.pathway.shown.shown import ShownEdition

FORMAT = "attune-edition/1"
FLOW_FORMAT = "attune-flow-skeleton/1"
FLOW_HEAD = f"""\
# The skeleton of a flow network: who may go where. Nothing here is a rate yet.
# Replace each "{UNSET}" by a number, and say in "source" where it comes from.
"""


def as_json(shown: ShownEdition) -> bytes:
    """The whole edition with its checksum, which is of the canonical text of "edition"."""
    text = shown.document.text()
    whole = {"format": FORMAT, "sha256": checksum(text), "edition": canonical.value(text)}
    return _json(whole)


def as_plan_definition(shown: ShownEdition, *, address: str) -> bytes:
    """The edition as a FHIR R4 PlanDefinition; a superseded one is retired."""
    at = Address(url=address, current=shown.superseded_by is None)
    sha256 = checksum(shown.document.text())
    return _json(plan_definition(shown.document, sha256=sha256, at=at))


def as_flow(shown: ShownEdition) -> bytes:
    """The skeleton of a flow network, as TOML that people can fill in."""
    document = shown.document
    head = {
        "format": FLOW_FORMAT,
        "title": document.pathway.title,
        "place": document.locality,
        "edition": document.number,
        "edition_sha256": checksum(document.text()),
        "source": UNSET,
    }
    return (FLOW_HEAD + tomli_w.dumps(head | network(document).plain())).encode("utf-8")


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"
