"""The directory taken away: what families may see, masked, and read back by our own reader."""

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from attune.directory.exchange.exporting.job_kinds import EXPORT, forget
from attune.directory.exchange.exporting.writing import Export, Form, write_to
from attune.formats.feeds import open_feed
from attune.formats.listing import Listing
from attune.place.jobs import worker
from attune.place.jobs.kinds import Due, table
from attune.project.commands import main
from tests.cast import Cast
from tests.directory.services_at_wrenbridge import TODAY, a_place, a_service

SECRET = "WB9 9ZZ"


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: TODAY)


@pytest.fixture
def here(cast: Cast) -> Cast:
    a_service(cast.wrenbridge, "Baby and You", offer={"topics": ["feeding"], "wte": "3.5"})
    place = a_place(SECRET, "Linden House")
    a_service(cast.wrenbridge, "Safe Start", offer={"topics": ["domestic_abuse"]}, places=(place,))
    a_service(cast.wrenbridge, "Stale", assured_on=TODAY - timedelta(days=200))
    a_service(cast.wrenbridge, "Planned", offer={"standing": "planned"})
    a_service(cast.vale, "Elsewhere")
    return cast


def exported(cast: Cast, form: Form) -> bytes:
    file = io.BytesIO()
    number = Export(cast.wrenbridge, TODAY).write(file, form, progress=lambda *said: None)
    assert number == 2
    return file.getvalue()


def names(form: Form, written: bytes) -> set[str]:
    reading = open_feed(io.BytesIO(written), name=f"services{form.suffix}")
    return {each.name for each in reading.items if isinstance(each, Listing)}


@pytest.mark.parametrize("form", Form)
def test_our_own_reader_finds_the_public_services_in_it(form: Form, here: Cast) -> None:
    assert names(form, exported(here, form)) == {"Baby and You", "Safe Start"}


@pytest.mark.parametrize("form", Form)
def test_nothing_confidential_or_for_staff_is_in_it(form: Form, here: Cast) -> None:
    written = exported(here, form)
    texts = [written]
    if form is Form.HSDS_CSV:
        archive = zipfile.ZipFile(io.BytesIO(written))
        texts = [archive.read(name) for name in archive.namelist()]
    for secret in (b"9ZZ", b"Linden House", b"3.5"):
        assert not [text for text in texts if secret in text]


def test_the_package_says_what_it_is(here: Cast) -> None:
    archive = zipfile.ZipFile(io.BytesIO(exported(here, Form.HSDS_CSV)))
    assert "confidential" in archive.read("README.txt").decode()
    assert "Wrenbridge" in json.loads(exported(here, Form.JSON))["about"]
    assert {"services.csv", "taxonomy_terms.csv", "taxonomies.csv"} <= set(archive.namelist())


@pytest.mark.parametrize("form", ["hsds-csv", "json", "ndjson"])
def test_the_command_writes_it(
    form: str, here: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.file"
    words = ["--locality", "wrenbridge", "--out", str(out), "--form", form]
    assert main(["directory", "export", *words]) == 0
    assert "2 services" in capsys.readouterr().out
    assert names(Form(form), out.read_bytes()) == {"Baby and You", "Safe Start"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--locality", "nowhere", "--out", "x.zip"], "no locality “nowhere”"),
        (["--locality", "wrenbridge", "--out", "x.odd"], "say --form"),
        (["--locality", "wrenbridge", "--out", "/proc/none/x.json"], "cannot be written"),
    ],
)
def test_the_command_says_what_is_wrong(
    words: list[str], said: str, here: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["directory", "export", *words]) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_cannot_be_finished_is_not_left_half_done(here: Cast, tmp_path: Path) -> None:
    def breaks(*said: Any) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_to(tmp_path / "x.json", Export(here.wrenbridge, TODAY), Form.JSON, progress=breaks)
    assert not list(tmp_path.iterdir())


def test_staff_take_it_away_from_a_page(here: Cast, client: Client) -> None:
    client.force_login(here.lena)
    page = client.get("/wrenbridge/directory/exports/").content.decode()
    assert "2 services are public today." in page
    assert "http://testserver/wrenbridge/api/oruk/v3" in page
    for form in (Form.JSON, Form.NDJSON):
        answer = client.get(f"/wrenbridge/directory/exports/services.{form.value}")
        assert f"wrenbridge-services-2026-11-02{form.suffix}" in answer["Content-Disposition"]
        assert names(form, answer.getvalue()) == {"Baby and You", "Safe Start"}


@pytest.mark.django_db(transaction=True)
def test_a_job_makes_the_package(here: Cast, client: Client) -> None:
    client.force_login(here.lena)
    asked = client.post("/wrenbridge/directory/exports/make/")
    worker.work(table(EXPORT), (), until_empty=True)
    assert "2 services written" in client.get(asked["Location"]).content.decode()
    answer = client.get(f"{asked['Location']}result/")
    assert "wrenbridge-services-2026-11-02.zip" in answer["Content-Disposition"]
    assert names(Form.HSDS_CSV, answer.getvalue()) == {"Baby and You", "Safe Start"}


@pytest.mark.django_db(transaction=True)
def test_a_package_is_kept_for_a_day(here: Cast, client: Client) -> None:
    client.force_login(here.lena)
    asked = client.post("/wrenbridge/directory/exports/make/")
    worker.work(table(EXPORT), (), until_empty=True)
    for hours, there in ((23, 200), (25, 404)):
        later = timezone.now() + timedelta(hours=hours)
        forget(Due(later, later))
        answer = client.get(f"{asked['Location']}result/")
        assert answer.status_code == there
        answer.close()


def test_others_do_not_find_the_page(here: Cast, client: Client) -> None:
    client.force_login(here.joseph)
    assert client.get("/wrenbridge/directory/exports/").status_code == 404
