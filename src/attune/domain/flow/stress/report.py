"""The whole report, item by item, as blocks that pages, Word and PDF can each draw."""

from collections.abc import Sequence

from attune.domain.assessments.document import Document, Note
from attune.domain.flow.network import Network
from attune.domain.flow.results import FlowResult
from attune.domain.flow.runs import Plan

from .data import data
from .experimentation import experimentation
from .implementation import implementation
from .logic import logic
from .objectives import objectives
from .parts import InputRow, RunAim, RunFacts

AFTER = (
    "Laid out after STRESS-DES (Monks and others 2019, Journal of Simulation 13(1), 55–67, doi"
    " 10.1080/17477778.2018.1442155); the numbers of items are theirs, the words are ours."
)
NOT = (
    "A simulation compares what would follow from assumptions. It is no forecast, and no evidence"
    " of what a service does."
)


def stress_report(
    network: Network,
    plan: Plan,
    *,
    aim: RunAim,
    facts: RunFacts,
    inputs: Sequence[InputRow] = (),
    result: FlowResult | None = None,
) -> Document:
    """Everything that somebody needs to judge this simulation or to build it again.

    Without a result it tells what would be run. Times are in the unit that `facts` names.
    """
    blocks = (
        Note(f"{NOT} {AFTER}"),
        *objectives(plan, aim, facts),
        *logic((network,), aim),
        *data((network,), plan, aim, inputs, facts.unit),
        *experimentation(network, plan, result, facts),
        *implementation(plan, result, facts),
    )
    return Document(aim.title, subtitle(aim, facts), "en-GB", blocks)


def subtitle(aim: RunAim, facts: RunFacts) -> str:
    """Of which place, made when."""
    made = f"{facts.made.day} {facts.made:%B %Y}"
    return f"{aim.place}. {made}" if aim.place else made
