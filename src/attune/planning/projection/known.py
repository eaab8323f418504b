"""What is known of a locality's births and children by year, and from whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from attune.domain import canonical
from attune.domain.evidence import Figure
from attune.domain.need import Need
from attune.domain.projections.births import BirthSeries
from attune.domain.projections.outlook import Outlook
from attune.domain.projections.survival import Survival
from attune.domain.refusals import Refused
from attune.kit.formats import day
from attune.place.areas.models import Births, Dataset
from attune.place.localities.models import Locality
from attune.planning.records.projections import BIRTHS, PROJECTION, LoadedProjection

from .shipped import shipped_births
from .year_file import YearFile


@dataclass(frozen=True)
class Known:
    """Births and a projection, where there are any; a sentence each on their source."""

    births: BirthSeries | None = None
    measured: Survival | None = None
    loaded: Mapping[int, int] = field(default_factory=dict)
    sources: tuple[str, ...] = ()

    @property
    def figures(self) -> dict[str, Figure]:
        """The two ratios as figures: measured here where the file loaded shows them."""
        shipped = shipped_births().figures
        if self.measured is None:
            return dict(shipped)
        values = (self.measured.to_age_0, self.measured.to_age_1)
        pairs = zip(shipped.items(), values, strict=True)
        return {name: _measured_here(figure, value) for (name, figure), value in pairs}

    def outlook(self, need: Need, ratios: Mapping[str, Decimal]) -> Outlook:
        """With the children counted for the estimate; Refused where nothing is known."""
        survival = Survival(ratios["births_to_age_0"], ratios["age_0_to_age_1"])
        year = need.vintages.population.day.year
        return Outlook(survival, self.births, {year: need.under_twos}, self.loaded)


def known(locality: Locality) -> Known:
    """The newest files loaded here; births from official files or the worked example failing that.

    One question to the database for each kind, a third where no births were loaded here.
    """
    born = LoadedProjection.objects.of(locality).of_kind(BIRTHS).newest_first().first()
    ahead = LoadedProjection.objects.of(locality).of_kind(PROJECTION).newest_first().first()
    series, measured, source = _births(locality, born)
    return Known(
        births=series,
        measured=measured,
        loaded=_read(ahead).under_twos if ahead else {},
        sources=tuple(each for each in (source, _cited(ahead) if ahead else "") if each),
    )


def _births(
    locality: Locality, born: LoadedProjection | None
) -> tuple[BirthSeries | None, Survival | None, str]:
    if born:
        rows = _read(born)
        columns = (rows.column(name) for name in ("births", "age_0", "age_1"))
        return BirthSeries(rows.column("births")), _measured(*columns), _cited(born)
    if locality.example:
        shipped = shipped_births()
        if locality.example == shipped.place:
            return (
                shipped.births,
                None,
                _("Births: %(source)s.") % {"source": shipped.births_source},
            )
    return _official(locality.authority_codes)


def _measured_here(figure: Figure, value: Decimal) -> Figure:
    value = value.quantize(Decimal("0.0001"))
    return replace(
        figure,
        value=value,
        low=min(figure.low, value),
        high=max(figure.high, value),
        source=_("Measured on the births and ages loaded here"),
        note="",
    )


def _measured(*columns: Mapping[int, int]) -> Survival | None:
    try:
        return Survival.measured(*columns)
    except Refused:  # ages that cannot belong to these births measure nothing
        return None


def _official(codes: Sequence[str]) -> tuple[BirthSeries | None, Survival | None, str]:
    """Births from an official file that covers every authority, added up."""
    for dataset in Dataset.objects.current("births"):
        rows = Births.objects.of(dataset).in_areas(codes)
        by_year: dict[int, list[int]] = {}
        for row in rows:
            by_year.setdefault(row.year, []).append(row.births)
        whole = {year: sum(each) for year, each in by_year.items() if len(each) == len(codes)}
        series = _series(whole)
        if series:
            words = (dataset.vintage, dataset.publisher, dataset.file_name)
            return series, None, _("Births: %(source)s.") % {"source": ", ".join(words)}
    return None, None, ""


def _series(by_year: Mapping[int, int]) -> BirthSeries | None:
    try:
        return BirthSeries(by_year)
    except Refused:  # an official file with too few years, or one missing
        return None


def _read(row: LoadedProjection) -> YearFile:
    document = canonical.value(row.document)
    return YearFile(row.kind, tuple(document["rows"]))  # type: ignore[arg-type,call-overload,index]


def _cited(row: LoadedProjection) -> str:
    words = {
        "what": _("Births") if row.kind == BIRTHS else _("Projection"),
        "source": row.source,
        "file": row.file_name,
        "day": day(row.loaded_at),
    }
    return _("%(what)s: %(source)s; file %(file)s, loaded on %(day)s.") % words
