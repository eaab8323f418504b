"""Pay by band as dated figures, what an employer pays on top, and what a team costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from attune.domain.reading import Entry
from attune.domain.refusals import Refused

MOST_WTE = 1000


@dataclass(frozen=True)
class PayBand:
    """Lowest and highest yearly pay of a band, in pounds."""

    name: str
    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if not 0 < self.low <= self.high:
            raise Refused(f"Band {self.name}: pay rises from above 0")

    @property
    def middle(self) -> Decimal:
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class OnCosts:
    """What an employer pays beside pay: shares of pay, insurance above a threshold."""

    insurance: Decimal
    insurance_above: Decimal
    pension: Decimal
    overhead: Decimal  # of pay and on-costs: rooms, management, supervision, travel

    def __post_init__(self) -> None:
        shares = (self.insurance, self.pension, self.overhead)
        if not all(0 <= share <= 1 for share in shares) or self.insurance_above < 0:
            raise Refused("On-costs are shares from 0 to 100%, and a threshold of 0 or more")

    def staff(self, pay: Decimal) -> Decimal:
        """Yearly pounds for one whole-time worker, without overheads."""
        above = max(Decimal(0), pay - self.insurance_above)
        return pay + self.insurance * above + self.pension * pay


@dataclass(frozen=True)
class PayTable:
    """Bands of one agreement and year, with its source."""

    id: str
    title: str
    source: str
    start: date
    secondary: bool  # taken from somebody who quotes the agreement
    bands: Mapping[str, PayBand]

    def __post_init__(self) -> None:
        object.__setattr__(self, "bands", MappingProxyType(dict(self.bands)))


@dataclass(frozen=True)
class TeamCost:
    """What a team costs in a year, in pounds."""

    wte: Decimal
    staff: Decimal  # pay, insurance and pension
    whole: Decimal  # with overheads

    @property
    def per_wte(self) -> Decimal:
        return self.whole / self.wte

    def per_family(self, families_per_wte: Decimal) -> Decimal:
        """Pounds for a family, where one worker takes so many a year."""
        if families_per_wte <= 0:
            raise Refused("One worker takes more than 0 families a year")
        return self.per_wte / families_per_wte


def team_cost(team: Mapping[str, Decimal], table: PayTable, on_costs: OnCosts) -> TeamCost:
    """Of whole-time equivalents by band, each at the middle of its band."""
    unknown = [band for band in team if band not in table.bands]
    if unknown:
        raise Refused(f"{table.title} has no band {unknown[0]}")
    if any(not 0 <= wte <= MOST_WTE for wte in team.values()):
        raise Refused(f"A team has from 0 to {MOST_WTE:,} whole-time workers of a band")
    wte = sum(team.values(), Decimal(0))
    if wte == 0:
        raise Refused("A team has somebody in it")
    staff = sum(
        (count * on_costs.staff(table.bands[band].middle) for band, count in team.items()),
        Decimal(0),
    )
    return TeamCost(wte, staff, staff * (1 + on_costs.overhead))


def read_pay(data: object, *, file: str) -> PayTable:
    """A pay table out of its parsed file; refuses with file, band and field."""
    whole = Entry.of(file, data)
    bands = whole.entry("bands")
    return PayTable(
        id=whole.text("id"),
        title=whole.text("title"),
        source=whole.text("source"),
        start=whole.day("start"),
        secondary=whole.yes("secondary"),
        bands={name: _band(name, bands.entry(name)) for name in bands.data},
    )


def _band(name: str, entry: Entry) -> PayBand:
    low, high = entry.number("low"), entry.number("high")
    try:
        return PayBand(name, low, high)
    except Refused as refused:
        raise Refused(f"{entry.where}: {refused}") from None
