"""Files handed in through a page: received, checked by a job, loaded by a job, discarded."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings

from attune.place.areas.models import Dataset, Population
from attune.place.audit.models import AuditRow
from attune.place.imports import actions
from attune.place.imports.job_kinds import CHECK, LOAD
from attune.place.imports.models import FileCheck, ReceivedFile
from attune.place.imports.reading import OfficialFileError
from tests.cast import Cast
from tests.formats.layouts import example_rows, population
from tests.place.imports.writers import POPULATION, write_csv, write_xlsx

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folder_of_files(settings: LazySettings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


def test_a_file_is_received_checked_loaded_and_discarded(tmp_path: Path, cast: Cast) -> None:
    lena = cast.lena
    path = write_csv(tmp_path, POPULATION, example_rows("population"))
    received = actions.receive(path, by=lena, at=AT)  # type: ignore[arg-type]
    assert received.copy.read_bytes() == path.read_bytes()
    (found,) = actions.check(received, by=lena, at=AT)  # type: ignore[arg-type]
    assert found.passed and found.lines[0] == "population, mid-2020, areas of lsoa11"
    assert not Dataset.objects.exists()
    dataset = actions.import_file(received.copy, by=lena, at=AT)  # type: ignore[arg-type]
    assert Population.objects.of(dataset).count() == 3
    actions.discard(received, by=lena, at=AT)  # type: ignore[arg-type]
    assert not received.folder.exists()
    assert [row.verb for row in AuditRow.objects.called("file").order_by("id")] == [
        "file.receive",
        "file.check",
        "file.discard",
    ]


def test_a_refused_file_says_why_and_what_it_was_called(tmp_path: Path) -> None:
    upload = tmp_path / "upload-17"
    upload.write_bytes(b"%PDF-1.7")
    with pytest.raises(OfficialFileError, match=r"people\.csv is a PDF"):
        actions.receive(upload, name="people.csv", by=None, at=AT)
    assert not ReceivedFile.objects.exists()


def test_a_file_with_a_wrong_cell_is_received_and_its_check_fails(tmp_path: Path) -> None:
    path = write_csv(tmp_path, POPULATION, [population("E01008881", 5, total=3)])
    received = actions.receive(path, by=None, at=AT)
    (found,) = actions.check(received, by=None, at=AT)
    assert not found.passed and "row 2, column “total_population”" in found.report
    path.write_bytes(b"PK\x03\x04")
    broken = actions.receive(path, by=None, at=AT)
    assert "is damaged" in actions.check(broken, by=None, at=AT)[0].report


def test_every_sheet_of_a_workbook_is_checked(tmp_path: Path) -> None:
    head = ["LSOA 2021 Code", "Total", "F0", "M0"]
    path = write_xlsx(
        tmp_path / "years.xlsx",
        {
            f"Mid-{year} LSOA 2021": [head, ["E01008881", 2, 1, 9 * (2023 - year)]]
            for year in (2022, 2023)
        },
    )
    received = actions.receive(path, by=None, at=AT)
    found = {each.sheet: each.passed for each in actions.check(received, by=None, at=AT)}
    assert found == {"Mid-2023 LSOA 2021": True, "Mid-2022 LSOA 2021": False}


@pytest.mark.parametrize("name", ["", "..", "a/..", "x" * 201])
def test_a_name_that_is_no_name_is_refused(tmp_path: Path, name: str) -> None:
    path = write_csv(tmp_path, POPULATION, example_rows("population"))
    if not name:
        path = path.rename(tmp_path / "\n")
    with pytest.raises(OfficialFileError, match="needs a name"):
        actions.receive(path, name=name, by=None, at=AT)


def test_a_name_cannot_lead_out_of_the_folder(tmp_path: Path, folder_of_files: Path) -> None:
    path = write_csv(tmp_path, POPULATION, example_rows("population"))
    received = actions.receive(path, name="..\\../etc/passwd", by=None, at=AT)
    assert received.copy == folder_of_files / "imports" / str(received.pk) / "passwd"


def test_the_kinds_of_job_can_be_tried_again() -> None:
    """Loading the same file twice changes nothing, so that a killed worker does no harm."""
    assert CHECK.idempotent and LOAD.idempotent
    assert not FileCheck.objects.exists()
