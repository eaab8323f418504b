"""Rates that an area counted itself take the place of what is assumed."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from attune.domain.flow.scenarios.rates import Backing
from attune.place.members import actions as members
from attune.place.members.roles import Role
from attune.planning.flow.known_rates import rates_of
from attune.planning.flow.rates_file import read_rates
from attune.planning.flow.shipped import shipped_rates
from attune.planning.records.flow import ObservedRates
from attune.planning.small_files import FileRefused
from tests.cast import NOW, Cast

RATES = "/wrenbridge/plan/flow/rates/"
GOOD = "rate,value,source,date\ndrop,9%,Transfers of 2025 in our log,2026-03-31\n"
TODAY = date(2026, 11, 21)


@pytest.fixture
def lead(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


def load(client: Client, text: str) -> str:
    file = SimpleUploadedFile("ours.csv", text.encode())
    answer = client.post(f"{RATES}load/", {"file": file}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_rate_counted_here_is_used_from_then_on(lead: Client, cast: Cast) -> None:
    page = load(lead, GOOD)
    assert "1 of " in page
    assert "Transfers of 2025 in our log" in page
    rate = rates_of(cast.wrenbridge).in_use("drop")
    assert (rate.backing, float(rate.value)) == (Backing.OBSERVED, 0.09)
    assert rates_of(cast.vale).in_use("drop").backing is Backing.ASSUMED


def test_the_newest_file_stands_whole(lead: Client, cast: Cast) -> None:
    load(lead, GOOD)
    load(lead, GOOD.replace("drop,9%", "transfer_weeks,5"))
    rates = rates_of(cast.wrenbridge)
    assert rates.in_use("drop").backing is Backing.ASSUMED
    assert rates["transfer_weeks"] == 5
    assert ObservedRates.objects.count() == 2


def test_the_same_file_again_is_said_to_be_in_use(lead: Client) -> None:
    load(lead, GOOD)
    assert "in use already" in load(lead, GOOD)
    assert ObservedRates.objects.count() == 1


def test_the_file_of_rates_in_use_can_be_loaded_again(lead: Client) -> None:
    text = lead.get(f"{RATES}download.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert {row["rate"] for row in rows} == {
        key for key, figure in shipped_rates().shipped.items() if not figure.fixed
    }
    seen = read_rates(text.encode(), name="rates.csv", shipped=shipped_rates(), today=TODAY)
    assert all(each.value == shipped_rates().shipped[each.key].value for each in seen)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("luck,1,Us,2026-03-31", "row 2, rate: “luck” is no rate"),
        ("drop,90%,Us,2026-03-31", "row 2, value: drop: 90% lies outside its range"),
        ("drop,many,Us,2026-03-31", "row 2, value:"),
        ("drop,9%,,2026-03-31", "row 2, source:"),
        ("drop,9%,Us,31/03/2026", "row 2, date: “31/03/2026” is no day"),
        ("drop,9%,Us,2031-03-31", "row 2, date: 2031-03-31 is still to come"),
        ("phases_long,4,Us,2026-03-31", "row 2, value: phases_long follows from"),
        ("drop,9%,Us,2026-03-31\ndrop,8%,Us,2026-03-31", "row 3, rate: “drop” stands in two rows"),
        ("", "no row with a rate"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(row: str, said: str) -> None:
    data = f"rate,value,source,date\n{row}\n".encode()
    with pytest.raises(FileRefused, match="ours") as refused:
        read_rates(data, name="ours.csv", shipped=shipped_rates(), today=TODAY)
    assert said in str(refused.value)


def test_a_file_that_is_refused_leaves_everything_as_it_was(lead: Client) -> None:
    load(lead, GOOD)
    page = load(lead, GOOD.replace("9%", "90%"))
    assert "There is a problem" in page
    assert "ours.csv, row 2, value" in page
    assert ObservedRates.objects.count() == 1


def test_a_missing_heading_is_named(lead: Client) -> None:
    assert "these headings are missing: source, date" in load(lead, "rate,value\ndrop,9%\n")


def test_who_may_not_load_may_still_look(cast: Cast, client: Client) -> None:
    members.grant(cast.mina, locality=cast.wrenbridge, role=Role.VIEWER, by=None, at=NOW)
    client.force_login(cast.mina)
    page = client.get(RATES).content.decode()
    assert "Download the rates" in page
    assert "Load a file" not in page
    assert client.get(f"{RATES}load/").status_code == 404
