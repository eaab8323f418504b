"""The page of staff and cost: families in a year by three methods, caseloads, and a team's cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from attune.domain.levels import Level
from attune.domain.refusals import Refused
from attune.domain.rounding import settled
from attune.domain.staffing.caseload import WeightedCaps, health_visitors, spread
from attune.domain.staffing.methods import (
    Care,
    Span,
    WorkingTime,
    by_activity,
    by_funding,
    by_intake,
)
from attune.domain.staffing.pay import OnCosts, TeamCost, team_cost
from attune.kit.formats import number
from attune.place.localities.models import Locality
from attune.planning import footing
from attune.planning.needed import Needed, needed

from .children import aged_0_to_4
from .forms import GROSS, OF_NEED, StaffingForm
from .shipped import shipped_staffing


@dataclass(frozen=True)
class StaffingPage:
    """What was asked of one locality, and the three answers."""

    form: StaffingForm
    needed: Needed
    families: Span  # in a year
    activity: Span
    intake: Span | None
    funding: Span
    cost: TeamCost
    caseloads: tuple[tuple[str, Decimal], ...]
    children_source: str
    problem: str = ""

    @property
    def sentence(self) -> str:
        """The one sentence to take away."""
        words = {
            "families": number(self.families.middle),
            "ends": _ends(self.families),
            "wte": number(self.activity.middle),
            "wte_ends": _ends(self.activity),
        }
        return (
            _(
                "For %(families)s families in a year (%(ends)s), the sessions and hours assumed"
                " here ask for about %(wte)s whole-time workers (%(wte_ends)s). Three methods"
                " stand side by side below; none of them is a norm."
            )
            % words
        )

    @property
    def stands_on(self) -> list[str]:
        """What the figures stand on, a sentence each."""
        pay = shipped_staffing().pay
        return [
            _("Pay: %(title)s. %(source)s.") % {"title": pay.title, "source": pay.source},
            *([f"{self.children_source}."] if self.children_source else []),
            *self.needed.ground.sources,
            *self.form.changed,
            *([self.needed.note] if self.needed.note else []),
        ]


def page_of(locality: Locality, asked: Mapping[str, str]) -> StaffingPage | None:
    """None where no population is loaded."""
    ground = footing.for_locality(locality)
    if ground is None:
        return None
    start = needed(ground)
    children, source = aged_0_to_4(locality)
    form = StaffingForm(asked, children=children)
    try:
        values = form.values
        now = start.with_values({name: values[name] for name in OF_NEED})
        return _answered(form, now, source)
    except Refused as refused:
        return _answered(StaffingForm(None, children=children), start, source, str(refused))


def _answered(form: StaffingForm, now: Needed, source: str, problem: str = "") -> StaffingPage:
    values = form.values
    families = _families(now, gross=form.asked("families") == GROSS)
    time = WorkingTime(values["weeks"], values["week_hours"], values["direct_share"])
    on_costs = OnCosts(
        *(values[name] for name in shipped_staffing().on_costs)  # in the order of the file
    )
    return StaffingPage(
        form=form,
        needed=now,
        families=families,
        activity=by_activity(_cares(now, families, values), time),
        intake=by_intake(families, form.intake),
        funding=by_funding(families, values["per_baby"]),
        cost=team_cost(form.team, shipped_staffing().pay, on_costs),
        caseloads=tuple(_caseloads(form, now)),
        children_source=source,
        problem=problem,
    )


def _families(now: Needed, *, gross: bool) -> Span:
    """Families in a year: those of the estimate, with the ends of its interval."""
    count = now.need.year.gross if gross else now.need.year.net
    interval = now.interval.year_gross if gross else now.interval.year_net
    return Span(Decimal(count), settled(interval.low), settled(interval.high))


def _cares(now: Needed, families: Span, values: Mapping[str, Decimal]) -> list[Care]:
    """Short- and long-term help in the proportion of the two levels."""
    levels = now.need.levels
    short, long = levels[Level.SHORT_TERM_PAIR], levels[Level.LONG_TERM_PAIR]
    part = Decimal(short) / max(1, short + long)
    hours = values["session_hours"]
    return [
        Care(_("Short-term support"), families.times(part), values["short_sessions"], hours),
        Care(_("Long-term support"), families.times(1 - part), values["long_sessions"], hours),
    ]


def _caseloads(form: StaffingForm, now: Needed) -> list[tuple[str, Decimal]]:
    """Health visitors at each cap, with words for it; none where no children are known."""
    children = form.asked("children")
    if not children:
        return []
    cap = int(form.values["cap"])
    found = [
        (_("At most %(cap)s children each") % {"cap": each}, health_visitors(children, each))
        for each in sorted({cap, 400})
    ]
    by_decile = now.ground.profile.under_twos_by_decile()
    if by_decile:
        caps = WeightedCaps(form.caps)
        weighted = caps.health_visitors(spread(children, by_decile))
        found.append((_("By deprivation, a cap for each tenth"), weighted))
    return found


def _ends(span: Span) -> str:
    return _("%(low)s to %(high)s") % {"low": number(span.low), "high": number(span.high)}
