"""What stands behind a need estimate, in sentences: for the page, the download and the citation."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from attune.domain.evidence import EvidenceSet, Figure, Kind
from attune.domain.need import Need
from attune.kit.formats import day
from attune.kit.tables import Table, text


def notes(need: Need, evidence: EvidenceSet, sources: Sequence[str]) -> list[str]:
    """Every sentence, for the sheet that goes with a download."""
    changed = [change.words for change in evidence.changed]
    return [*vintages(need, evidence), *sources, *changed, *evidence.limits]


def age(need: Need) -> str:
    """How old the data is: the page says so beside the figures."""
    years = need.vintages.population.years_old(on=timezone.localdate())
    return _("On %(vintages)s. The population was counted %(years)s years ago.") % {
        "vintages": need.vintages.title,
        "years": years,
    }


def vintages(need: Need, evidence: EvidenceSet) -> list[str]:
    """The age of the data, where the gradient comes from, and which evidence was used."""
    population, deprivation = need.vintages.population, need.vintages.deprivation
    lines = [
        _("Population: %(name)s, as counted on %(day)s, %(years)s years ago.")
        % {
            "name": population.name,
            "day": day(population.day),
            "years": population.years_old(on=timezone.localdate()),
        }
    ]
    if deprivation:
        lines.append(
            _("Deprivation: %(name)s, published on %(day)s.")
            % {"name": deprivation.name, "day": day(deprivation.published)}
        )
    if need.calibration:
        lines.append(
            _("Gradient: %(obtained)s, with %(anchor)s as the anchor.")
            % {"obtained": need.calibration.obtained.value, "anchor": need.calibration.anchor}
        )
    lines.append(
        _("Evidence: %(title)s, version %(version)s.")
        % {"title": evidence.title, "version": evidence.version}
    )
    return lines


def figures_table(evidence: EvidenceSet) -> Table:
    """Every figure assumed: its value in use, its range, its source."""
    return Table(
        caption=_("Every figure used, and where it comes from"),
        columns=(text(_("Figure")), text(_("In use")), text(_("Range")), text(_("Source"))),
        rows=tuple(
            (figure.title, figure.shown(evidence.value(figure.id)), figure.range, _source(figure))
            for figure in evidence.figures.values()
            if not figure.fixed
        ),
    )


def _source(figure: Figure) -> str:
    proposal = _("Attune proposal, editable") if figure.kind is Kind.PROPOSAL else ""
    parts = (proposal, figure.source, day(figure.date), figure.note)
    return ". ".join(part.rstrip(".") for part in parts if part)
