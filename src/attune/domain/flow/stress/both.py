"""The report of both ways of an area: the items told once, the two networks side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from attune.domain.assessments.document import (
    Block,
    BulletList,
    Document,
    Note,
    Paragraph,
    TableBlock,
)
from attune.domain.flow.averaged import Averaged
from attune.domain.flow.runs import Plan
from attune.domain.flow.scenarios.answers import Compared, Counted, Gain, StepAnswer
from attune.domain.flow.scenarios.situation import Situation
from attune.domain.flow.scenarios.steps import Step, Way
from attune.domain.flow.scenarios.ways import network_of

from .data import data
from .experimentation import experimentation
from .implementation import implementation
from .logic import logic
from .objectives import objectives
from .parts import InputRow, RunAim, RunFacts
from .report import AFTER, NOT, subtitle
from .words import NOTHING

SHORT = {Way.ESCALATOR: "Escalator", Way.FRONT_DOOR: "Front door"}
CHANCE = (
    "In brackets: 95% intervals over replications. They tell the chance in the model only, not how"
    " unsure its values are."
)
FIGURES = (
    (
        "Begins the help they need in time: of all who come, the share who begin a step that is the"
        " help they need, before the child is too old; and how long after they came, on average."
    ),
    "The same, counted also where a lower step turned out to be enough.",
    "Waits: how long half, and nine in ten, of those who began at a step had waited at most.",
    "Left: of those who joined a queue or began at once, the share who left the queue.",
    (
        "Each figure is worked out in every replication. Its mean and its 95% interval are over"
        " replications (Student's t); a difference between the ways is taken within each of them."
    ),
)
PAIRED = (
    "The difference is front door minus escalator, replication by replication, over the same"
    " families."
)


def report_of_both(
    situation: Situation,
    plan: Plan,
    compared: Compared,
    *,
    aim: RunAim,
    facts: RunFacts,
    inputs: Sequence[InputRow] = (),
    answer: Sequence[str] = (),
) -> Document:
    """Everything that somebody needs to judge this comparison or to repeat it.

    `plan` is told with as many replications as stand behind what is compared; `answer` are
    sentences that say it first. Refused where the situation cannot be simulated.
    """
    ran = replace(plan, replications=compared.escalator.replications)
    networks = [network_of(situation, way) for way in Way]
    blocks: tuple[Block, ...] = (
        *(Paragraph(line, lead=not place) for place, line in enumerate(answer)),
        Note(f"{NOT} {AFTER}"),
        *objectives(ran, aim, facts, FIGURES),
        *logic(networks, aim),
        *data(networks, ran, aim, inputs, facts.unit),
        *experimentation(networks[0], ran, None, facts),
        *_said(compared, facts.unit),
        *implementation(ran, None, facts),
        BulletList(tuple(_checksum(compared, way) for way in Way)),
    )
    return Document(aim.title, subtitle(aim, facts), "en-GB", blocks)


def _checksum(compared: Compared, way: Way) -> str:
    answer = compared.of(way)
    return (
        f"{SHORT[way]}: whoever runs its file with {answer.replications:,} replications from seed"
        f" {answer.seed} gets the checksum {answer.checksum}."
    )


def _said(compared: Compared, unit: str) -> Iterator[Block]:
    yield TableBlock(
        "Who begins the help they need in time, by each way",
        ("Families", *SHORT.values(), "Difference, of 100 families"),
        tuple(_helped(compared, step) for step in (None, *Step)),
        frozenset((1, 2, 3)),
        notes=(PAIRED,),
    )
    yield TableBlock(
        "The same, with those for whom a lower step turned out to be enough",
        ("Families", *SHORT.values(), "Difference, of 100 families"),
        tuple(_helped(compared, step, Counted.ENOUGH) for step in (None, *Step)),
        frozenset((1, 2, 3)),
    )
    for way in Way:
        yield _became(compared, way, unit)
        yield _met(compared, way, unit)
    yield Note(CHANCE)


def _helped(
    compared: Compared, step: Step | None, counted: Counted = Counted.RIGHT
) -> tuple[str, ...]:
    shares = (compared.of(way).step(step).counted(counted) for way in Way)
    told = (_mean(each, share=True) for each in shares)
    return (_need(step), *told, _difference(compared.gain(step, counted)))


def _need(step: Step | None) -> str:
    return f"Need: {step.title}" if step else "All families"


def _difference(gain: Gain) -> str:
    """+9 (+7 to +11), of 100."""
    found = gain.difference
    if found is None:
        return NOTHING
    if found.low is None or found.high is None:
        return _signed(found.mean)
    return f"{_signed(found.mean)} ({_signed(found.low)} to {_signed(found.high)})"


def _signed(share: float) -> str:
    tenths = round(1000 * share)
    sign = "+" if tenths > 0 else "−" if tenths < 0 else ""
    return f"{sign}{abs(tenths) / 10:.1f}"


def _mean(found: Averaged | None, *, share: bool = False) -> str:
    """12.3 (11.8 to 12.9) with one decimal; without brackets where its ends are shown alike."""
    if found is None:
        return NOTHING

    def told(value: float) -> str:
        inside = min(1.0, max(0.0, value)) if share else max(0.0, value)
        return f"{100 * inside:.1f}%" if share else f"{inside:,.1f}"

    if found.low is None or found.high is None or told(found.low) == told(found.high):
        return told(found.mean)
    return f"{told(found.mean)} ({told(found.low)} to {told(found.high)})"


def _became(compared: Compared, way: Way, unit: str) -> TableBlock:
    return TableBlock(
        f"What became of families. {way.title}",
        ("Families", "Come in a year", f"{unit.title()}s to right help", "Gave up", "Too old"),
        tuple(_end(compared.of(way).step(step)) for step in (None, *Step)),
        frozenset((1, 2, 3, 4)),
    )


def _end(answer: StepAnswer) -> tuple[str, ...]:
    lost: list[Averaged | None] = [answer.outcomes[k] for k in ("gave_up_waiting", "too_old")]
    times = (_mean(answer.families), _mean(answer.weeks_to_help))
    return (_need(answer.step), *times, *(_mean(each, share=True) for each in lost))


def _met(compared: Compared, way: Way, unit: str) -> TableBlock:
    return TableBlock(
        f"What families met at each step. {way.title}",
        ("Step", "Begin in a year", f"Half waited, {unit}s", f"Nine in ten, {unit}s", "Left"),
        tuple(
            (
                node.title,
                _mean(node.starts),
                _mean(node.waits["p50"]),
                _mean(node.waits["p90"]),
                _mean(node.lost, share=True),
            )
            for node in compared.of(way).nodes
        ),
        frozenset((1, 2, 3, 4)),
        notes=("Half and nine in ten: of those who began, at most so long. Left: of the queue.",),
    )
