"""What distance takes from a team, by how many bases it has."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from attune.domain.flow.scenarios.situation import Situation
from attune.domain.flow.scenarios.steps import Step
from attune.domain.flow.scenarios.travel import BASES, FromBases, Travelling, from_area
from attune.kit.formats import number
from attune.kit.tables import Table, text
from attune.planning.flow.sentences import in_sentence

from .study import Choices, Progress, Shown, Study, amount, choice
from .words import wte


class TravelChoices(Choices):
    """How large the area is, and which team goes through it."""

    area = amount(
        gettext_lazy("Area in square kilometres"),
        "268",
        low=1,
        high=100_000,
        hint=gettext_lazy("Put in your own. Birmingham has 268, Essex about 3,670."),
    )
    team = amount(gettext_lazy("Whole-time equivalents of the team"), "6", low=0.5, high=1_000)
    step = choice(gettext_lazy("Step of help"), [(s.value, s.title) for s in Step], Step.LONG.value)


def _work(situation: Situation, chosen: Mapping[str, Any], progress: Progress) -> Travelling:
    step = next(each for each in Step if each.value == chosen["step"])
    area, team = float(chosen["area"]), float(chosen["team"])
    return from_area(situation, step, team, area_km2=area, bases=BASES)


def _shown(answer: Travelling, situation: Situation, chosen: Mapping[str, Any]) -> Shown:
    return Shown(
        sentences=tuple(_sentences(answer, chosen["area"])),
        tables=(("bases", _table(answer)),),
        notes=(
            _("Bases are taken to lie evenly and each family to go to the nearest: the best case."),
            _("Roads are reckoned from the straight line; a coast, a river, hills make it worse."),
            _("What a base costs is not in it."),
        ),
    )


def _sentences(answer: Travelling, area: Decimal) -> list[str]:
    one, best = answer.rows[0], answer.rows[-1]
    words = {
        "area": number(area),
        "step": in_sentence(answer.step),
        "wte": wte(answer.wte),
        "minutes": number(60 * one.hours),
        "families": number(one.families),
        "without": number(answer.without_travel.families),
        "lost": number(100 * answer.lost(one.bases)),
        "bases": best.bases,
        "best": number(60 * best.hours),
        "then": number(best.families),
        "gained": number(best.families - one.families),
    }
    return [
        _(
            "In an area of %(area)s square kilometres, a team of %(wte)s whole-time equivalents for"
            " %(step)s can help about %(families)s families a year from one base: %(lost)s%% fewer"
            " than the %(without)s it could without travel."
        )
        % words,
        _(
            "The way to a family takes %(minutes)s minutes on average. From %(bases)s bases it"
            " would take %(best)s, and the team could help about %(then)s: %(gained)s more."
        )
        % words,
    ]


def _table(answer: Travelling) -> Table:
    return Table(
        caption=_("By number of bases"),
        columns=(
            text(_("Bases")),
            text(_("Minutes one way")),
            text(_("Families at a time for one whole-time equivalent")),
            text(_("Families at a time for the team")),
            text(_("Families a year for one whole-time equivalent")),
            text(_("Families a year for the team")),
        ),
        rows=tuple(_row(each) for each in (*answer.rows, answer.without_travel)),
        notes=(_("Families a year: if every place is always taken."),),
    )


def _row(each: FromBases) -> tuple[str, ...]:
    named = ngettext("%(num)s base", "%(num)s bases", each.bases) % {"num": each.bases}
    return (
        named if each.bases else _("No travel at all"),
        number(60 * each.hours),
        number(each.slots_of_wte, 1),
        number(each.slots),
        number(each.families_of_wte, 1),
        number(each.families),
    )


TRAVEL = Study(
    key="travel",
    title=gettext_lazy("What does distance cost a team?"),
    asks=gettext_lazy(
        "Hours on the road are hours not with families: how many one team can help from one, two,"
        " four or eight bases."
    ),
    choices=TravelChoices,
    kind=Travelling,
    work=_work,
    shown=_shown,
    at_once=True,
)
