"""A network as a script for SimPy, which can say all of it."""

from attune.domain.flow.network import Network
from attune.domain.flow.runs import Plan

from .head import everywhere, head
from .literals import constants
from .parts import Origin, Script
from .shared_source import ANSWER, CHANCE, COUNTED, IMPORTS
from .simpy_source import SIMPY

SIMPY_VERSION = "4.1.2"


def simpy_script(network: Network, plan: Plan, origin: Origin) -> Script:
    """Runnable with that version of SimPy and the standard library; prints JSON."""
    unsupported = everywhere("SimPy", network)
    parts = [
        head("SimPy", f"simpy=={SIMPY_VERSION}", network, plan, origin, unsupported),
        f"{IMPORTS}\nimport simpy\n",
        constants(network, plan),
        f"\n\n{CHANCE}\n\n{COUNTED}\n\n{SIMPY}\n\n{ANSWER}",
    ]
    return Script("SimPy", "attune_simpy.py", "\n".join(parts), unsupported)
