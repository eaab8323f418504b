"""What a simulation says, with intervals over its replications."""

from collections.abc import Mapping
from dataclasses import dataclass

from .added import Runs
from .averaged import Averaged, t_quantile
from .class_results import OUTCOME_NAMES, ClassResult, Flow, class_result, everybody, flows
from .node_results import Met, Moment, NodeResult, node_result
from .quantiles import quantiles
from .runs import Prepared
from .warned import warnings

__all__ = (
    "OUTCOME_NAMES",
    "Averaged",
    "ClassResult",
    "Flow",
    "FlowResult",
    "Met",
    "Moment",
    "NodeResult",
    "quantiles",
    "result_of",
    "t_quantile",
)


@dataclass(frozen=True)
class FlowResult:
    """Everything a run says."""

    nodes: tuple[NodeResult, ...]
    classes: tuple[ClassResult, ...]
    everybody: ClassResult
    flows: tuple[Flow, ...]
    step: int  # of the nodes' series, in units of time
    warnings: tuple[str, ...]
    replications: int
    events: int
    checksum: int

    @property
    def node(self) -> Mapping[str, NodeResult]:
        """By key."""
        return {each.key: each for each in self.nodes}

    @property
    def family(self) -> Mapping[str, ClassResult]:
        """By key of the class."""
        return {each.key: each for each in self.classes}


def result_of(prepared: Prepared, runs: Runs) -> FlowResult:
    """From whole numbers to estimates."""
    network = prepared.network
    return FlowResult(
        nodes=tuple(node_result(prepared, runs, place) for place in range(len(network.nodes))),
        classes=tuple(class_result(prepared, runs, n) for n in range(len(network.classes))),
        everybody=everybody(prepared, runs),
        flows=flows(prepared, runs),
        step=prepared.scales.stride,
        warnings=warnings(prepared, runs),
        replications=runs.replications,
        events=int(runs.events.sum()),
        checksum=runs.checksum,
    )
