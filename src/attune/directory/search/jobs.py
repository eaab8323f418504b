"""Work behind the search: when a new postcode file is there, find the districts anew."""

from datetime import timedelta

from attune.domain.schedules import Every
from attune.place.areas.models import Dataset
from attune.place.jobs import actions as jobs
from attune.place.jobs.kinds import Due, Kind, Periodic
from attune.place.jobs.models import Job
from attune.place.jobs.running import Running

from . import actions, keeping
from .models import District

SLICE = keeping.SLICE
AGAIN_AFTER = timedelta(hours=1)


def draw_districts(job: Running) -> str:
    """Find the centre of each district, then place again every service that may depend on it."""
    dataset = Dataset.objects.current("postcodes").first()
    if dataset is None:
        return "There is no postcode file"
    if not District.objects.drawn_from(dataset).exists():
        with job.step(0, sentence="Finding the centre of each postcode district"):
            actions.draw_districts(dataset, by=job.by, at=job.now)
    ids = keeping.all_ids()
    for start in range(job.kept, len(ids), SLICE):
        done = min(start + SLICE, len(ids))
        with job.step(done, len(ids), "Placing services"):
            keeping.keep(ids[start:done])
    return f"{District.objects.count():,} districts found, {len(ids):,} services placed"


def districts_due(due: Due) -> str | None:
    """Ask for the job once for each new postcode file."""
    dataset = Dataset.objects.current("postcodes").first()
    if dataset is None or District.objects.drawn_from(dataset).exists():
        return None
    lately = Job.objects.filter(kind=DRAW_DISTRICTS.name, asked_at__gte=due.at - AGAIN_AFTER)
    if lately.exists():
        return None
    jobs.ask(DRAW_DISTRICTS, by=None, at=due.at)
    return "Asked for the districts of a new postcode file"


DRAW_DISTRICTS = Kind(
    name="directory.draw_districts",
    title="Find the postcode districts",
    run=draw_districts,
    idempotent=True,
)
PERIODIC = (Periodic("directory.districts_due", Every(timedelta(minutes=5)), districts_due),)
