"""How the model works: who goes where, by which rules, made of what (items 2.1 to 2.5)."""

from collections.abc import Iterator, Sequence

from attune.domain.assessments.document import (
    Block,
    BulletList,
    Heading,
    Note,
    Paragraph,
    TableBlock,
)
from attune.domain.flow.network import PRIORITIES, Network, Node, NodeKind
from attune.domain.flow.shapes import POINTS

from .parts import RunAim
from .words import NOTHING, number, percent, place, shape

ALGORITHMS = (
    (
        "Arrivals: a Poisson process for each class, whose rate is constant between the times"
        " given. Unit exponential gaps are laid along the expected number of arrivals (time is"
        " rescaled; nothing is thinned out)."
    ),
    (
        "Lengths of time: one uniform number, looked up in a table of the inverse of the"
        f" distribution with {POINTS:,} points, closer towards both ends; straight between points;"
        " the mean is exact."
    ),
    "Help that was going on at the start: drawn until it is longer than it has lasted already.",
    "A group lasts as long as was drawn for the first of its families.",
)


def logic(networks: Sequence[Network], aim: RunAim) -> Iterator[Block]:
    """The picture as a table, so that it can be read aloud and drawn again.

    Several networks are scenarios of one another: of the same families, under the same rules.
    """
    yield Heading("2 Logic")
    yield Heading("2.1 The network as a picture", 2)
    for network in networks:
        yield _ways(network, of_which(network, networks))
    yield Heading("2.2 The rules", 2)
    rules = (rule for network in networks for rule in _rules(network))
    yield BulletList(tuple(dict.fromkeys(rules)))
    yield Heading("2.3 How scenarios differ", 2)
    yield from _scenarios(aim)
    yield Heading("2.4 Methods of calculation", 2)
    yield BulletList(ALGORITHMS)
    yield Heading("2.5 What it is made of", 2)
    yield from _components(networks)


def of_which(network: Network, networks: Sequence[Network]) -> str:
    """What a caption ends with, where a table is of one of several networks."""
    return f". {network.title}" if len(networks) > 1 else ""


def _ways(network: Network, which: str) -> TableBlock:
    titles = {each.key: each.title for each in network.classes}
    rows = tuple(
        (
            titles[route.family],
            place(network, route.start),
            place(network, route.end),
            percent(route.share),
            percent(route.drop),
            shape(route.delay),
        )
        for route in network.routes
    )
    columns = ("Families", "From", "To", "Share", "Lost on the way", "Journey")
    arrows = "Each row is an arrow of the picture: a diagram can be drawn from this table alone."
    shares = "Shares are of those who go on; for whom a step was enough has left (see 2.5)."
    numeric = frozenset((3, 4))
    notes = (arrows, shares)
    return TableBlock(f"Who goes where{which}", columns, rows, numeric, (5, 5, 5, 3, 3, 5), notes)


def _rules(network: Network) -> Iterator[str]:
    yield (
        "A slot is held from the beginning of help to its end. A slot that is free goes to the most"
        " urgent class that waits, and within a class to who has waited longest."
    )
    yield "A number of slots that falls puts nobody out: slots go as they become free."
    yield (
        "At one moment, leaving a queue comes first, then ends of help, changes of capacity,"
        " starts, and last who joins."
    )
    if any(node.patience or node.patience_of for node in network.nodes):
        yield "Who waits as long as their patience lasts leaves, and does not come back."
    if network.age_out is not None:
        yield _birthdays(network, network.age_out)
    if any(each.resolves for each in network.classes):
        yield "For a share of families a step is enough, although they were thought to need more."
    if network.blocking:
        yield "Who has finished keeps the slot while the next queue is full."
    elif any(node.room is not None for node in network.nodes):
        yield "Who finds a queue full is turned away."
    if any(node.kind is NodeKind.GROUP for node in network.nodes):
        yield "A group begins together: when it is full, or on its dates with those who wait."


def _birthdays(network: Network, age: float) -> str:
    then = "stops" if network.stops_help else "goes on"
    return (
        f"A family whose child reaches the age of {number(age)} leaves the queue, or the way to the"
        f" next step. Help that has begun {then}."
    )


def _scenarios(aim: RunAim) -> Iterator[Block]:
    if not aim.scenarios:
        yield Paragraph("There is one network, and nothing it differs from.")
        return
    rows = tuple((each.name, each.differs) for each in aim.scenarios)
    yield TableBlock("How each scenario differs", ("Scenario", "Differs in"), rows, widths=(1, 2))
    yield Note("Every scenario meets the same families: ages, patience and lengths of help too.")


def _components(networks: Sequence[Network]) -> Iterator[Block]:
    network = networks[0]
    yield TableBlock(
        "Families",
        ("Families", "Turn (1 goes first)", "Help they need", "A lower step is enough for"),
        tuple(
            (
                each.title,
                f"{each.priority + 1} of {PRIORITIES}",
                ", ".join(place(network, key) for key in each.right) or NOTHING,
                "; ".join(f"{place(network, k)}: {percent(v)}" for k, v in each.resolves.items())
                or NOTHING,
            )
            for each in network.classes
        ),
    )
    for each in networks:
        yield TableBlock(
            f"Steps of help{of_which(each, networks)}",
            ("Step", "Kind", "Room to wait"),
            tuple((node.title, _kind(node), _room(node)) for node in each.nodes),
            widths=(2, 3, 1),
        )
    yield Paragraph(
        "Resources are the slots of each step. Each step has one queue for each urgency. Families"
        " enter by the door when they are identified, and leave when they end as one of the"
        " outcomes above."
    )


def _kind(node: Node) -> str:
    if node.kind is NodeKind.UNLIMITED:
        return "nobody waits"
    if node.together is None:
        return "a slot for each family"
    dates = f", or every {number(node.together.every)}" if node.together.every else ""
    return f"in groups of {node.together.size}{dates}"


def _room(node: Node) -> str:
    return "for all" if node.room is None else f"{node.room:,}"
