"""A network as a script for Ciw, with what Ciw cannot say named in its head."""

from collections.abc import Iterator

from attune.domain.flow.network import Network, NodeKind
from attune.domain.flow.runs import Plan

from .ciw_source import CIW
from .head import everywhere, head
from .literals import constants
from .parts import Origin, Script, Unsupported
from .shared_source import ANSWER, CHANCE, COUNTED, IMPORTS

CIW_VERSION = "3.2.7"


def ciw_script(network: Network, plan: Plan, origin: Origin) -> Script:
    """Runnable with that version of Ciw and the standard library; prints JSON."""
    unsupported = (*everywhere("Ciw", network), *_unsupported(network))
    parts = [
        head("Ciw", f"ciw=={CIW_VERSION}", network, plan, origin, unsupported),
        f"{IMPORTS}\nimport ciw\n",
        constants(network, plan),
        f"\n\n{CHANCE}\n\n{COUNTED}\n\n{CIW}\n\n{ANSWER}",
    ]
    return Script("Ciw", "attune_ciw.py", "\n".join(parts), unsupported)


def _unsupported(network: Network) -> Iterator[Unsupported]:
    """Where its figures will not be ours."""
    for node in network.nodes:
        if node.kind is NodeKind.GROUP:
            yield Unsupported(
                f"The group at {node.key!r}",
                "Ciw has no groups that wait until they are full or until a date.",
                "each family begins by itself as soon as a place is free, so waits are shorter.",
            )
    if network.blocking:
        yield from _held(network)


def _held(network: Network) -> Iterator[Unsupported]:
    """Where somebody is held for want of room further on."""
    rooms = {node.key for node in network.nodes if node.room is not None}
    if any(route.delay is not None and route.end in rooms for route in network.routes):
        yield Unsupported(
            "Being held before a journey",
            "Ciw looks for room in the next node only, and a journey is a node of its own.",
            "who has a journey before the next step sets out at once.",
        )
    if rooms and network.age_out is not None:
        yield Unsupported(
            "A birthday while being held",
            "Ciw asks nobody who is let in from where they were held.",
            "help begins where a slot is free, although the child is too old.",
        )
