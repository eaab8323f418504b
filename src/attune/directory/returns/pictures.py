"""The table of quarters and services, and the picture of the totals; every count gated before."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.returns import Quarter
from attune.kit.charts import Bar, BarChart
from attune.kit.small_numbers import notes, shown
from attune.kit.tables import Table, text
from attune.place.localities.models import Locality

from .gated import GatedReturns

TITLES = {
    "referrals": gettext_lazy("Referrals received"),
    "accepted": gettext_lazy("Referrals accepted"),
    "waiting": gettext_lazy("Families waiting on the last day"),
    "seen": gettext_lazy("Families seen"),
}


def table(found: GatedReturns, measure: str, locality: Locality) -> Table:
    """A row for each service, a column for each quarter, the place last."""
    rows = [
        (service.name, *(_cell(found, service, quarter, measure) for quarter in found.quarters))
        for service in found.services
    ]
    whole = [shown(found.total(quarter, measure), found.rule) for quarter in found.quarters]
    return Table(
        caption=_("%(measure)s, families with a child under two") % {"measure": TITLES[measure]},
        columns=(text(_("Service")), *(text(quarter.title) for quarter in found.quarters)),
        rows=(*rows, (_("All of %(place)s") % {"place": locality.name}, *whole)),
        notes=notes(found.rule),
    )


def _cell(found: GatedReturns, service: object, quarter: Quarter, measure: str) -> str | None:
    count = found.count(service, quarter, measure)  # type: ignore[arg-type]
    return shown(count, found.rule) if count else None


def picture(found: GatedReturns, measure: str, locality: Locality) -> BarChart | None:
    """The totals that may be shown; nothing where none may."""
    totals = [(quarter, found.total(quarter, measure)) for quarter in found.quarters]
    bars = tuple(
        Bar(f"{quarter.title}: {shown(total, found.rule)}", total.value)
        for quarter, total in totals
        if total.value is not None
    )
    missing = [quarter.title for quarter, total in totals if total.value is None]
    if not bars:
        return None
    left_out = _("Not drawn: %(quarters)s.") % {"quarters": ", ".join(missing)} if missing else ""
    words = {"measure": TITLES[measure], "place": locality.name}
    return BarChart(
        title=_("%(measure)s in %(place)s") % words,
        bars=bars,
        unit=_("families"),
        row_title=_("Quarter"),
        sentence=left_out,
        notes=notes(found.rule),
    )
