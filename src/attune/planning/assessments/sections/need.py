"""How many families may need what, what moves the estimate, and where the children live."""

from collections.abc import Iterator

from attune.domain.assessments.document import (
    Block,
    Heading,
    Note,
    Paragraph,
    PictureBlock,
    RangeBar,
    TableBlock,
)
from attune.domain.gradients import AttachmentPercents
from attune.domain.levels import Level
from attune.domain.likely import Likely
from attune.kit.formats import number, percent
from attune.planning import need_movers, need_pictures
from attune.planning.assessments.blocks import bar, between, listed, table_block
from attune.planning.assessments.worked import Worked
from attune.planning.need_output import year_in_words


def levels(worked: Worked) -> Iterator[Block]:
    """The six levels, as picture and table, then what follows for a specialist service."""
    need, ranged = worked.need, worked.ranged
    bars = tuple(bar(level.title, need_pictures.likely(level, need, ranged)) for level in Level)
    yield Heading("How many families may need what")
    yield Paragraph(
        f"{number(need.under_twos)} children under two live in {worked.locality.name}. The six"
        " levels divide their families; each level is rounded by itself."
    )
    yield PictureBlock(
        title="Families by level of help, with likely ranges",
        alt=f"Six bars of families. {listed(bars)}.",
        bars=bars,
        unit="Families",
    )
    yield table_block(
        need_pictures.levels_table(need, ranged), widths=(42, 17, 20, 21), right=frozenset({2})
    )
    yield Heading("Specialist help: all, and beyond perinatal teams", level=2)
    yield _specialist(worked)
    yield Note(f"In one year: {year_in_words(worked.evidence)}.")
    yield from _known(worked)


def _specialist(worked: Worked) -> TableBlock:
    need, ranged = worked.need, worked.ranged
    rows = (
        ("With a child under two now", need.specialist, ranged.gross, ranged.net),
        ("In one year", need.year, ranged.year_gross, ranged.year_net),
    )
    told = []
    for words, families, gross, net in rows:
        all_of_them = Likely.of(gross, middle=families.gross)
        rest = Likely.of(net, middle=families.net)
        told.append(
            (
                words,
                number(all_of_them.middle),
                between(all_of_them.low, all_of_them.high),
                number(families.perinatal),
                number(rest.middle),
                between(rest.low, rest.high),
            )
        )
    return TableBlock(
        caption="Families who may need specialist parent and infant relationship support",
        columns=(
            "Families",
            "All",
            "Likely range",
            "Seen by perinatal teams",
            "The rest",
            "Likely range",
        ),
        rows=tuple(told),
        numeric=frozenset(range(1, 6)),
        widths=(24, 11, 19, 16, 11, 19),
    )


def _known(worked: Worked) -> Iterator[Block]:
    """What the area recorded as better known, beside the model and never instead of it."""
    if worked.known:
        yield Heading("What this area knows better", level=2)
        yield TableBlock(
            caption="Figures that the area recorded itself",
            columns=("Figure", "Families", "Source", "Reason"),
            rows=tuple(worked.known),
            numeric=frozenset({1}),
            widths=(30, 12, 28, 30),
        )


def movers(worked: Worked) -> Iterator[Block]:
    """One assumption at a time: the tornado, and its table."""
    chart = need_movers.movers_chart(worked.tornado)
    bars = tuple(
        RangeBar(
            str(each.label),
            round(chart.middle),
            *(round(end) for end in each.ends),
            said=str(each.between),
        )
        for each in chart.swings
    )
    yield Heading("What moves the estimate most")
    yield Paragraph(str(chart.sentence))
    yield PictureBlock(
        title=str(chart.title),
        alt=f"Spans around {number(chart.middle)} families a year, widest first. {listed(bars)}.",
        bars=bars,
        unit="Families a year",
        middle=round(chart.middle),
    )
    yield table_block(chart.table, caption=f"{chart.title}, in figures", widths=(44, 16, 20, 20))
    yield table_block(need_movers.weights_table(worked.tornado), widths=(70, 30))


def where(worked: Worked) -> Iterator[Block]:
    """Deprivation of the areas in which the children live."""
    need = worked.need
    yield Heading("Where the children live")
    if need.most_deprived_decile_percent is None:
        yield Paragraph("Deprivation is not known here, so nothing can be said of it.")
        return
    share = percent(need.most_deprived_decile_percent, 2)
    yield Paragraph(
        f"{share} of children aged 0 to 2 live in the most deprived tenth of England's areas."
        " Need is worked out by deprivation alone; it never varies by ethnicity."
    )
    yield TableBlock(
        caption="Children under two, and the attachment assumed, by tenth of England's areas",
        columns=("Tenth of England's areas", "Children under two", "Secure", "Insecure",
                 "Disorganised"),
        rows=tuple(_tenth(row.decile, row.under_twos, row.attachment) for row in need.by_decile),
        numeric=frozenset(range(1, 5)),
        widths=(36, 19, 15, 15, 15),
        notes=("Attachment is a share of a population, never a diagnosis of a child.",),
    )  # fmt: skip


def _tenth(decile: int, children: int | None, mix: AttachmentPercents) -> tuple[str, ...]:
    words = {1: "1, most deprived", 10: "10, least deprived"}.get(decile, str(decile))
    shares = (percent(each, 1) for each in (mix.secure, mix.insecure, mix.disorganised))
    return (words, number(children), *shares)
