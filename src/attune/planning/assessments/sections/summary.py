"""The one-page summary, which comes first."""

from collections.abc import Iterator

from attune.domain.assessments.document import (
    Block,
    BulletList,
    Heading,
    Note,
    Paragraph,
    TableBlock,
)
from attune.domain.levels import Level
from attune.domain.likely import Likely
from attune.kit.formats import number, percent
from attune.planning.assessments.blocks import between
from attune.planning.assessments.worked import Worked

from .offer import said_of_offer


def summary(worked: Worked) -> Iterator[Block]:
    """The answer, five figures, what stands beside it, and what it is not."""
    need, ranged = worked.need, worked.ranged
    net = Likely.of(ranged.net, middle=need.specialist.net)
    yield Heading("Summary")
    yield Paragraph(
        f"About {between(net.low, net.high)} families in {worked.locality.name} with a child under"
        " two now may need specialist help for the relationship between parent and baby, beyond"
        f" those whom perinatal mental health teams may see. The middle estimate is"
        f" {number(net.middle)}.",
        lead=True,
    )
    yield _figures(worked)
    yield BulletList(tuple(_points(worked)))
    yield Note(
        "A range is the middle 95% of what the assumptions allow, in two figures. It says how"
        " unsure the assumptions make the figure. It cannot know whether the model is right, and"
        " it counts no family known to any service."
    )


def _figures(worked: Worked) -> TableBlock:
    need, ranged = worked.need, worked.ranged
    rows = (
        ("Specialist help now, all", need.specialist.gross, ranged.gross),
        ("Specialist help now, beyond perinatal teams", need.specialist.net, ranged.net),
        ("Specialist help in one year, beyond perinatal teams", need.year.net, ranged.year_net),
        *(
            (level.title, need.levels[level], ranged.levels[level])
            for level in (Level.TARGETED, Level.RISK_SUPPORT)
        ),
    )
    likely = [(words, Likely.of(interval, middle=middle)) for words, middle, interval in rows]
    return TableBlock(
        caption=f"Families who may need help, of {number(need.under_twos)} with a child under two",
        columns=("Which help", "Middle estimate", "Likely range"),
        rows=tuple((words, number(each.middle), between(each.low, each.high))
                   for words, each in likely),
        numeric=frozenset({1, 2}),
        widths=(60, 17, 23),
    )  # fmt: skip


def _points(worked: Worked) -> Iterator[str]:
    need = worked.need
    if need.most_deprived_decile_percent is not None:
        share = percent(need.most_deprived_decile_percent, 1)
        yield (
            f"Where: {share} of children aged 0 to 2 live in the most deprived tenth of England's"
            " areas, where more families may need help."
        )
    yield said_of_offer(worked)
    strongest = worked.tornado.bars[0]
    low, high = sorted((strongest.at_low, strongest.at_high))
    yield (
        f"What matters most: “{strongest.mover.title}”. By itself it moves the yearly figure from"
        f" {number(low)} to {number(high)}."
    )
    population = need.vintages.population
    years = population.years_old(on=worked.inputs.on)
    yield f"How old: the population ({population.name}) was counted {years} years ago."
    changes = [change.words for change in worked.evidence.changed]
    if changes or worked.says:
        yield "Changed from the published values: " + "; ".join([*changes, *worked.says]) + "."
    else:
        yield "Changed from the published values: nothing."
