"""Need laid beside what the directory offered on the day."""

from collections.abc import Iterator
from fractions import Fraction

from attune.domain.assessments.document import Block, Heading, Note, Paragraph, TableBlock
from attune.domain.assessments.inputs import OfferUsed
from attune.domain.levels import GROUPING_NOTE, Grouping
from attune.domain.likely import two_figures
from attune.domain.offers.standing import State
from attune.kit.formats import number
from attune.planning.assessments.blocks import between
from attune.planning.assessments.worked import Worked


def offer(worked: Worked) -> Iterator[Block]:
    """Each grouping: families with their range, and services; never one divided by the other."""
    yield Heading("Need beside what there is")
    yield Paragraph(said_of_offer(worked))
    if not worked.inputs.offers:
        return
    yield TableBlock(
        caption="Families who may need each grouping of help, and services there on the day",
        columns=("Grouping", "Families, likely range", "What the directory says", "Services",
                 "Specialised", "WTE (of services)"),
        rows=tuple(_row(worked, line) for line in worked.inputs.offers),
        numeric=frozenset({1, 3, 4, 5}),
        widths=(20, 20, 20, 12, 14, 14),
        notes=(
            "“Not asked” means that nobody was asked; it never means that there is none.",
            "WTE (whole-time equivalents) are of those services that have said how large they are.",
            GROUPING_NOTE,
        ),
    )  # fmt: skip
    yield Note(
        "Families are not divided by services: what a service could take on, and whom services"
        " elsewhere see, is not known."
    )


def said_of_offer(worked: Worked) -> str:
    """The gaps in one sentence, as the directory knew them."""
    lines = worked.inputs.offers
    if not any(line.services for line in lines):
        return "What there is: no service has been mapped yet, so nothing can be said of gaps."
    without = [line.grouping for line in lines if not State(line.state).current]  # type: ignore[call-arg]
    more = next(line for line in lines if line.grouping == Grouping.GETTING_MORE_HELP.value)
    said = f"What there is: {number(more.specialised)} specialised of {number(more.services)}"
    said += " services in the grouping “Getting more help”"
    if without:
        return (
            f"{said}; no current service is known in {', '.join(f'“{each}”' for each in without)}."
        )
    return f"{said}; every grouping has a current service."


def _row(worked: Worked, line: OfferUsed) -> tuple[str, ...]:
    families = worked.groupings[Grouping(line.grouping)]
    wte = Fraction(line.wte)
    return (
        line.grouping,
        between(two_figures(families.low), two_figures(families.high)),
        State(line.state).title,  # type: ignore[call-arg]
        number(line.services),
        number(line.specialised),
        f"{number(float(wte), 1)} (of {line.sized})",
    )
