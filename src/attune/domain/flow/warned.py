"""What to be careful about: queues without end, families still there, times too short to tell."""

from collections.abc import Iterator

from .added import Runs
from .load import overfull
from .network import Network
from .runs import Prepared
from .state import STARTS, STILL_WAITING

SHORT = 1e-3  # of the unit of time: a thousand ticks
MANY_LEFT = 0.02


def warnings(prepared: Prepared, runs: Runs) -> tuple[str, ...]:
    """In plain sentences; none where there is nothing to say."""
    return (
        *unstable(prepared),
        *left_over(prepared, runs),
        *too_long(prepared, runs),
        *short(prepared.network),
    )


def unstable(prepared: Prepared) -> Iterator[str]:
    """By theory, before anything is simulated."""
    plan = prepared.plan
    for node, offered, slots in overfull(prepared.network, plan.warm, plan.until):
        yield (
            f"{node.key}: the queue is unstable. Families who would be in help there at once:"
            f" {offered:,.4g}; slots: {slots:,.4g}. Those who never give up wait longer and longer,"
            " so all figures here hang on how long it runs"
        )


def left_over(prepared: Prepared, runs: Runs) -> Iterator[str]:
    """Families counted who were still waiting when it ended: their waits are not told."""
    left, came = int(runs.outcomes[:, :, STILL_WAITING].sum()), int(runs.outcomes.sum())
    if left > MANY_LEFT * came:
        yield (
            f"When it ended, {left / came:.0%} of the families counted had not begun the right help"
            " and had not left: waits are longer than those shown. A longer run_out"
            " would show them, if the queue has an end"
        )


def too_long(prepared: Prepared, runs: Runs) -> Iterator[str]:
    """Waits beyond the histogram."""
    longest = (prepared.bins - 2) / prepared.plan.bins
    for place, node in enumerate(prepared.network.nodes):
        over = int(runs.tally["waits"][place, -1])
        if over:
            share = over / max(1, int(runs.at[:, :, place, STARTS].sum()))
            yield (
                f"{node.key}: {share:.1%} of those who began had waited longer than {longest:,.6g};"
                " quantiles are told up to there. Fewer bins would reach further"
            )


def short(network: Network) -> Iterator[str]:
    """Times of which the ticks of the clock are a visible part."""
    for node in network.nodes:
        for shape in (node.service, node.patience, *node.service_of.values()):
            if shape is not None and 0 < shape.mean < SHORT:
                yield (
                    f"{node.key}: a mean time of {shape.mean:g} is short beside the clock's tick of"
                    " a millionth; a smaller unit of time would be exact"
                )
