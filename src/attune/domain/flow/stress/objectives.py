"""What the model is for, what it says, what was asked of it (items 1.1 to 1.3)."""

from collections.abc import Iterator

from attune.domain.assessments.document import Block, BulletList, Heading, Paragraph, TableBlock
from attune.domain.flow.runs import Plan

from .parts import RunAim, RunFacts
from .words import number

OUTCOMES = (
    "Right help completed: began a step that is the help they need, and has left.",
    "Right help under way: the same, and is still in the network when the run ends.",
    "Resolved at a lower step: less than they were thought to need was enough.",
    "Lower help only: was helped and left, but never began the help they need.",
    "Gave up waiting: waited as long as they were ready to.",
    "Lost on the way: did not arrive at the step they were sent on to.",
    "Too old: the child reached the age limit before help.",
    "Still there: waiting or on the way when the run ends.",
    "Turned away: found no room to wait.",
)


def objectives(
    plan: Plan, aim: RunAim, facts: RunFacts, figures: tuple[str, ...] = ()
) -> Iterator[Block]:
    """Of the aim, and of every figure that is shown: those of one network unless others are."""
    yield Heading("1 Objectives")
    yield Heading("1.1 What the model is for", 2)
    yield Paragraph(aim.purpose)
    yield Heading("1.2 What it says", 2)
    yield BulletList((counted(plan, facts.unit), *(figures or _figures(plan, facts.unit))))
    yield Paragraph("Every family that is counted ends as exactly one of these:")
    yield BulletList(OUTCOMES)
    yield Heading("1.3 What was asked of it", 2)
    yield from _asked(aim)


def counted(plan: Plan, unit: str) -> str:
    return (
        f"Who is counted: families who come {_looked(plan, unit)}, whatever happens to them later."
    )


def _looked(plan: Plan, unit: str) -> str:
    return f"from {unit} {number(plan.warm)} to {unit} {number(plan.until)}"


def _figures(plan: Plan, unit: str) -> tuple[str, ...]:
    wait = (
        "Mean wait: of all who began at a step, from joining its queue to beginning, who began at"
        " once among them."
    )
    in_time = f"In time: the share of those who began after {number(plan.target)} or less."
    lost = "Lost: of those who joined a queue or began at once, the share who left the queue."
    full = (
        "Mean queue and mean busy: families waiting and slots in use, averaged over time"
        f" {_looked(plan, unit)}; summed exactly, not looked at now and then."
    )
    right = (
        "Began the right help: of all who came, the share who began a step that is the help they"
        " need; and after how long."
    )
    error = (
        "Each mean and share is a ratio of sums over all replications. Its 95% interval comes from"
        " how replications differ (the error of a ratio, Student's t)."
    )
    return wait, in_time, lost, full, right, error


def _asked(aim: RunAim) -> Iterator[Block]:
    if aim.questions:
        yield BulletList(aim.questions)
    else:
        yield Paragraph("No question was written down: one network was run as it stands.")
    if aim.scenarios:
        yield TableBlock(
            "Scenarios, and why they were tried",
            ("Scenario", "Why"),
            tuple((each.name, each.why) for each in aim.scenarios),
            widths=(1, 2),
        )
