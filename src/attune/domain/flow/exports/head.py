"""How every script begins: where it comes from, what it holds, what it cannot say."""

from textwrap import wrap

from attune.domain.flow.network import Network, NodeKind
from attune.domain.flow.runs import Plan

from .parts import Origin, Unsupported

WIDTH = 92


def head(
    tool: str,
    install: str,
    network: Network,
    plan: Plan,
    origin: Origin,
    unsupported: tuple[Unsupported, ...],
) -> str:
    """Comments only; whatever stands in a title is written so that it cannot leave its line."""
    lines = [
        f"A simulation for {tool}, written by Attune {origin.version} on {origin.made:%d %B %Y},",
        "so that anybody can check what Attune says with a program that is not ours.",
        "",
        f"Network: {network.title!r}",
        f"Nodes: {len(network.nodes)}. Classes of families: {len(network.classes)}.",
        _whom(network),
        f"Times are in one unit: {origin.unit!r}.",
        f"Seed {plan.seed}; {plan.replications:,} replications.",
        f"Licence of this script: {origin.licence}.",
        "",
        f"To run it: pip install {install}; python this_file.py > answer.json",
        "Fewer replications: python this_file.py --replications 20",
        "Compare with: attune planning flow run FILE.toml --json. Chance is drawn in another way",
        "here, so figures agree within their standard errors and are not equal.",
        "",
        "What is not as in Attune:",
    ]
    for each in unsupported:
        lines += [f"- {each.part}: {each.reason}", f"  Here: {each.instead}"]
    return "\n".join(part for line in lines for part in _commented(line))


def _whom(network: Network) -> str:
    if not network.there:
        return "It holds nothing about any one family: rates only."
    return (
        f"It holds how long {len(network.there)} families have been there and how old each child"
        " is, without a name: keep it as you keep such a list."
    )


def _commented(line: str) -> list[str]:
    """At most so wide, and never more than one line of comment for one of ours."""
    indent = "  " if line.startswith(("- ", "  ")) else ""
    parts = wrap(line, WIDTH, subsequent_indent=indent, break_long_words=False)
    return [f"# {part}" for part in parts] or ["#"]


def everywhere(tool: str, network: Network) -> tuple[Unsupported, ...]:
    """Said of every tool: its order of events, and a start that is odd."""
    ties = Unsupported(
        "Events at exactly the same moment",
        "Attune puts leaving a queue first, then ends of help, changes of capacity, starts,"
        " joining.",
        f"{tool} takes them in an order of its own; it matters only where times are whole numbers.",
    )
    return ties, *(_idle(key) for key in _idle_at_the_start(network))


def _idle(key: str) -> Unsupported:
    return Unsupported(
        f"Families who wait at {key!r} at the start, although slots are free",
        "Attune lets them begin when they came, before the start.",
        "they begin at the start.",
    )


def _idle_at_the_start(network: Network) -> list[str]:
    """Nodes with people waiting beside slots that nobody uses."""
    in_help = [each.node for each in network.there if each.in_help]
    waiting = {each.node for each in network.there if not each.in_help}
    return [
        node.key
        for node in network.nodes
        if node.kind is NodeKind.SLOTS and node.key in waiting
        if in_help.count(node.key) < node.capacity[0].slots
    ]
