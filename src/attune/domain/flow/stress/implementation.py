"""With what it was made, and how to have it (5.1 to 5.4, 6.1)."""

from collections.abc import Iterator

from attune.domain.assessments.document import Block, BulletList, Heading, Paragraph, TableBlock
from attune.domain.flow.results import FlowResult
from attune.domain.flow.runs import Plan
from attune.domain.flow.shapes import TICKS

from .parts import RunFacts
from .words import number

RANDOM = (
    "Every random number is a hash (the finishing steps of SplitMix64: Steele, Lea and Flood 2014)"
    " of the seed, the replication, the family, the visit and what it is for. There is no stream"
    " that one event could shift for another: a family keeps its numbers in every scenario."
)
EXECUTION = (
    "Next event by next event, from one heap of times; or, where no way leads back and each queue"
    " is first come, first served, one step of help after another, with the same counts. All of it"
    f" is whole numbers ({TICKS:,} ticks in a unit of time), so compiled and interpreted, on one"
    " processor or on many machines, the same file gives the same counts."
)


def implementation(plan: Plan, result: FlowResult | None, facts: RunFacts) -> Iterator[Block]:
    """Software, chance, order of events, machine; then where the code is."""
    yield Heading("5 Implementation")
    yield Heading("5.1 Software", 2)
    rows = (("Attune", facts.version), *facts.software)
    yield TableBlock("Software in use", ("Software", "Version"), rows, widths=(2, 1))
    yield Heading("5.2 Chance", 2)
    yield Paragraph(f"{RANDOM} The seed is {plan.seed}.")
    yield Heading("5.3 How events follow each other", 2)
    yield Paragraph(EXECUTION)
    yield Heading("5.4 The machine", 2)
    yield Paragraph(_machine(result, facts))
    yield Heading("6 Access to the code")
    yield from _access(result, facts)


def _machine(result: FlowResult | None, facts: RunFacts) -> str:
    machine = facts.machine or "The machine was not noted"
    events = f" {result.events:,} events" if result else ""
    if facts.seconds is None:
        return f"{machine}.{events}{'.' if events else ''}"
    return f"{machine}.{events} in {number(facts.seconds)} seconds."


def _access(result: FlowResult | None, facts: RunFacts) -> Iterator[Block]:
    yield Heading("6.1 How to have it and repeat it", 2)
    where = f" It is to be had at {facts.code}." if facts.code else ""
    yield Paragraph(f"The code is open, under the {facts.licence} licence.{where}")
    repeats = [
        "The network and its plan are one file; run it with: attune planning flow run FILE.toml",
        (
            "The same network as a program for SimPy or Ciw: attune planning flow export FILE.toml"
            " --to simpy, or --to ciw. These share no code with Attune."
        ),
    ]
    if result is not None:
        repeats.append(f"Whoever repeats it gets the checksum {result.checksum}.")
    yield BulletList(tuple(repeats))
