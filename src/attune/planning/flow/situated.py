"""The situation of a locality: its own need, its published pathway, its directory, its rates."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.directory.offers.offered import Offered, offered
from attune.domain.flow.scenarios.rates import RateInUse, Rates
from attune.domain.flow.scenarios.situation import WEEKS_OF_YEAR, Situation, Staffed
from attune.domain.flow.scenarios.steps import Step, Way
from attune.domain.levels import Grouping
from attune.domain.pathways.edition import EditionDocument
from attune.domain.pathways.vocabulary import Shape, Standing
from attune.pathway.records.editions import Edition
from attune.place.localities.models import Locality
from attune.planning import footing
from attune.planning.needed import Needed, needed

from .known_rates import rates_of

# Where nobody's hours are known, so much of those who come could be helped, even if all who need
# more pass through a step first, as by an escalator: an illustration that starves neither way.
ILLUSTRATED = 0.9
# Which rate says how much of listed time is for the families simulated.
TIME = {
    Grouping.GETTING_ADVICE: "pathway_time_advice",
    Grouping.GETTING_HELP: "pathway_time_targeted",
    Grouping.GETTING_MORE_HELP: "pathway_time_pair",
}


@dataclass(frozen=True)
class Situated:
    """Where a what-if of a locality begins.

    `notes` say where each part comes from; `gaps` what is missing. `services` are those that stand
    at each step now, by the published pathway where there is one. `today` is the way of its shape.
    """

    situation: Situation
    needed: Needed
    notes: tuple[str, ...]
    gaps: tuple[str, ...]
    services: Mapping[Step, tuple[str, ...]]
    today: Way | None = None


def situated(locality: Locality) -> Situated | None:
    """None where no population is loaded for the locality."""
    ground = footing.for_locality(locality)
    if ground is None:
        return None
    found, rates = needed(ground), rates_of(locality)
    need = _in_a_year(found)
    there = {each.grouping: each for each in offered([locality])}
    wte, notes, gaps = _staff(need, there, rates)
    edition = _edition(locality)
    services = _placed(edition)
    return Situated(
        situation=Situation(locality.name, need, wte, rates, travel=rates["travel_hours"]),
        needed=found,
        notes=(_need_note(found), *notes, _pathway_note(edition)),
        gaps=(*gaps, *_unplaced(edition)),
        services=services,
        today=_way(edition),
    )


def _in_a_year(found: Needed) -> dict[Step, float]:
    """Families in a year by step, in the mean; gross, since perinatal teams are not simulated."""
    evidence = found.evidence
    of_year = evidence.value("stock_to_flow") * evidence.value("uptake")
    families = float(of_year / evidence.value("children_per_family"))
    return {step: found.interval.levels[step.level].mean * families for step in Step}


def _need_note(found: Needed) -> str:
    words = {"place": found.need.place, "under_twos": f"{found.need.under_twos:,}"}
    return (
        _(
            "Families: the need estimate of %(place)s (%(under_twos)s children under two), in the"
            " mean; families whom perinatal teams see are not taken off."
        )
        % words
    )


def _staff(
    need: Mapping[Step, float], there: Mapping[Grouping, Offered], rates: Rates
) -> tuple[dict[Step, tuple[Staffed, ...]], list[str], list[str]]:
    """Whole-time equivalents from the directory; an illustration where no hours are known."""
    notes, gaps, wte = [], [], {}
    for grouping in dict.fromkeys(step.grouping for step in Step):
        steps = [step for step in Step if step.grouping is grouping]
        here = there[grouping]
        if here.sized:
            parts = _by_work(steps, need, rates)
            for_these = rates.in_use(TIME[grouping])
            wte |= {s: float(here.wte) * float(for_these.value) * parts[s] for s in steps}
            notes.append(_known(grouping, here, for_these, steps))
        else:
            wte |= {step: _illustrated(step, need, rates) for step in steps}
            gaps.append(_unknown(grouping, here))
    return {s: (Staffed(0.0, round(wte[s] * 10) / 10),) for s in Step}, notes, gaps


def _by_work(steps: list[Step], need: Mapping[Step, float], rates: Rates) -> dict[Step, float]:
    """One grouping's staff divides as the weeks of help that are asked for."""
    weeks = {s: need[s] * rates[f"episode_{s.value}"] for s in steps}
    whole = sum(weeks.values())
    return {s: weeks[s] / whole if whole else 1 / len(steps) for s in steps}


def _illustrated(step: Step, need: Mapping[Step, float], rates: Rates) -> float:
    coming = {s: need[s] * rates[f"identified_{s.value}"] / WEEKS_OF_YEAR for s in Step}
    passing = sum(coming[above] for above in Step if step in above.below)
    at_once = (coming[step] + passing) * rates[f"episode_{step.value}"]
    nobody = dict.fromkeys(Step, (Staffed(0, 0),))
    need_of_none, travel = dict.fromkeys(Step, 0.0), rates["travel_hours"]
    alone = Situation("", need_of_none, nobody, rates, travel=travel)
    return ILLUSTRATED * at_once / alone.slots_of_wte(step.value)


def _known(grouping: Grouping, here: Offered, for_these: RateInUse, steps: list[Step]) -> str:
    words = {
        "grouping": grouping.value,
        "wte": f"{float(here.wte):.1f}",
        "services": here.sized,
        "of": here.services,
        "share": for_these.shown,
        "backing": for_these.backing.value,
    }
    said = _(
        "Staff, %(grouping)s: %(wte)s whole-time equivalents in the directory, known of"
        " %(services)s of %(of)s services; %(share)s of their time is for these families"
        " (%(backing)s)"
    )
    shared = _(", divided between short and long-term work by the weeks of help asked for")
    return said % words + (shared if len(steps) > 1 else "") + "."


def _unknown(grouping: Grouping, here: Offered) -> str:
    words = {"grouping": grouping.value, "services": here.services}
    if here.services:
        said = ngettext(
            "%(grouping)s: the directory has %(services)s service, but nobody's hours.",
            "%(grouping)s: the directory has %(services)s services, but nobody's hours.",
            here.services,
        )
    else:
        said = _("%(grouping)s: the directory has no service.")
    illustrated = _(
        " The staff shown is an illustration (for about nine in ten of those who come): put in"
        " your own figure, 0 if there is nobody."
    )
    return said % words + illustrated


def _edition(locality: Locality) -> EditionDocument | None:
    """The newest published edition of any of the locality's pathways."""
    current = [each for each in Edition.objects.at(locality).current() if each.is_whole]
    newest = max(current, key=lambda each: (each.published_on, -each.pk), default=None)
    return newest.document if newest else None


def _way(edition: EditionDocument | None) -> Way | None:
    if edition is None:
        return None
    return Way.ESCALATOR if edition.pathway.shape is Shape.ESCALATOR else Way.FRONT_DOOR


def _placed(edition: EditionDocument | None) -> dict[Step, tuple[str, ...]]:
    """The services that stand now in the pathway's slots of each step's grouping."""
    if edition is None:
        return dict.fromkeys(Step, ())
    return {
        step: tuple(
            dict.fromkeys(
                each.name
                for slot in edition.pathway.slots_of(step.grouping)
                for each in edition.placed(slot.key)
                if each.standing is Standing.CURRENT
            )
        )
        for step in Step
    }


def _pathway_note(edition: EditionDocument | None) -> str:
    if edition is None:
        return _(
            "Steps: the four of the Birmingham assessment. No pathway is published yet, so nothing"
            " says which services stand at which step."
        )
    words = {"title": edition.pathway.title, "number": edition.number}
    return _("Steps and services: the published pathway “%(title)s”, edition %(number)s.") % words


def _unplaced(edition: EditionDocument | None) -> list[str]:
    if edition is None:
        return []
    said = _("%(grouping)s: no service stands in the published pathway now.")
    placed = _placed(edition)
    groupings = dict.fromkeys(step.grouping for step in Step if not placed[step])
    return [said % {"grouping": each.value} for each in groupings]
