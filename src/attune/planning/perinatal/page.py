"""The page of conditions around birth: each rate and its number, side by side, never added up."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from attune.domain.evidence import Figure
from attune.domain.prevalence.rates import Counted, Rate
from attune.domain.rounding import Rounding
from attune.kit.formats import day, number, percent
from attune.kit.tables import Column, Table, text
from attune.place.localities.models import Locality
from attune.planning.projection.known import known

from .forms import PerinatalForm
from .shipped import shipped_rates


@dataclass(frozen=True)
class PerinatalPage:
    """Maternities and births in use; None where nothing is known."""

    form: PerinatalForm
    maternities: int | None
    births: int | None
    rounding: Rounding
    births_in_words: str
    given: bool  # whether maternities were given, rather than births in their place

    @property
    def sentence(self) -> str:
        """The one sentence to take away."""
        if self.maternities is None:
            return _("Give the number of maternities in a year to see what to expect of them.")
        ends = (
            shipped_rates().rates.by_key["mild_moderate"].expected(self.maternities, self.rounding)
        )
        words = {
            "low": _shown(ends.low),
            "high": _shown(ends.high),
            "all": number(self.maternities),
        }
        return (
            _(
                "Of %(all)s women who give birth in a year, %(low)s to %(high)s may have mild to"
                " moderate depression or anxiety. Rarer and graver conditions are listed below;"
                " they overlap, so never add them up."
            )
            % words
        )

    @property
    def mothers(self) -> Table:
        """Each condition for itself."""
        return Table(
            caption=_("Conditions of mothers, each counted by itself"),
            columns=_columns(_("Condition"), _("For each 1,000 maternities")),
            rows=tuple(
                self._row(rate, self.maternities)
                for rate in shipped_rates().rates.of(Counted.MATERNITIES)
            ),
            notes=(
                _("These overlap: one mother may have several. They are never added up."),
                _("Rounding: %(rule)s.") % {"rule": self.rounding.value},
                *_sources(shipped_rates().rates.of(Counted.MATERNITIES)),
            ),
        )

    @property
    def families(self) -> Table:
        """Fathers, couples and young children."""
        couples = (Counted.FATHERS, Counted.COUPLES)
        rates = shipped_rates().rates
        rows = [self._row(rate, self.maternities) for rate in rates.of(*couples)]
        rows += [self._row(rate, None) for rate in rates.of(Counted.CHILDREN)]
        return Table(
            caption=_("Fathers, both parents, and young children"),
            columns=_columns(_("Condition"), _("For each 1,000 of them")),
            rows=tuple(rows),
            notes=(
                _(
                    "The numbers are for as many fathers and couples as maternities, which is too"
                    " many where a mother is alone. For children aged 1 to 7 the page knows no"
                    " number of children, so it gives the rate alone."
                ),
                *_sources(rates.of(*couples, Counted.CHILDREN)),
            ),
        )

    @property
    def access(self) -> Table:
        """What specialist teams are expected to reach."""
        return Table(
            caption=_("What specialist perinatal teams were expected to reach"),
            columns=_columns(_("Year"), _("For each 1,000 births")),
            rows=tuple(
                self._row(rate, self.births) for rate in shipped_rates().rates.of(Counted.BIRTHS)
            ),
            notes=(
                _("An expectation of the service, not a count of those who are ill."),
                *_sources(shipped_rates().rates.of(Counted.BIRTHS)),
            ),
        )

    @property
    def costs(self) -> Table:
        """The published constants of cost."""
        return Table(
            caption=_("What perinatal ill-health costs, as published"),
            columns=(text(_("What")), text(_("Figure"))),
            rows=tuple((each.title, _amount(each)) for each in shipped_rates().figures),
            notes=(
                _(
                    "Each figure stands by itself. The published costs per case do not average to"
                    " the published share of the child, so no figure is worked out from another."
                ),
                *dict.fromkeys(_said(each) for each in shipped_rates().figures),
            ),
        )

    @property
    def cost_sentence(self) -> str:
        """What one year's births cost, over the lives of mothers and babies."""
        if self.births is None:
            return _("Give the number of births in a year to see the cost for this place.")
        cost = shipped_rates().cost
        whole, public = cost.locality(self.births)
        words = {
            "births": number(self.births),
            "whole": number(whole / 1e6, 1),
            "public": number(public / 1e6, 1),
            "child": percent(100 * cost.child_share),
        }
        return (
            _(
                "For %(births)s births: about £%(whole)s million over the lives of mothers and"
                " babies, of which about £%(public)s million falls to public services. About"
                " %(child)s of the national cost concerns the child."
            )
            % words
        )

    def _row(self, rate: Rate, people: int | None) -> tuple[str, str, str]:
        if people is None:
            return rate.title, rate.in_words, "–"
        ends = rate.expected(people, self.rounding)
        low, high = _shown(ends.low), _shown(ends.high)
        here = low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}
        return rate.title, rate.in_words, here


def page_of(locality: Locality, asked: Mapping[str, str]) -> PerinatalPage:
    """With the births known here to start from."""
    series = known(locality).births
    births = series.by_year[series.last] if series else None
    form = PerinatalForm(asked, births=births)
    chosen = form.chosen
    year = {"year": series.last} if series else {}
    words = _("Births start from those of %(year)s.") % year if year else ""
    return PerinatalPage(
        form=form,
        maternities=chosen["maternities"] or chosen["births"],
        births=chosen["births"],
        rounding=Rounding[chosen["rounding"]],
        births_in_words=words,
        given=bool(chosen["maternities"]),
    )


def _columns(name: str, rate: str) -> tuple[Column, ...]:
    return text(name), text(rate), text(_("Expected here"))


def _sources(rates: Iterable[Rate]) -> Iterator[str]:
    """Each source once, with the rates it stands behind."""
    titles: dict[str, list[str]] = {}
    for rate in rates:
        titles.setdefault(f"{rate.source}. {rate.note}".strip(), []).append(rate.title)
    for source, named in titles.items():
        yield _("%(titles)s: %(source)s") % {"titles": "; ".join(named), "source": source}


def _shown(value: Decimal) -> str:
    return number(value, 0 if value == int(value) else 1)


def _amount(figure: Figure) -> str:
    whole = figure.value == int(figure.value)
    return number(figure.value) if whole else figure.shown(figure.value)


def _said(figure: Figure) -> str:
    parts = (figure.source, day(figure.date), figure.note.rstrip("."))
    return ". ".join(part for part in parts if part)
