"""Families seen as the directory's services return them, gated there, beside the need here."""

from django.utils import timezone
from django.utils.translation import gettext as _

from attune.directory.returns.gated import gated_returns
from attune.domain.returns import last_ended
from attune.kit.small_numbers import notes, shown
from attune.kit.tables import Table, number, text
from attune.place.localities.models import Locality

from .yardsticks import Measured

QUARTERS = 4


def returned(locality: Locality) -> Table | None:
    """Families seen in each of the last four quarters; None where no service sends returns.

    Quarters are not added up: a family seen in two of them is counted in both.
    """
    quarters = last_ended(on=timezone.localdate()).back(QUARTERS)
    found = gated_returns(locality, quarters, ["seen"])
    if not found.services:
        return None
    need = Measured(locality).whole()
    rows = []
    for quarter in found.quarters:
        total = found.total(quarter, "seen")
        each = 100 * total.value / need if need and total.value is not None else None
        rows.append((quarter.title, shown(total, found.rule), each))
    columns = (text(_("Quarter")), text(_("Families seen")))
    columns += (number(_("For every 100 who may need specialist help"), 1),)
    said = (
        _("As services returned them. A family seen by two services or in two quarters is counted"
          " twice, so quarters are not added up. Returns do not say where families live: to compare"
          " areas or groups, load a file of counts."),
    )  # fmt: skip
    return Table(_("From the directory's returns"), columns, tuple(rows), said + notes(found.rule))
