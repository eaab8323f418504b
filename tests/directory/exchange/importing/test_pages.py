"""The pages of feeds and files: hand in, see what was found, load, decide."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from attune.directory.exchange.importing import downloading
from attune.directory.exchange.importing.job_kinds import CHECK, LOAD, forget_copies
from attune.directory.exchange.importing.models import (
    Difference,
    FeedCheck,
    ImportRun,
    ReceivedFeed,
)
from attune.directory.records.models import Service
from attune.directory.services import actions as services
from attune.place.jobs.kinds import Due, Kind
from attune.place.jobs.models import Job
from attune.place.members import actions as members
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.directory.exchange.importing.feed_server import HERE, Told, serving
from tests.directory.exchange.importing.feeds_from_elsewhere import a_feed, a_page, a_row, load
from tests.place.jobs.carried import carried

IMPORTS = "/wrenbridge/directory/imports/"
LATER = NOW + timedelta(days=7)


@pytest.fixture
def lead(cast: Cast, client: Client, settings: LazySettings, tmp_path: Path) -> Client:
    settings.MEDIA_ROOT = tmp_path / "files"
    client.force_login(cast.lena)
    return client


def text_of(client: Client, path: str) -> str:
    answer = client.get(path, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def hand_in(client: Client, content: str, name: str = "council.json") -> str:
    upload = SimpleUploadedFile(name, content.encode())
    answer = client.post(f"{IMPORTS}hand-in/", {"file": upload})
    return str(answer.headers.get("Location", ""))


def carry_out(kind: Kind) -> None:
    carried(Job.objects.filter(kind=kind.name).newest_first().with_state()[0], kind)


def test_a_feed_is_handed_in_checked_and_loaded(lead: Client) -> None:
    where = hand_in(lead, a_page([a_row(), a_row(), {"name": "No id"}]))
    assert "See or stop this work" in text_of(lead, where)
    carry_out(CHECK)
    page = text_of(lead, where)
    assert "Rows read: 3. Can be listed: 1, the same once more: 1, cannot be taken: 1" in page
    assert "the service has no id" in page
    assert "Vale Families" in page
    assert not Service.objects.exists()
    lead.post(f"{where}load/")
    carry_out(LOAD)
    assert Service.objects.get().name == "Baby and You"
    assert "Services new or changed: 1" in text_of(lead, where)
    run = ImportRun.objects.get()
    assert run.by.name == "Lena"
    assert "the service has no id" in text_of(lead, f"{IMPORTS}loaded/{run.pk}/")
    overview = text_of(lead, IMPORTS)
    assert "council.json" in overview
    assert "1 of 3 rows made or changed a service" in overview


@pytest.mark.parametrize("read", ["newest_job", "newest_check"])
def test_a_check_that_ends_while_the_page_is_made_leaves_a_way_on(
    lead: Client, monkeypatch: pytest.MonkeyPatch, read: str
) -> None:
    where = hand_in(lead, a_page([a_row()]))
    before = getattr(ReceivedFeed, read)

    def then_it_ends(received: ReceivedFeed) -> object:
        monkeypatch.setattr(ReceivedFeed, read, before)
        found = getattr(received, read)
        carry_out(CHECK)
        return found

    monkeypatch.setattr(ReceivedFeed, read, property(then_it_ends))
    page = text_of(lead, where)
    assert "See or stop this work" in page or "Load it" in page


def test_pressing_load_twice_asks_once(lead: Client) -> None:
    where = hand_in(lead, a_page([a_row()]))
    carry_out(CHECK)
    for _ in range(2):
        lead.post(f"{where}load/")
    assert Job.objects.filter(kind=LOAD.name).count() == 1


def test_rows_set_aside_are_a_download(lead: Client) -> None:
    where = hand_in(lead, a_page([{"name": "No id"}]))
    carry_out(CHECK)
    rows = lead.get(f"{where}rows/")
    assert rows.headers["Content-Type"].startswith("text/csv")
    assert "the service has no id" in rows.content.decode("utf-8-sig")
    lead.post(f"{where}load/")
    carry_out(LOAD)
    again = lead.get(f"{IMPORTS}loaded/{ImportRun.objects.get().pk}/rows/")
    assert again.content == rows.content


def test_what_is_no_feed_is_said_in_a_sentence(lead: Client) -> None:
    where = hand_in(lead, "<!doctype html><p>Sign in</p>", "council.json")
    carry_out(CHECK)
    page = text_of(lead, where)
    assert "council.json is a web page" in page
    assert "Load it" not in page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Choose a file, or enter one web address"),
        ({"address": "file:///etc/passwd"}, "not a web address"),
        ({"address": "https://a:b@example.org/"}, "user name or password"),
        ({"address": "https://example.org/", "source_name": "x" * 201}, "Use 200 characters"),
    ],
)
def test_what_cannot_be_handed_in_is_said_beside_the_field(
    lead: Client, given: dict[str, str], said: str
) -> None:
    page = lead.post(f"{IMPORTS}hand-in/", given).content.decode()
    assert "There is a problem" in page
    assert said in page
    assert not ReceivedFeed.objects.exists()


def test_a_feed_is_read_from_its_address(lead: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda path, query: Told(a_page([a_row()]))) as server:
        answer = lead.post(f"{IMPORTS}hand-in/", {"address": f"{server.url}/services"})
        where = answer.headers["Location"]
        carry_out(CHECK)
        assert "inside a network" in text_of(lead, where)  # no page reaches this machine
        with_allowance = downloading.download
        monkeypatch.setattr(
            "attune.directory.exchange.importing.job_kinds.download",
            lambda *given, **named: with_allowance(*given, **named, also=HERE),
        )
        where = lead.post(f"{IMPORTS}hand-in/", {"address": server.url}).headers["Location"]
        carry_out(CHECK)
    lead.post(f"{where}load/")
    carry_out(LOAD)
    assert Service.objects.count() == 1


def test_a_check_says_what_is_in_a_damaged_file(lead: Client) -> None:
    hand_in(lead, '{"contents": [{"id": 1, "name": ', "cut.json")
    carry_out(CHECK)
    found = FeedCheck.objects.get().found
    assert found["quarantined"] == found["read"] > 0


def test_a_person_decides_about_a_difference(lead: Client, cast: Cast, tmp_path: Path) -> None:
    path = a_feed(tmp_path, [a_row()])
    load(cast.wrenbridge, path)
    service = Service.objects.get()
    ours = service.whole_document.with_fields(description="We know better.")
    services.change_service(service, document=ours, by=cast.lena, at=NOW, why="An edit")
    load(cast.wrenbridge, path, at=LATER)
    found = Difference.objects.get()
    assert "Baby and You" in text_of(lead, f"{IMPORTS}differences/")
    assert "1 record edited here differs from its feed" in text_of(lead, IMPORTS)
    page = text_of(lead, f"{IMPORTS}differences/{found.pk}/")
    assert "We know better." in page
    assert "A weekly group." in page
    lead.post(f"{IMPORTS}differences/{found.pk}/", {"take": "service.description"})
    assert Service.objects.get().whole_document.service["description"] == "A weekly group."
    assert lead.get(f"{IMPORTS}differences/{found.pk}/").status_code == 404
    assert "No record differs" in text_of(lead, f"{IMPORTS}differences/")


def test_what_left_its_feed_is_listed(lead: Client, cast: Cast, tmp_path: Path) -> None:
    load(cast.wrenbridge, a_feed(tmp_path, [a_row(), a_row("svc-2", "Left behind")]))
    load(cast.wrenbridge, a_feed(tmp_path, [a_row()]), at=LATER)
    assert "Left behind" in text_of(lead, f"{IMPORTS}gone/")
    assert "1 service is no longer in the feed it came from" in text_of(lead, IMPORTS)


def test_the_sheet_to_fill_in_offers_its_words(lead: Client) -> None:
    book = load_workbook(BytesIO(lead.get(f"{IMPORTS}sheet/").content))
    assert book.sheetnames == ["Services", "How to fill it in", "Words"]
    titles = [cell.value for cell in book["Services"][1]]
    assert titles[:2] == ["Service id", "Service name"]
    lists = book["Services"].data_validations.dataValidation
    assert len(lists) > 8
    column = titles.index("Stage") + 1
    assert book["Words"].cell(2, column).value == "Pregnancy"


def test_the_family_information_officer_may_and_a_practitioner_may_not(
    lead: Client, cast: Cast
) -> None:
    member = members.add(email="fay@example.org", name="Fay", by=None, at=NOW)
    role = Role.FAMILY_INFORMATION_OFFICER
    members.grant(member, locality=cast.wrenbridge, role=role, by=None, at=NOW)
    lead.force_login(member)
    assert lead.get(IMPORTS).status_code == 200
    lead.force_login(cast.joseph)
    assert lead.get(IMPORTS).status_code == 404


def test_copies_are_forgotten_after_a_month_and_that_they_came_is_not(lead: Client) -> None:
    hand_in(lead, a_page([a_row()]))
    received = ReceivedFeed.objects.get()
    assert received.copy.exists()
    later = received.received_at + timedelta(days=31)
    assert forget_copies(Due(later, later)) == "1 copies deleted"
    assert not received.copy.exists()
    assert ReceivedFeed.objects.count() == 1
