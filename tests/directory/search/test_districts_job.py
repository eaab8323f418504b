"""When a new postcode file has come, the districts are found and services placed again."""

from typing import Any

from attune.directory.search import jobs, keeping
from attune.directory.search.models import District, Findable
from attune.place.areas.models import Dataset
from attune.place.jobs.kinds import Due
from attune.place.jobs.models import Job
from attune.place.jobs.running import Running
from tests.cast import NOW, Cast
from tests.directory.search.test_confidential_places import listed, postcodes, refuge

__all__ = ["postcodes"]  # the fixture
DUE = Due(NOW, NOW)


def run_the_job() -> str:
    job = Job.objects.get(kind=jobs.DRAW_DISTRICTS.name)
    return jobs.draw_districts(Running(job, lease=jobs.DRAW_DISTRICTS.lease))


def test_without_a_postcode_file_nothing_is_asked_for(cast: Cast) -> None:
    assert jobs.districts_due(DUE) is None
    assert not Job.objects.exists()


def test_a_new_file_is_asked_for_once_and_places_what_had_no_position(
    cast: Cast, postcodes: Dataset, monkeypatch: Any
) -> None:
    District.objects.all().delete()
    listed(cast, refuge("52.0", "-1.0"))
    assert Findable.objects.get().south is None
    assert jobs.districts_due(DUE)
    assert jobs.districts_due(DUE) is None
    monkeypatch.setattr(Running, "_beat", lambda self, **changes: None)
    assert run_the_job() == "2 districts found, 1 services placed"
    assert Findable.objects.get().south is not None
    assert jobs.districts_due(DUE) is None


def test_the_whole_index_can_be_written_again(cast: Cast) -> None:
    listed(cast, refuge("52.0", "-1.0"))
    before = Findable.objects.values_list("row", "spots").get()
    assert keeping.keep_everything() == 1
    assert Findable.objects.values_list("row", "spots").get() == before
