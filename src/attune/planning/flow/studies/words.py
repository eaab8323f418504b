"""Numbers of answers in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.flow.results import Averaged
from attune.kit.formats import number

Found = Averaged | None
CHANCE = gettext_lazy(
    "How sure the rates are. The intervals in brackets are of chance in the simulation alone."
)


def share(found: Found) -> str:
    """81% (79% to 83%)."""
    if found is None:
        return _("not known")
    return _spread(found, 100, "%", 0)


def of_hundred(found: Found) -> str:
    """81, of 100 families."""
    return _("not known") if found is None else number(100 * found.mean)


def weeks(found: Found, *, sign: bool = False) -> str:
    """7.3 (6.9 to 7.8); a difference of weeks with its sign."""
    return _("not known") if found is None else _spread(found, 1, "", 1, sign=sign)


def points(found: Found) -> str:
    """A difference of shares: +9.0 (+7.1 to +11.2) of 100."""
    if found is None:
        return _("not known")
    return _spread(found, 100, "", 1, sign=True)


def ends(found: Averaged) -> str:
    """In brackets behind a difference of shares in words: (+7.1 to +11.2); else nothing."""
    if found.low is None or found.high is None:
        return ""
    words = {"low": signed(100 * found.low), "high": signed(100 * found.high)}
    if words["low"] == words["high"]:
        return ""
    return _(" (%(low)s to %(high)s)") % words


def signed(value: float, places: int = 1) -> str:
    """+9.0, −9.0 or 0.0, with a sign that is as wide as a figure."""
    said = number(abs(value), places)
    if not float(round(value, places)):
        return said
    return f"+{said}" if value > 0 else f"−{said}"


def _spread(found: Averaged, times: float, unit: str, places: int, *, sign: bool = False) -> str:
    """Without brackets where chance makes no difference that can be shown."""

    def said(value: float) -> str:
        figure = signed(value * times, places) if sign else number(value * times, places)
        return f"{figure}{unit}"

    mean = said(found.mean)
    if found.low is None or found.high is None:
        return mean
    low, high = said(_within(found.low, unit)), said(_within(found.high, unit))
    if low == high == mean:
        return mean
    return _("%(mean)s (%(low)s to %(high)s)") % {"mean": mean, "low": low, "high": high}


def _within(end: float, unit: str) -> float:
    """No share is below 0 or above 1, whatever an interval says."""
    return min(1.0, max(0.0, end)) if unit == "%" else end


def wte(value: float | None) -> str:
    """6.5 or 6: a half says something, a nought behind the point does not."""
    return _("not known") if value is None else number(value, 1).removesuffix(".0")
