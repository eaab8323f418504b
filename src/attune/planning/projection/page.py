"""The page of the years ahead: children and need by year on the path asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from attune.domain.projections.births import TREND_YEARS, Path
from attune.domain.projections.need_ahead import NeedAhead, need_ahead
from attune.domain.projections.outlook import FURTHEST, Outlook
from attune.domain.refusals import Refused
from attune.kit.formats import number, percent
from attune.place.localities.models import Locality
from attune.planning import footing
from attune.planning.evidence import shipped
from attune.planning.needed import Needed, needed

from .forms import PathForm
from .known import Known, known

OF_NEED = ("stock_to_flow", "uptake", "children_per_family")


@dataclass(frozen=True)
class ProjectionPage:
    """What was asked of one locality, and the years; `problem` where they cannot be had."""

    form: PathForm
    known: Known
    needed: Needed
    change: Decimal
    years: tuple[NeedAhead, ...] = ()
    problem: str = ""

    @property
    def last(self) -> NeedAhead:
        return self.years[-1]

    @property
    def path_in_words(self) -> str:
        """If births ..."""
        if self.known.births is None:
            return _("By the projection loaded")
        words = {"rate": percent(abs(100 * self.change), 2), "last": self.known.births.last}
        if self.change == 0:
            return _("If births stay as in %(last)s") % words
        if self.change < 0:
            return _("If births go on falling by %(rate)s a year after %(last)s") % words
        return _("If births go on rising by %(rate)s a year after %(last)s") % words

    @property
    def sentence(self) -> str:
        """The one sentence to take away."""
        last = self.last
        words = {
            "path": self.path_in_words,
            "net": number(last.net),
            "low": number(last.low),
            "high": number(last.high),
            "year": last.year.year,
            "now": number(self.needed.need.specialist.net),
            "counted": self.needed.need.vintages.population.day.year,
        }
        return (
            _(
                "%(path)s, about %(net)s families (%(low)s to %(high)s) with a child under two may"
                " need specialist help in %(year)s; %(now)s in %(counted)s."
            )
            % words
        )

    @property
    def stands_on(self) -> list[str]:
        """What the figures stand on, a sentence each."""
        need = self.needed.need
        return [
            *self.known.sources,
            _("Children counted: %(name)s.") % {"name": need.vintages.population.name},
            *self.needed.ground.sources,
            *self.form.changed,
            *([self.needed.note] if self.needed.note else []),
        ]


def page_of(locality: Locality, asked: Mapping[str, str]) -> ProjectionPage | None:
    """None where no population is loaded; without births or a projection the page has no years."""
    ground = footing.for_locality(locality)
    if ground is None:
        return None
    start, here = needed(ground), known(locality)
    if here.births is None and not here.loaded:
        return _without(start, here)
    outlook = here.outlook(start.need, {name: f.value for name, f in here.figures.items()})
    form = _form(asked, here, outlook)
    values = form.values
    try:
        now = start.with_values({name: values[name] for name in OF_NEED})
        outlook = here.outlook(now.need, values)
        births = here.births
        change = births.change(form.chosen, form.own) if births else Decimal(0)
        years = need_ahead(outlook.years(change, until=form.asked("until")), now.need, now.interval)
        return ProjectionPage(form, here, now, change, years)
    except Refused as refused:
        return ProjectionPage(form, here, start, Decimal(0), problem=str(refused))


def _without(start: Needed, here: Known) -> ProjectionPage:
    bare = PathForm(None, figures={}, path=Path.FLAT, until=0)
    return ProjectionPage(bare, here, start, Decimal(0))


def _form(asked: Mapping[str, str], here: Known, outlook: Outlook) -> PathForm:
    births = here.births
    enough = births is not None and len(births.by_year) >= TREND_YEARS
    figures = {name: shipped().evidence.figure(name) for name in OF_NEED}
    return PathForm(
        asked,
        figures=figures | here.figures,
        path=Path.TREND if enough else Path.FLAT,
        until=min(outlook.furthest, outlook.last_data_year + FURTHEST),
    )
