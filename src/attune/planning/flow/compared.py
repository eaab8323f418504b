"""Up to three saved scenarios side by side: what differs in them, and what that changes."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from attune.domain.flow.scenarios.steps import Step, Way
from attune.domain.refusals import Refused
from attune.kit import formats
from attune.kit.tables import Table, text

from .flows import name_of
from .forms import plainly
from .saved import Saved
from .sentences import ends, signed
from .shipped import shipped_rates
from .tables import intervals, share

# What must be the same for the same families to come in the same weeks.
PAIRED_BY = ("seed", "warm", "until")


@dataclass(frozen=True)
class Beside:
    """Scenarios in the order in which they were chosen; the first is what others differ from."""

    scenarios: tuple[Saved, ...]

    def __post_init__(self) -> None:
        if len({tuple(str(each.plan[name]) for name in PAIRED_BY) for each in self.scenarios}) > 1:
            raise Refused("These were simulated over other years or with another seed")

    @property
    def lede(self) -> list[str]:
        """What each of the others changes against the first, over all families."""
        first, *others = self.scenarios
        words = _(
            "“%(name)s” against “%(first)s”, of 100 families who come, those who begin the help"
            " they need in time: by an escalator %(escalator)s, by a front door %(door)s."
        )
        return [
            words
            % {
                "name": each.name,
                "first": first.name,
                "escalator": _difference(each, first, Way.ESCALATOR, None),
                "door": _difference(each, first, Way.FRONT_DOOR, None),
            }
            for each in others
        ]

    @property
    def inputs(self) -> Table | None:
        """What is not the same in all of them; None where everything is."""
        rows = [row for row in self._inputs() if len(set(row[1:])) > 1]
        if not rows:
            return None
        return Table(
            caption=_("What differs in what was put in"),
            columns=(text(_("What")), *(text(each.name) for each in self.scenarios)),
            rows=tuple(rows),
        )

    def _inputs(self) -> list[tuple[str, ...]]:
        plains = [each.plain for each in self.scenarios]
        rows = [
            (title, *(_number(plain[part][step.value]) for plain in plains))
            for part, title, step in _by_step("in_need", _("Families a year in need: %s"))
        ]
        rows += [
            (title, *(_staff(plain[part][step.value]) for plain in plains))
            for part, title, step in _by_step("wte", _("Whole-time equivalents: %s"))
        ]
        keys = dict.fromkeys(key for plain in plains for key in plain["rates"])
        rows += [(_title(key), *(_rate(key, plain) for plain in plains)) for key in keys]
        rows.append((_("Hours of one way to a family"), *(_number(p["travel"]) for p in plains)))
        return rows

    @property
    def reached(self) -> Table:
        """Of 100 families, those who begin the help they need in time, in each."""
        return Table(
            caption=_("Of 100 families, those who begin the help they need in time"),
            columns=(text(_("Way and need")), *(text(each.name) for each in self.scenarios)),
            rows=tuple(
                (
                    _row(way, step),
                    *(share(each.compared.of(way).step(step).reached) for each in self.scenarios),
                )
                for way in Way
                for step in (None, *Step)
            ),
            notes=(intervals(),),
        )

    @property
    def differences(self) -> Table:
        """Each of the others minus the first; Refused where they cannot be paired."""
        first, *others = self.scenarios
        return Table(
            caption=_("What changes against “%(name)s”, of 100 families") % {"name": first.name},
            columns=(text(_("Way and need")), *(text(each.name) for each in others)),
            rows=tuple(
                (_row(way, step), *(_difference(each, first, way, step) for each in others))
                for way in Way
                for step in (None, *Step)
            ),
            notes=(
                _(
                    "Taken replication by replication over the same families, so that it is not"
                    " chance in who came; with the 95% interval. Where more families come in one"
                    " of them, the same come and others beside."
                ),
            ),
        )


def _by_step(part: str, title: str) -> list[tuple[str, str, Step]]:
    return [(part, title % step.title, step) for step in Step]


def _row(way: Way, step: Step | None) -> str:
    return f"{name_of(way)}: {step.title if step else _('all families')}"


def _difference(one: Saved, other: Saved, way: Way, step: Step | None) -> str:
    found = one.answer.shares.beside(other.answer.shares, way, step)
    if found is None:
        return "–"
    if found.mean == found.low == found.high == 0:
        return _("the same")
    return f"{signed(found.mean)} ({ends(found)})"


def _number(value: Any) -> str:
    return plainly(Decimal(value))


def _staff(calendar: list[list[Any]]) -> str:
    """2.00, or 2.00, then 1.00 from week 26 on."""
    first, *later = calendar
    said = [_number(first[1])]
    words = _("%(wte)s from week %(week)s on")
    said += [words % {"wte": _number(wte), "week": formats.number(since)} for since, wte in later]
    return ", ".join(said)


def _title(key: str) -> str:
    figure = shipped_rates().shipped.get(key)
    return figure.title if figure else key


def _rate(key: str, plain: Any) -> str:
    figure, value = shipped_rates().shipped.get(key), plain["rates"].get(key)
    if value is None:
        return "–"
    return figure.shown(Decimal(value)) if figure else str(value)
