"""The tables and the picture of staff and cost."""

from decimal import Decimal

from django.utils.translation import gettext as _

from attune.domain.staffing.methods import Span
from attune.kit.charts import Bar, BarChart
from attune.kit.tables import Cell, Table, number, text

from .forms import OBSERVED
from .page import StaffingPage
from .shipped import shipped_staffing

ILLUSTRATED = (Decimal(25), Decimal("37.5"))
NOT_A_NORM = "one start-up team's intake, not a norm"


def methods(page: StaffingPage) -> Table:
    """The three methods side by side, each with its interval."""
    return Table(
        caption=_("Three methods side by side"),
        columns=(
            text(_("Method")),
            number(_("Staff (WTE)")),
            number(_("Low")),
            number(_("High")),
            number(_("Cost (£m a year)"), 1),
            number(_("Low"), 1),
            number(_("High"), 1),
        ),
        rows=(
            _staff(page, _("1. Activity: sessions and hours"), page.activity),
            _staff(page, intake_words(page), page.intake),
            _money(_("3. Funding for each baby"), page.funding),
        ),
        notes=(
            _("WTE: whole-time equivalents. Low and high carry on the interval of the need."),
            _(
                "The cost of methods 1 and 2 is their staff at the cost of one whole-time worker of"
                " the team below. Method 3 knows no staff."
            ),
        ),
    )


def intake_words(page: StaffingPage) -> str:
    """How the second method is called, with what its figure is."""
    chosen = page.form.asked("intake_chosen")
    if page.form.intake is None:
        return _("2. Observed intake: no figure chosen")
    words = {"intake": f"{page.form.intake.normalize():f}", "label": NOT_A_NORM}
    if chosen == OBSERVED:
        return _("2. Observed intake of %(intake)s: %(label)s") % words
    return _("2. Intake of %(intake)s, your own figure") % words


def _staff(page: StaffingPage, title: str, wte: Span | None) -> tuple[Cell, ...]:
    if wte is None:
        return (title, *[None] * 6)
    money = wte.times(page.cost.per_wte / 1_000_000)
    return (title, wte.middle, wte.low, wte.high, money.middle, money.low, money.high)


def _money(title: str, pounds: Span) -> tuple[Cell, ...]:
    money = pounds.times(Decimal(1) / 1_000_000)
    return (title, None, None, None, money.middle, money.low, money.high)


def chart(page: StaffingPage) -> BarChart:
    """Staff by the methods that give staff."""
    spans = [(_("Activity: sessions and hours"), page.activity)]
    if page.intake:
        spans.append((intake_words(page).removeprefix("2. "), page.intake))
    return BarChart(
        title=_("Whole-time workers, by method"),
        bars=tuple(
            Bar(
                title,
                float(span.middle),
                float(min(span.low, span.middle)),
                float(max(span.high, span.middle)),
            )
            for title, span in spans
        ),
        unit=_("Whole-time workers"),
        row_title=_("Method"),
        sentence=_("The line across each bar's end carries the 95% interval of the need."),
    )


def team(page: StaffingPage) -> Table:
    """An illustrative team by band."""
    pay = shipped_staffing().pay
    return Table(
        caption=_("The team, an illustration"),
        columns=(
            text(_("Band")),
            number(_("WTE"), 1),
            number(_("Lowest pay (£)")),
            number(_("Highest pay (£)")),
        ),
        rows=tuple(
            (_("Band %(band)s") % {"band": name}, page.form.team[name], band.low, band.high)
            for name, band in pay.bands.items()
        ),
        notes=(
            f"{pay.title}. {pay.source}.",
            _("Each worker is taken at the middle of the band, without London's supplement."),
        ),
    )


def per_family(page: StaffingPage) -> Table:
    """What one family costs, at several intakes; none of them is a norm."""
    observed = shipped_staffing().inputs["intake"].value
    known = {observed: NOT_A_NORM} | dict.fromkeys(ILLUSTRATED, _("an illustration"))
    own = page.form.intake
    if own is not None and own not in known:
        known[own] = _("your own figure")
    return Table(
        caption=_("Cost for a family, by how many families each worker takes in a year"),
        columns=(
            text(_("Families each")),
            text(_("What the figure is")),
            number(_("Cost for a family (£)")),
        ),
        rows=tuple(
            (f"{intake.normalize():f}", words, page.cost.per_family(intake))
            for intake, words in sorted(known.items())
        ),
    )


def caseloads(page: StaffingPage) -> Table:
    """Health visitors at each cap."""
    return Table(
        caption=_("Health visitors for the children aged 0 to 4"),
        columns=(text(_("Cap")), number(_("Whole-time health visitors"))),
        rows=tuple((words, wte) for words, wte in page.caseloads),
        notes=(
            _(
                "250 is what the Institute of Health Visiting and the union ask for; more than 400"
                " was what four in ten health visitors had in 2018."
            ),
            _(
                "By deprivation, children aged 0 to 4 are taken to live where those under two live,"
                " and a lower cap is set in the two most deprived tenths."
            ),
        ),
    )
