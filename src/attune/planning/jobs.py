"""Periodic work of planning: solve the gradient of new files before anybody waits for it."""

from datetime import timedelta

from attune.domain.schedules import Every
from attune.place.areas.models import Dataset
from attune.place.jobs.kinds import Due, Periodic

from . import actions
from .evidence import shipped
from .flow import jobs as flow
from .flow.studies import jobs as studies
from .gradients import cover_england
from .models import SolvedGradient


def solve_missing(due: Due) -> str:
    """Each current population with the current deprivation on the same areas."""
    solved = 0
    for population in Dataset.objects.current("population"):
        geography = population.geography
        deprivation = Dataset.objects.current("deprivation", geography=geography).first()
        if deprivation and cover_england(population, deprivation):
            there = SolvedGradient.objects.on(population, deprivation)
            if not there.under(shipped().file.sha256).exists():
                actions.solve_gradient(population, deprivation=deprivation, by=None, at=due.at)
                solved += 1
    return f"{solved} gradients solved"


KINDS = (*flow.KINDS, *studies.KINDS)
PERIODIC = (
    Periodic("planning.solve_gradients", Every(timedelta(minutes=1)), solve_missing),
    *flow.PERIODIC,
)
