"""Numbers of answers in words."""

from django.utils.translation import gettext as _

from attune.domain.flow.results import Averaged
from attune.kit.formats import number

Found = Averaged | None


def share(found: Found) -> str:
    """81% (79% to 83%)."""
    if found is None:
        return _("not known")
    return _spread(found, 100, "%", 0)


def weeks(found: Found) -> str:
    """7.3 (6.9 to 7.8)."""
    return _("not known") if found is None else _spread(found, 1, "", 1)


def points(found: Found) -> str:
    """A difference of shares: +9 (+7 to +11) of 100."""
    if found is None:
        return _("not known")
    return _spread(found, 100, "", 1, sign=True)


def _spread(found: Averaged, times: float, unit: str, places: int, *, sign: bool = False) -> str:
    def said(value: float) -> str:
        plus = "+" if sign and round(value * times, places) > 0 else ""
        return f"{plus}{number(value * times, places)}{unit}"

    if found.low is None or found.high is None:
        return said(found.mean)
    words = {"mean": said(found.mean), "low": said(found.low), "high": said(found.high)}
    return _("%(mean)s (%(low)s to %(high)s)") % words


def wte(value: float | None) -> str:
    return _("not known") if value is None else number(value, 1)
