"""How it was run: from which state, how long, how often, and what that came to (4.1 to 4.3)."""

from collections.abc import Iterator

from attune.domain.assessments.document import (
    Block,
    BulletList,
    Heading,
    Note,
    Paragraph,
    TableBlock,
)
from attune.domain.flow.network import Network
from attune.domain.flow.results import FlowResult
from attune.domain.flow.runs import Plan

from .parts import RunFacts
from .words import interval, number


def experimentation(
    network: Network, plan: Plan, result: FlowResult | None, facts: RunFacts
) -> Iterator[Block]:
    """The run itself."""
    yield Heading("4 Experimentation")
    yield Heading("4.1 The start", 2)
    yield Paragraph(_start(network, plan, facts.unit))
    yield Heading("4.2 How long", 2)
    yield Paragraph(_length(plan, facts.unit))
    yield Heading("4.3 How often, and how sure", 2)
    yield Paragraph(_often(plan, result))
    if result is not None:
        yield from _said(network, result)


def _start(network: Network, plan: Plan, unit: str) -> str:
    if network.there:
        in_help = sum(each.in_help for each in network.there)
        waiting = len(network.there) - in_help
        begins = f"It begins with {in_help:,} families in help and {waiting:,} who wait."
    else:
        begins = "It begins empty."
    if not plan.warm:
        return f"{begins} Families are counted from the start: there is no warm-up."
    return (
        f"{begins} Nothing is counted before {unit} {number(plan.warm)} (warm-up), so that queues"
        " have settled; whether that is long enough was not tested by this report."
    )


def _length(plan: Plan, unit: str) -> str:
    counted = f"Families are counted until {unit} {number(plan.until)}."
    if not plan.run_out:
        return f"{counted} The run ends then, so some have not come to an end."
    return (
        f"{counted} The run goes on for {number(plan.run_out)} more, with newcomers, so that those"
        " who are counted come to an end."
    )


def _often(plan: Plan, result: FlowResult | None) -> str:
    done = result.replications if result else plan.replications
    return (
        f"{done:,} replications from seed {plan.seed}. They are independent of each other; two"
        " scenarios use the same ones, so that a difference between them is more certain than"
        " either. Intervals tell the chance in the model only, not how unsure its values are."
    )


def _said(network: Network, result: FlowResult) -> Iterator[Block]:
    titles = {node.key: node.title for node in network.nodes}
    kinds = {each.key: each.title for each in network.classes}
    yield TableBlock(
        "What families met at each step",
        ("Step", "Began, in all", "Mean wait", "Left the queue"),
        tuple(
            (
                titles[each.key],
                f"{each.starts:,}",
                interval(each.mean_wait),
                interval(each.lost, share=True),
            )
            for each in result.nodes
        ),
        frozenset((1, 2, 3)),
    )
    yield TableBlock(
        "What became of families",
        ("Families", "Came, in all", "Began the right help", "After", "Too old", "Gave up"),
        tuple(
            (
                kinds[each.key],
                f"{each.families:,}",
                interval(each.reached, share=True),
                interval(each.mean_time_to_help),
                interval(each.outcomes["too_old"], share=True),
                interval(each.outcomes["gave_up_waiting"], share=True),
            )
            for each in result.classes
        ),
        frozenset((1, 2, 3, 4, 5)),
    )
    yield Note("In brackets: 95% intervals over replications.")
    if result.warnings:
        yield BulletList(result.warnings)
