"""What the comparison says in plain words; which way to choose is never among them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from attune.domain.flow.results import Averaged
from attune.domain.flow.scenarios.answers import Compared, Counted, Gain, Verdict
from attune.domain.flow.scenarios.rates import Rates
from attune.domain.flow.scenarios.steps import Step, Way
from attune.kit.formats import number

WEEKS_OF_TWO_YEARS = 104


def answer(compared: Compared, rates: Rates, step: Step | None = None) -> list[str]:
    """Who begins the help they need in time by each way, who gains and who loses."""
    return [_in_time(compared, rates, step), _who(compared), _enough(compared, step)]


def short(compared: Compared, step: Step | None = None) -> str:
    """In one line."""
    return _("Escalator %(escalator)s, front door %(door)s of 100") % _both(compared, step)


def _both(compared: Compared, step: Step | None) -> dict[str, str]:
    return {
        "escalator": of_hundred(compared.escalator.step(step).reached),
        "door": of_hundred(compared.front_door.step(step).reached),
    }


def _in_time(compared: Compared, rates: Rates, step: Step | None) -> str:
    words = {
        "who": _("come") if step is None else _("need %s") % in_sentence(step),
        "age": until(rates),
        "gain": gained(compared.gain(step)),
    }
    said = _(
        "Of 100 families who %(who)s, about %(escalator)s begin the help they need before"
        " %(age)s by an escalator, and about %(door)s by a front door: %(gain)s."
    )
    return said % (words | _both(compared, step))


def until(rates: Rates) -> str:
    """The age at which families are too old, in words."""
    weeks = rates["too_old"]
    if weeks == WEEKS_OF_TWO_YEARS:
        return _("their child is two")
    return _("their child is %(weeks)s weeks old") % {"weeks": number(weeks)}


def gained(gain: Gain) -> str:
    """The difference and its interval in families of 100."""
    found = gain.difference
    if found is None:
        return _("no difference can be told")
    if gain.verdict is Verdict.NO_CLEAR_DIFFERENCE:
        return _("no clear difference (%(ends)s of 100)") % {"ends": ends(found)}
    more = gain.verdict is Verdict.HELPS_MORE
    said = _("%(count)s more (%(ends)s)") if more else _("%(count)s fewer (%(ends)s)")
    return said % {"count": number(abs(100 * found.mean), 1), "ends": ends(found)}


def ends(found: Averaged) -> str:
    """+9.2 to +13.1, of 100 families."""
    if found.low is None or found.high is None:
        return _("no interval yet")
    low, high = signed(found.low), signed(found.high)
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def signed(share: float) -> str:
    """+12.1, −3.0 or 0.0, of 100."""
    tenths = round(1000 * share)
    return ("+" if tenths > 0 else "−" if tenths < 0 else "") + number(abs(tenths) / 10, 1)


def of_hundred(share: Averaged | None) -> str:
    return number(None if share is None else 100 * share.mean)


def _who(compared: Compared) -> str:
    """By level of need."""
    found = {verdict: _needs(compared, verdict) for verdict in Verdict}
    said = []
    if found[Verdict.HELPS_MORE]:
        said.append(_("more of those who need %s") % _listed(found[Verdict.HELPS_MORE]))
    if found[Verdict.HELPS_FEWER]:
        said.append(_("fewer of those who need %s") % _listed(found[Verdict.HELPS_FEWER]))
    if not said:
        return _("At no level of need is there a clear difference.")
    return _("A front door helps %s in time.") % _(", and ").join(said)


def _needs(compared: Compared, verdict: Verdict) -> list[str]:
    return [in_sentence(step) for step in Step if compared.gain(step).verdict is verdict]


def in_sentence(step: Step) -> str:
    """A step's name inside a sentence: targeted help, long-term PAIR."""
    return step.title[0].lower() + step.title[1:]


def _listed(names: Sequence[str]) -> str:
    """One, two and three."""
    if len(names) == 1:
        return names[0]
    words = {"first": ", ".join(names[:-1]), "last": names[-1]}
    return _("%(first)s and %(last)s") % words


def _enough(compared: Compared, step: Step | None) -> str:
    """The other reckoning, which an escalator looks better by."""
    words = {
        "escalator": of_hundred(compared.escalator.step(step).helped),
        "door": of_hundred(compared.front_door.step(step).helped),
        "gain": gained(compared.gain(step, Counted.ENOUGH)),
    }
    said = _(
        "Counting also those for whom a lower step turned out to be enough: about %(escalator)s"
        " by an escalator and %(door)s by a front door, %(gain)s."
    )
    return said % words


def of_need(step: Step | None) -> str:
    """Who is looked at."""
    if step is None:
        return _("All families who come")
    return _("Families who need %(step)s") % {"step": in_sentence(step)}


def today(way: Way | None) -> str:
    """By which of the two ways the published pathway goes."""
    if way is None:
        return ""
    if way is Way.ESCALATOR:
        return _("The pathway published here goes by an escalator.")
    return _("The pathway published here goes by a front door.")
