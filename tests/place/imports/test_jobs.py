"""Checking and loading as jobs: with progress, stoppable, whole or not at all."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings

from attune.formats.official import Row
from attune.place.areas.models import Dataset, Population
from attune.place.imports import actions, reading
from attune.place.imports.job_kinds import CHECK, LOAD
from attune.place.imports.models import ReceivedFile
from attune.place.jobs import actions as jobs
from attune.place.jobs.models import Job
from tests.cast import Cast
from tests.formats.layouts import population
from tests.place.imports.writers import POPULATION, write_csv
from tests.place.jobs.carried import carried, fresh, history

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
AREAS = [f"E0{1_008_881 + n}" for n in range(50)]


@pytest.fixture
def received(tmp_path: Path, settings: LazySettings, cast: Cast) -> ReceivedFile:
    settings.MEDIA_ROOT = tmp_path / "files"
    path = write_csv(tmp_path, POPULATION, [population(area, 1, 2) for area in AREAS])
    return actions.receive(path, by=cast.lena, at=AT)  # type: ignore[arg-type]


def asked(kind: object, received: ReceivedFile) -> Job:
    return jobs.ask(kind, by=received.received_by, at=AT, received=received.pk)  # type: ignore[arg-type]


def test_a_check_keeps_its_report_and_no_data(received: ReceivedFile) -> None:
    job = carried(asked(CHECK, received), CHECK)
    assert history(job).endswith("done")
    assert received.checks.get().passed and not Dataset.objects.exists()


def test_a_load_keeps_the_data_and_says_what_it_was(received: ReceivedFile) -> None:
    job = carried(asked(LOAD, received), LOAD)
    dataset = Dataset.objects.get()
    assert dataset.loaded_by == received.received_by
    assert Population.objects.of(dataset).count() == len(AREAS)
    sentence = job.events.order_by("-number").first().sentence  # type: ignore[union-attr]
    assert sentence == "population mid-2020: 50 rows loaded"


def test_a_bad_file_fails_the_job_with_its_row(received: ReceivedFile) -> None:
    received.copy.write_text("lsoa11_code,total,age_0\nx,1,1\n", encoding="utf-8")
    job = carried(asked(LOAD, received), LOAD)
    sentence = job.events.order_by("-number").first().sentence  # type: ignore[union-attr]
    assert "row 2, column “lsoa11_code”" in sentence
    assert not Dataset.objects.exists()


def test_a_stopped_load_keeps_nothing(
    received: ReceivedFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = asked(LOAD, received)
    numbered = reading.OfficialFile.numbered

    def stopped_meanwhile(
        file: reading.OfficialFile, tally: reading.Tally, progress: reading.Progress
    ) -> Iterator[tuple[int, Row]]:
        jobs.ask_stop(fresh(job), by=received.received_by, at=AT)
        return numbered(file, tally, progress)

    monkeypatch.setattr(reading.OfficialFile, "numbered", stopped_meanwhile)
    assert history(carried(job, LOAD)).endswith("stopped")
    assert not Dataset.objects.exists() and not Population.objects.exists()


def test_a_file_that_was_discarded_is_asked_for_again(received: ReceivedFile) -> None:
    actions.discard(received, by=None, at=AT)
    job = carried(asked(LOAD, received), LOAD)
    sentence = job.events.order_by("-number").first().sentence  # type: ignore[union-attr]
    assert "hand it in again" in sentence
