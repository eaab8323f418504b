"""The rates under headings, so that one finds one's own among fifty."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from attune.domain.flow.scenarios.rates import Backing, RateInUse, Rates

Words = str | Promise
# How the keys of a heading begin; every key is under the first heading that takes it.
HEADINGS: tuple[tuple[Words, tuple[str, ...]], ...] = (
    (gettext_lazy("Who is noticed and comes"), ("identified_",)),
    (gettext_lazy("The front door"), ("accuracy", "door_share")),
    (gettext_lazy("When a lower step is enough"), ("resolves_",)),
    (gettext_lazy("How long help lasts"), ("episode_", "phases_")),
    (gettext_lazy("Giving up, and getting lost"), ("patience_", "drop", "transfer_")),
    (gettext_lazy("Ages, and the target"), ("age_", "too_old", "target")),
    (gettext_lazy("From staff to places on a caseload"), ("week_", "at_work", "clinical_")),
    (gettext_lazy("What a family takes of a week"), ("contacts_", "session_", "notes_", "remote_")),
    (gettext_lazy("Travel"), ("speed", "detour", "travel_")),
    (gettext_lazy("Whose time the directory's hours are"), ("pathway_time_",)),
    (gettext_lazy("Other rates"), ("",)),
)


@dataclass(frozen=True)
class RateGroup:
    """The rates of one heading."""

    title: Words
    rates: tuple[RateInUse, ...]

    @property
    def said(self) -> str:
        """How many, and how many of them were counted here."""
        observed = sum(each.backing is Backing.OBSERVED for each in self.rates)
        count = ngettext("%(num)s rate", "%(num)s rates", len(self.rates)) % {
            "num": len(self.rates)
        }
        if not observed:
            return count
        return _("%(count)s, %(observed)s observed") % {"count": count, "observed": observed}


def groups(rates: Rates) -> Iterator[RateGroup]:
    """Every rate once, in the order of the headings."""
    left = list(rates.all_in_use)
    for title, starts in HEADINGS:
        inside = tuple(each for each in left if each.figure.id.startswith(starts))
        left = [each for each in left if each not in inside]
        if inside:
            yield RateGroup(title, inside)
