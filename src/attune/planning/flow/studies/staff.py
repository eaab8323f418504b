"""How many people a step takes so that enough families begin it in time."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from attune.domain.flow.scenarios.required import Required, Tried, required
from attune.domain.flow.scenarios.situation import Situation
from attune.domain.flow.scenarios.steps import Step, Way
from attune.kit.formats import number
from attune.kit.tables import Table, text
from attune.kit.tables import number as figures
from attune.planning.flow.sentences import in_sentence

from .study import Choices, Progress, Shown, Study, choice
from .words import CHANCE, share, wte

SHARES = [("0.5", gettext_lazy("Half")), ("0.75", gettext_lazy("Three in four"))]
SHARES += [("0.9", gettext_lazy("Nine in ten")), ("0.95", gettext_lazy("Nineteen in twenty"))]
WAITS = [(str(weeks), str(weeks)) for weeks in (1, 2, 4, 6, 8, 12, 18, 26)]
TITLE = gettext_lazy("How many staff does a wait take?")


class StaffChoices(Choices):
    """At which step, for whom, how soon."""

    step = choice(gettext_lazy("Step of help"), [(s.value, s.title) for s in Step], Step.LONG.value)
    way = choice(gettext_lazy("Way"), [(w.value, w.title) for w in Way], Way.FRONT_DOOR.value)
    begin = choice(gettext_lazy("How many begin in time"), SHARES, "0.9")
    wait = choice(gettext_lazy("Weeks within which they begin"), WAITS, "4")


def _work(situation: Situation, chosen: Mapping[str, Any], progress: Progress) -> Required:
    return required(
        situation,
        _way(chosen),
        _step(chosen),
        share=float(chosen["begin"]),
        wait=float(chosen["wait"]),
        progress=progress,
    )


def _step(chosen: Mapping[str, Any]) -> Step:
    return next(each for each in Step if each.value == chosen["step"])


def _way(chosen: Mapping[str, Any]) -> Way:
    return next(each for each in Way if each.value == chosen["way"])


def _shown(answer: Required, situation: Situation, chosen: Mapping[str, Any]) -> Shown:
    return Shown(
        sentences=tuple(_sentences(answer, situation, _step(chosen))),
        tables=(("tried", _table(answer, situation, _step(chosen))),),
        notes=(
            str(CHANCE),
            _("One step is changed; staff at every other step stays as it is."),
            _("A place is one family at a time. Half a place helps nobody, so it goes in steps."),
            _("What was worked out stands on rates of which most are assumed."),
        ),
    )


def _sentences(answer: Required, situation: Situation, step: Step) -> list[str]:
    words: dict[str, Any] = {
        "share": f"{100 * answer.share:g}",
        "wait": ngettext("%(num)s week", "%(num)s weeks", int(answer.wait))
        % {"num": f"{answer.wait:g}"},
        "step": in_sentence(step),
        "today": wte(situation.wte[step][0].wte),
        "most": answer.most,
    }
    if answer.enough is None:
        said = _(
            "It cannot be done by staff alone: not even %(most)s places, ten times today's, let"
            " %(share)s of 100 families begin %(step)s within %(wait)s."
        )
        return [said % words]
    words |= {"wte": wte(answer.enough.wte), "slots": answer.enough.slots}
    said = _(
        "For %(share)s of 100 families to begin %(step)s within %(wait)s it takes about %(wte)s"
        " whole-time equivalents (%(slots)s families at a time); there are %(today)s today%(gap)s."
    )
    words["gap"] = _gap(answer.enough, situation.wte[step][0].wte)
    found = [said % words]
    if answer.leans_on_leaving:
        lost = {"lost": share(answer.enough.lost)}
        found.append(
            _("Take care: this holds only because %(lost)s of those who wait give up first.") % lost
        )
    return found


def _gap(enough: Tried, today: float) -> str:
    """How many more, or fewer, than today."""
    more = (enough.wte or today) - today
    amount = number(abs(more), 1).removesuffix(".0")
    if amount == "0":
        return ""
    return _(", %s fewer are needed") % amount if more < 0 else _(", so %s more") % amount


def _table(answer: Required, situation: Situation, step: Step) -> Table:
    kinds = [
        (_("Today"), answer.today, wte(situation.wte[step][0].wte)),
        (_("One place fewer"), answer.one_fewer, None),
        (_("Enough"), answer.enough, None),
    ]
    return Table(
        caption=_("What was tried, on the same families"),
        columns=(
            text(_("Staff")),
            text(_("Whole-time equivalents")),
            figures(_("Families at a time")),
            text(_("Begin in time, of those who begin")),
            text(_("Begin in time, of all who come to wait")),
            text(_("Give up or grow too old while they wait")),
        ),
        rows=tuple(_row(title, tried, own) for title, tried, own in kinds if tried),
    )


def _row(title: str, tried: Tried, own: str | None) -> tuple[Any, ...]:
    return (
        title,
        own or wte(tried.wte),
        tried.slots,
        share(tried.in_time),
        share(tried.in_time_of_all),
        share(tried.lost),
    )


STAFF = Study(
    key="staff",
    title=TITLE,
    asks=gettext_lazy(
        "At one step of help: the whole-time equivalents that let enough families begin within a"
        " number of weeks, and whether that holds only because others give up."
    ),
    choices=StaffChoices,
    kind=Required,
    work=_work,
    shown=_shown,
)
