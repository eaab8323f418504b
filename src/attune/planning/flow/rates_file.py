"""Reads a file of observed rates: every row understood, or every fault named."""

from contextlib import suppress
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from attune.domain.flow.scenarios.rates import Observed, Rates
from attune.domain.refusals import Refused
from attune.planning.small_files import MOST_FAULTS, FileRefused, rows_of

COLUMNS = ("rate", "value", "source", "date")


def read_rates(data: bytes, *, name: str, shipped: Rates, today: date) -> tuple[Observed, ...]:
    """Columns rate, value, source, date with headings; FileRefused with every fault."""
    found: dict[str, Observed] = {}
    faults = []
    for place, cells in rows_of(data, name=name, needed=COLUMNS):
        try:
            seen = _observed(cells, shipped, today)
            if seen.key in found:
                raise Refused(_("rate: “%(key)s” stands in two rows") % {"key": seen.key})
            found[seen.key] = seen
        except Refused as refused:
            faults.append(
                _("%(name)s, row %(row)s, ") % {"name": name, "row": place} + str(refused)
            )
    if not found and not faults:
        faults.append(_("%(name)s has headings but no row with a rate") % {"name": name})
    if faults:
        raise FileRefused(*faults[:MOST_FAULTS])
    return tuple(found.values())


def _observed(cells: dict[str, str], shipped: Rates, today: date) -> Observed:
    """One row; Refused with the field in front."""
    key = cells.get("rate", "").casefold()
    figure = shipped.shipped.get(key)
    if figure is None:
        raise Refused(_("rate: “%(key)s” is no rate; the page lists them") % {"key": key[:60]})
    try:
        value = figure.checked(cells.get("value", ""))
    except Refused as refused:
        raise Refused(_("value: %(why)s") % {"why": refused}) from None
    source = " ".join(cells.get("source", "").split())
    if not 1 <= len(source) <= 300:
        raise Refused(_("source: say in 1 to 300 characters where the value was counted"))
    return Observed(key, value, source, _day(cells.get("date", ""), today))


def _day(cell: str, today: date) -> date:
    try:
        day = date.fromisoformat(cell)
    except ValueError:
        raise Refused(
            _("date: “%(cell)s” is no day; write it as 2026-09-30") % {"cell": cell[:40]}
        ) from None
    if day > today:
        raise Refused(_("date: %(cell)s is still to come") % {"cell": cell})
    return day


def plain(seen: tuple[Observed, ...]) -> list[dict[str, object]]:
    """As kept."""
    return [{"rate": s.key, "value": s.value, "source": s.source, "date": s.on} for s in seen]


def kept(rates: Rates, rows: list[dict[str, Any]]) -> Rates:
    """With what was kept; what the shipped rates no longer know or allow is passed over."""
    for row in rows:
        on = date.fromisoformat(row["date"])
        with suppress(Refused):
            rates = rates.with_observed(Observed(row["rate"], row["value"], row["source"], on))
    return rates
