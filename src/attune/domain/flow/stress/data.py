"""What it was fed: values, their sources, what was done to them, what is assumed (3.1 to 3.4)."""

from collections import Counter
from collections.abc import Iterator, Sequence

from attune.domain.assessments.document import (
    Block,
    BulletList,
    Heading,
    Note,
    Paragraph,
    TableBlock,
)
from attune.domain.flow.network import FamilyClass, Network
from attune.domain.flow.runs import Plan

from .logic import of_which
from .parts import ASSUMED, InputRow, RunAim
from .words import NOTHING, by_class, rates, shape, slots

STRUCTURE = (
    "Families decide alone: nobody's patience or length of help depends on anybody else.",
    "Patience and the length of help do not change with the length of the queue.",
    "A slot is a slot: who works in it, and days of the week, make no difference.",
    "Nobody who has left comes back, unless a route leads back.",
)
NO_SOURCES = (
    "No list of values with their sources was given. Every value in the tables of 3.3 counts as"
    " assumed until somebody says where it was observed."
)


def data(
    networks: Sequence[Network], plan: Plan, aim: RunAim, inputs: Sequence[InputRow], unit: str
) -> Iterator[Block]:
    """Every value with what stands behind it; several networks are of the same families."""
    yield Heading("3 Data")
    yield Heading("3.1 Where values come from", 2)
    yield from _sources(inputs)
    yield Heading("3.2 What was done to them", 2)
    if aim.preparation:
        yield BulletList(aim.preparation)
    else:
        yield Paragraph("Nothing: values were used as they are given here.")
    yield Heading("3.3 Values in use", 2)
    yield from _values(networks, plan, unit)
    yield Heading("3.4 What is assumed", 2)
    yield BulletList(tuple(_assumed(inputs)))


def _sources(inputs: Sequence[InputRow]) -> Iterator[Block]:
    if not inputs:
        yield Paragraph(NO_SOURCES)
        return
    standing = Counter(each.standing for each in inputs)
    told = (f"{name[:1].upper()}{name[1:]}: {count}." for name, count in standing.most_common())
    yield Paragraph(" ".join(told))
    rows = tuple(
        (
            each.title,
            f"{each.value} {each.unit}".strip(),
            each.standing,
            each.grade or NOTHING,
            f"{each.source}, {each.on.day} {each.on:%B %Y}" if each.on else each.source,
        )
        for each in inputs
    )
    columns = ("Value", "In use", "Standing", "Evidence", "Source and date")
    yield TableBlock("Values and their sources", columns, rows, widths=(3, 2, 2, 2, 4))


def _values(networks: Sequence[Network], plan: Plan, unit: str) -> Iterator[Block]:
    end = plan.until + plan.run_out
    classes = networks[0].classes
    yield TableBlock(
        "Who comes",
        ("Families", f"Come in a {unit}", "Age when they come"),
        tuple((each.title, _coming(each, unit, end), shape(each.age)) for each in classes),
    )
    for network in networks:
        yield _times(network, of_which(network, networks), unit, end)
    yield Note("Shares, losses on the way and journeys are in the table of 2.1.")


def _times(network: Network, which: str, unit: str, end: float) -> TableBlock:
    return TableBlock(
        f"How long, and how many{which}",
        ("Step", "Slots", "Help lasts", "Patience"),
        tuple(
            (
                node.title,
                slots(node, unit, end),
                by_class(node.service, dict(node.service_of), network),
                by_class(node.patience, dict(node.patience_of), network),
            )
            for node in network.nodes
        ),
        notes=(f"Times are in the unit of the model: {unit}. Ages are from birth.",),
    )


def _coming(each: FamilyClass, unit: str, end: float) -> str:
    if each.times:
        return f"{len(each.times):,} at times given exactly"
    return rates(each.arrivals, unit, end)


def _assumed(inputs: Sequence[InputRow]) -> Iterator[str]:
    """Of the model, then of values; a remark that several share is made once."""
    yield from STRUCTURE
    assumed = [each for each in inputs if each.standing == ASSUMED]
    if assumed:
        yield f"{len(assumed)} values: those that the table of 3.1 calls {ASSUMED}."
    for note in dict.fromkeys(each.note for each in assumed if each.note):
        titles = "; ".join(each.title for each in assumed if each.note == note)
        yield f"{titles}. {note}"
