"""The inputs to the three methods and the pay table as shipped, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from attune.domain.evidence import Figure
from attune.domain.evidence_reading import read_figures
from attune.domain.reading import Entry
from attune.domain.staffing.pay import PayTable, read_pay
from attune.place.content.files import read

INPUTS, PAY = "proposal-2026", "afc-2025-26"


@dataclass(frozen=True)
class ShippedStaffing:
    """Figures of the methods and of on-costs, an illustrative team by band, and a pay table."""

    inputs: Mapping[str, Figure]
    on_costs: Mapping[str, Figure]
    team: Mapping[str, Decimal]
    pay: PayTable


@cache
def shipped_staffing() -> ShippedStaffing:
    """Two content files together."""
    inputs, pay = read("staffing", INPUTS), read("pay", PAY)
    whole = Entry.of(f"{inputs.name}.toml", inputs.data)
    team = whole.entries("team", "team")
    return ShippedStaffing(
        inputs=read_figures(whole),
        on_costs=read_figures(Entry.of(f"{pay.name}.toml", pay.data)),
        team={each.text("band"): each.number("wte") for each in team},
        pay=read_pay(pay.data, file=f"{pay.name}.toml"),
    )
