"""Every role lands on a desk: what needs them today, oldest first."""

from datetime import timedelta
from pathlib import Path

from django.test import Client

from attune.place.imports import actions as imports
from attune.place.imports import job_kinds
from attune.place.jobs.kinds import Due
from attune.place.urgent_help import actions as urgent_help
from tests.cast import NOW, Cast
from tests.formats.layouts import example_rows
from tests.place.imports.writers import POPULATION, write_csv


def desk(client: Client) -> str:
    return client.get("/desk/").content.decode()


def test_a_lead_is_told_to_confirm_the_help_lines_until_somebody_did(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    assert "Nobody has confirmed the urgent-help lines of Wrenbridge" in desk(client)
    line = urgent_help.Line("Now", "Call", "999")
    urgent_help.confirm(cast.wrenbridge, lines=[line], by=cast.lena, at=NOW)
    assert "Nothing needs you today" in desk(client)


def test_a_checked_file_waits_on_the_leads_desk_until_it_is_loaded(
    cast: Cast, client: Client, tmp_path: Path
) -> None:
    path = write_csv(tmp_path, POPULATION, example_rows("population"))
    received = imports.receive(path, by=cast.lena, at=NOW)
    imports.check(received, by=cast.lena, at=NOW)
    client.force_login(cast.lena)
    assert f"{path.name} was checked and waits to be loaded" in desk(client)
    imports.import_file(received.copy, by=cast.lena, at=NOW)
    assert "waits to be loaded" not in desk(client)


def test_old_copies_are_deleted_and_their_arrival_stays_on_record(
    cast: Cast, tmp_path: Path
) -> None:
    path = write_csv(tmp_path, POPULATION, example_rows("population"))
    received = imports.receive(path, by=cast.lena, at=NOW)
    soon, late = NOW + timedelta(days=29), NOW + timedelta(days=31)
    assert job_kinds.forget_copies(Due(soon, soon)) == "0 copies deleted"
    assert job_kinds.forget_copies(Due(late, late)) == "1 copies deleted"
    assert not received.folder.exists()
    received.refresh_from_db()


def test_a_practitioner_without_tasks_reads_that_nothing_needs_them(
    cast: Cast, client: Client
) -> None:
    client.force_login(cast.joseph)
    assert "Nothing needs you today" in desk(client)


def test_somebody_of_no_place_reads_who_can_help(cast: Cast, client: Client) -> None:
    cast.joseph.memberships.all().delete()
    client.force_login(cast.joseph)
    assert "The lead of your area can add you" in desk(client)
