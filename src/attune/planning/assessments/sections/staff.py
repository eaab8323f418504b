"""Staff and money by methods side by side; none of them is a norm, and one has no default."""

from collections.abc import Iterator
from decimal import Decimal

from attune.domain.assessments.document import Block, Heading, Note, Paragraph, TableBlock
from attune.domain.levels import Level
from attune.domain.rounding import settled
from attune.domain.staffing.methods import Care, Span, WorkingTime, by_activity, by_funding
from attune.kit.formats import number
from attune.planning.assessments.blocks import between
from attune.planning.assessments.gathering import STAFFING, staffing_used
from attune.planning.assessments.worked import Worked, same
from attune.planning.need_sources import mark
from attune.planning.staffing.shipped import shipped_staffing

USED = ("weeks", "week_hours", "direct_share", "short_sessions", "long_sessions", "session_hours")


def staff(worked: Worked) -> Iterator[Block]:
    """Whole-time workers by sessions and hours, and money by funding for each baby."""
    for wanted in worked.inputs.files_of(STAFFING):
        same(wanted, staffing_used())
    figures = shipped_staffing().inputs
    values = {name: figure.value for name, figure in figures.items()}
    families = _families(worked)
    time = WorkingTime(values["weeks"], values["week_hours"], values["direct_share"])
    wte = by_activity(_cares(worked, families, values), time)
    money = by_funding(families, values["per_baby"]).times(Decimal(1) / 1_000_000)
    yield Heading("Staff and money")
    yield Paragraph(
        f"For {number(families.middle)} families in a year, the sessions and hours assumed here ask"
        f" for about {number(wte.middle)} whole-time workers"
        f" ({between(wte.low, wte.high)}). No method is a norm."
    )
    yield TableBlock(
        caption="Methods side by side",
        columns=("Method", "In a year", "With the range of the need"),
        rows=(
            ("Activity: sessions and hours, in whole-time workers", number(wte.middle),
             between(wte.low, wte.high)),
            ("Families that one worker takes on in a year", "no figure chosen",
             "each area chooses its own"),
            ("Funding for each baby, in £ million", number(money.middle, 1),
             f"{number(money.low, 1)} to {number(money.high, 1)}"),
        ),
        numeric=frozenset({1, 2}),
        widths=(50, 20, 30),
    )  # fmt: skip
    yield _assumed()
    yield Note(
        f"{figures['intake'].title}: {figures['intake'].shown(figures['intake'].value)} is one"
        " start-up team's intake, not a norm, and is never used unless somebody chooses it."
    )


def _families(worked: Worked) -> Span:
    interval = worked.ranged.year_net
    middle = Decimal(worked.need.year.net)
    return Span(middle, settled(interval.low), settled(interval.high))


def _cares(worked: Worked, families: Span, values: dict[str, Decimal]) -> list[Care]:
    """Short- and long-term help in the proportion of the two levels."""
    levels = worked.need.levels
    short, long = levels[Level.SHORT_TERM_PAIR], levels[Level.LONG_TERM_PAIR]
    part = Decimal(short) / max(1, short + long)
    hours = values["session_hours"]
    return [
        Care("Short-term support", families.times(part), values["short_sessions"], hours),
        Care("Long-term support", families.times(1 - part), values["long_sessions"], hours),
    ]


def _assumed() -> TableBlock:
    figures = shipped_staffing().inputs
    return TableBlock(
        caption="What the methods assume",
        columns=("Figure", "In use", "Range", "Who says so", "Source"),
        rows=tuple(
            (
                figures[name].title,
                figures[name].shown(figures[name].value),
                figures[name].range,
                mark(figures[name]),
                figures[name].source,
            )
            for name in (*USED, "per_baby")
        ),
        widths=(32, 10, 14, 16, 28),
    )
