"""What stands behind a need estimate, in sentences: for the page, the download and the citation."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.calibration import Obtained
from attune.domain.evidence import EvidenceSet, Figure, Kind
from attune.domain.need import Need
from attune.domain.uncertainty.ranges import RangedNeed
from attune.kit.formats import day, number
from attune.kit.tables import Table, text

from .ranges.drawn import spreads

MARKS = {
    Kind.SOURCE: gettext_lazy("Stated by the source"),
    Kind.DERIVED: gettext_lazy("Worked out"),
    Kind.PROPOSAL: gettext_lazy("Attune proposal, editable"),
    Kind.EXPERT_PRIOR: gettext_lazy("Expert prior"),
}


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
    if need.calibration and need.calibration.obtained is Obtained.SLOPES_HELD:
        lines.append(_("Gradient: %(how)s.") % {"how": need.calibration.obtained.value})
    elif need.calibration:
        lines.append(
            _("Gradient: %(obtained)s, with %(anchor)s as the anchor.")
            % {"obtained": need.calibration.obtained.value, "anchor": need.calibration.anchor}
        )
    lines.append(
        _("Evidence: %(title)s, version %(version)s.")
        % {"title": evidence.title, "version": evidence.version}
    )
    return lines


def chance(ranged: RangedNeed) -> str:
    """How the ranges were drawn, so that anybody can draw them again."""
    sure = spreads()
    return _(
        "Likely range: the middle 95%% of %(draws)s draws (seed %(seed)s), with the spreads"
        " “%(title)s” (%(id)s, version %(version)s), which are expert priors: nobody measured them."
    ) % {
        "draws": number(ranged.draws),
        "seed": ranged.seed,
        "title": sure.title,
        "id": sure.id,
        "version": sure.version,
    }


def figures_table(evidence: EvidenceSet) -> Table:
    """Every figure assumed: its value in use, its range, who stands behind it."""
    return Table(
        caption=_("Every figure used, and where it comes from"),
        columns=(text(_("Figure")), text(_("In use")), text(_("Range")), text(_("Source"))),
        rows=tuple(
            (figure.title, figure.shown(evidence.value(figure.id)), figure.range, _source(figure))
            for figure in evidence.figures.values()
            if not figure.fixed
        ),
    )


def spreads_table() -> Table:
    """How sure every assumption is: all of it judged, none of it measured."""
    return Table(
        caption=_("How sure each assumption is"),
        columns=(text(_("Spread")), text(_("In use")), text(_("Range")), text(_("Source"))),
        rows=tuple(
            (figure.title, figure.shown(figure.value), figure.range, _source(figure))
            for figure in spreads().figures.values()
        ),
    )


def mark(figure: Figure) -> str:
    """Who stands behind a figure, in a word or two."""
    return str(MARKS[figure.kind])


def _source(figure: Figure) -> str:
    parts = (mark(figure), figure.source, day(figure.date), figure.note)
    return ". ".join(part.rstrip(".") for part in parts if part)
