"""The skeleton of a flow network: who may go where in a pathway, with every rate still to be set.

It names nodes and links only. No rate is guessed: each is "unset" until somebody says what was
observed or what is assumed, and from where.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Any

from attune.domain.levels import Grouping

from .edition import EditionDocument
from .parts import Slot
from .pathway import Pathway, grouping_key
from .vocabulary import Shape, Standing

UNSET = "unset"
FRONT_DOOR = "front-door"


class NodeKind(Enum):
    """What happens at a node."""

    DOOR = "door"
    SUGGESTION = "suggestion"
    SERVICES = "services"


@dataclass(frozen=True)
class NetworkNode:
    """A door, an outcome of the walk, or a slot with the services that stand in it now."""

    key: str
    kind: NodeKind
    title: str
    grouping: Grouping | None = None
    services: tuple[str, ...] = ()


@dataclass(frozen=True)
class NetworkLink:
    """From one node to another, and when."""

    start: str
    end: str
    why: str


@dataclass(frozen=True)
class FlowNetwork:
    """The skeleton: what a flow scenario begins with."""

    shape: Shape
    nodes: tuple[NetworkNode, ...]
    links: tuple[NetworkLink, ...]

    def plain(self) -> dict[str, Any]:
        """As plain data for a file, each rate said to be unset."""
        return {
            "shape": self.shape.value,
            "nodes": [_plain(node) for node in self.nodes],
            "links": [
                {"from": link.start, "to": link.end, "why": link.why, "share": UNSET}
                for link in self.links
            ],
        }


def network(edition: EditionDocument) -> FlowNetwork:
    """From the front door to every outcome, from an outcome to the slots of its groupings.

    In an escalator, families also pass from the slots of one grouping to those of the next.
    """
    pathway = edition.pathway
    nodes = (
        NetworkNode(FRONT_DOOR, NodeKind.DOOR, pathway.title),
        *(NetworkNode(o.key, NodeKind.SUGGESTION, o.title) for o in pathway.outcomes),
        *(_slot_node(edition, slot) for slot in pathway.slots),
    )
    return FlowNetwork(pathway.shape, nodes, tuple(_links(pathway)))


def _links(pathway: Pathway) -> Iterator[NetworkLink]:
    for outcome in pathway.outcomes:
        yield NetworkLink(FRONT_DOOR, outcome.key, "suggested by the walk")
        for grouping in outcome.groupings:
            for slot in pathway.slots_of(grouping):
                yield NetworkLink(outcome.key, slot_node(slot), grouping.value)
    if pathway.shape is Shape.ESCALATOR:
        levels = [each for each in Grouping if pathway.slots_of(each)]
        for lower, higher in pairwise(levels):
            for slot in pathway.slots_of(lower):
                for above in pathway.slots_of(higher):
                    yield NetworkLink(slot_node(slot), slot_node(above), "not enough help here")


def slot_node(slot: Slot) -> str:
    """A slot's node; outcomes and slots may have the same key."""
    return f"slot-{slot.key}"


def _slot_node(edition: EditionDocument, slot: Slot) -> NetworkNode:
    here = [each for each in edition.placed(slot.key) if each.standing is Standing.CURRENT]
    services = tuple(each.service for each in here if each.service)
    return NetworkNode(slot_node(slot), NodeKind.SERVICES, slot.title, slot.grouping, services)


def _plain(node: NetworkNode) -> dict[str, Any]:
    said: dict[str, Any] = {"key": node.key, "kind": node.kind.value, "title": node.title}
    if node.grouping is None:
        return said
    return said | {
        "grouping": grouping_key(node.grouping),
        "services": list(node.services),
        "capacity": UNSET,
        "time_in_service": UNSET,
    }
