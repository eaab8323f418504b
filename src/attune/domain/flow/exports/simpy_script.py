"""A network as a script for SimPy, which can say all of it."""

from attune.domain.flow.network import Network, NodeKind
from attune.domain.flow.runs import Plan

from .head import head, ties
from .literals import constants
from .parts import Origin, Script, Unsupported
from .shared_source import ANSWER, CHANCE, COUNTED, IMPORTS
from .simpy_source import SIMPY

SIMPY_VERSION = "4.1.2"


def simpy_script(network: Network, plan: Plan, origin: Origin) -> Script:
    """Runnable with that version of SimPy and the standard library; prints JSON."""
    unsupported = (ties("SimPy"), *_unsupported(network))
    parts = [
        head("SimPy", f"simpy=={SIMPY_VERSION}", network, plan, origin, unsupported),
        f"{IMPORTS}\nimport simpy\n",
        constants(network, plan),
        f"\n\n{CHANCE}\n\n{COUNTED}\n\n{SIMPY}\n\n{ANSWER}",
    ]
    return Script("SimPy", "attune_simpy.py", "\n".join(parts), unsupported)


def _unsupported(network: Network) -> tuple[Unsupported, ...]:
    """Who waits where a slot is free is an oddity of a file; the two treat it differently."""
    waiting = {each.node for each in network.there if not each.in_help}
    limited = {node.key for node in network.nodes if node.kind is NodeKind.SLOTS}
    in_help = [each.node for each in network.there if each.in_help]
    slots = {node.key: node.capacity[0].slots for node in network.nodes if node.capacity}
    return tuple(
        Unsupported(
            f"Families who wait at {key!r} at the start, although slots are free",
            "Attune lets them begin when they came, before the start.",
            "they begin at the start.",
        )
        for key in sorted(waiting & limited)
        if in_help.count(key) < slots[key]
    )
