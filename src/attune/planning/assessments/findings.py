"""What Attune can see of a task by itself: one question for each, asked down the house only."""

from collections.abc import Callable, Mapping
from itertools import product

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.directory.offers.gap_map import of_localities
from attune.directory.offers.offered import offered
from attune.directory.rounds.models import MappingRound, SectorInvite
from attune.domain.assessments.tasks import Finding
from attune.domain.levels import Grouping
from attune.domain.offers.cells import Asked
from attune.domain.offers.standing import State
from attune.domain.offers.vocabulary import Stage
from attune.domain.rounds.states import AnswerState
from attune.kit.formats import number
from attune.pathway.records.models import Edition
from attune.place.localities.models import Locality
from attune.planning import footing
from attune.planning.models import Estimate, ObservedCounts, Report

# From pregnancy to the second birthday: what the matrix knows beyond that is no part of it.
STAGES = tuple(each for each in Stage if each is not Stage.TO_5_YEARS)


def population(locality: Locality) -> Finding:
    ground = footing.for_locality(locality)
    if ground is None:
        return Finding(False, _("No population is loaded that covers this area."))
    words = _("Loaded: %(vintages)s, %(children)s children under two.")
    vintages, children = ground.profile.vintages.title, number(ground.profile.total)
    return Finding(True, words % {"vintages": vintages, "children": children})


def estimate(locality: Locality) -> Finding:
    newest = Estimate.objects.of(locality).newest_first().first()
    if newest is None:
        return Finding(False, _("No estimate has been saved."))
    return Finding(True, _("Saved: “%(name)s”.") % {"name": newest.name})


def observed(locality: Locality) -> Finding:
    newest = ObservedCounts.objects.of(locality).newest_first().first()
    if newest is None:
        return Finding(False, _("No counts of families seen have been loaded."))
    words = _("Loaded: %(name)s, %(period)s.")
    return Finding(True, words % {"name": newest.name, "period": newest.period})


def mapping_round(locality: Locality) -> Finding:
    """The newest round counts: every answer sent in it is agreed, and there is at least one."""
    newest = MappingRound.objects.at(locality).newest_first().first()
    if newest is None:
        return Finding(False, _("There has been no mapping round."))
    invites = list(SectorInvite.objects.of(newest))
    agreed = sum(each.stands is AnswerState.AGREED for each in invites)
    words = _("“%(name)s”: %(agreed)s of %(all)s answers agreed.")
    said = words % {"name": newest.name, "agreed": agreed, "all": len(invites)}
    return Finding(bool(invites) and agreed == len(invites), said)


def matrix(locality: Locality) -> Finding:
    """Every grouping at every stage up to two has a service, or somebody said there is none."""
    gaps = of_localities((locality,)).matrix
    cells = list(product(Grouping, STAGES))
    asked = (Asked(level=level, stage=stage, area=locality.slug) for level, stage in cells)
    left = sum(gaps.cell(each).state is State.NOT_ASKED for each in asked)
    if not left:
        return Finding(True, _("All %(all)s cells have an answer.") % {"all": len(cells)})
    words = ngettext(
        "{left} of {all} cells has nobody's answer yet.",
        "{left} of {all} cells have nobody's answer yet.",
        left,
    )
    return Finding(False, words.format(left=left, all=len(cells)))


def edition(locality: Locality) -> Finding:
    newest = Edition.objects.at(locality).current().order_by("-published_on", "-id").first()
    if newest is None:
        return Finding(False, _("No edition of a pathway has been published."))
    words = _("Published: edition %(number)s of “%(title)s”.")
    return Finding(True, words % {"number": newest.number, "title": newest.pathway.title})


def wte(locality: Locality) -> Finding:
    lines = offered((locality,))
    services, sized = sum(line.services for line in lines), sum(line.sized for line in lines)
    if not services:
        return Finding(False, _("The directory has no services in the gap matrix yet."))
    words = _("Known for %(sized)s of %(services)s places in the gap matrix.")
    return Finding(sized == services, words % {"sized": sized, "services": services})


def report(locality: Locality) -> Finding:
    newest = Report.objects.of(locality).newest_first().first()
    if newest is None:
        return Finding(False, _("No report has been kept."))
    return Finding(True, _("Kept: “%(title)s”.") % {"title": newest.title})


# By the word that the template's tasks use.
FINDINGS: Mapping[str, Callable[[Locality], Finding]] = {
    "population": population,
    "estimate": estimate,
    "observed": observed,
    "round": mapping_round,
    "matrix": matrix,
    "edition": edition,
    "wte": wte,
    "report": report,
}

# Where somebody can do what is missing; every planner may open these pages.
DOORS: Mapping[str, str] = {
    "estimate": "planning:need",
    "observed": "planning:fairness",
    "round": "directory:rounds_index",
    "matrix": "directory:offers_gaps",
    "wte": "directory:offers_gaps",
    "report": "planning:report_today",
}
