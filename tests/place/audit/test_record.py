"""Verbs append audit rows inside their own transaction; nobody changes one."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import RequestFactory

from attune.place.audit.actions import AuditRefused, record, recorded_read
from attune.place.audit.models import AuditRow
from attune.place.audit.origin import acting_from, client_address
from tests.cast import NOW, Cast


def test_a_row_says_who_in_which_role_did_what_when_and_from_where(cast: Cast) -> None:
    with acting_from("192.0.2.7"):
        row = record(
            "place.try", by=cast.lena, at=NOW, subject="place.Area:3", locality=cast.wrenbridge
        )
    row = AuditRow.objects.get(pk=row.pk)
    assert (row.who, row.role, row.locality) == (cast.lena.pk, "lead", cast.wrenbridge.pk)
    assert (row.verb, row.subject, row.at, row.origin) == (
        "place.try",
        "place.Area:3",
        NOW,
        "192.0.2.7",
    )


def test_what_the_system_does_has_no_person_and_comes_from_the_command_line(cast: Cast) -> None:
    row = record("place.try", by=None, at=NOW, locality=cast.vale)
    assert (row.who, row.role, row.origin) == (None, "", "command line")


def test_reading_a_personal_record_is_written_down(cast: Cast) -> None:
    row = recorded_read("place.Member:1", by=cast.lena, at=NOW)
    assert (row.verb, row.subject) == ("read", "place.Member:1")


@pytest.mark.django_db(transaction=True)
def test_a_row_is_kept_or_forgotten_together_with_what_was_done() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("place.try", by=None, at=NOW)
        _ = 1 / 0
    assert not AuditRow.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_row_outside_a_transaction_is_refused() -> None:
    with pytest.raises(AuditRefused, match="belongs inside the transaction"):
        record("place.try", by=None, at=NOW)


@pytest.mark.parametrize(
    "wrong", [{"subject": "x" * 121}, {"subject": "a\0b"}, {"origin": "x" * 61}, {"role": "\0"}]
)
def test_text_that_one_of_the_databases_would_refuse_is_refused_first(
    db: None, wrong: dict[str, str]
) -> None:
    with pytest.raises(AuditRefused):
        record("place.try", by=None, at=NOW, **wrong)


def test_a_time_without_its_zone_is_refused(db: None) -> None:
    with pytest.raises(AuditRefused, match="zone"):
        record("place.try", by=None, at=NOW.replace(tzinfo=None))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE place_auditrow SET verb = 'other'",
        "DELETE FROM place_auditrow",
        "UPDATE place_auditrow SET id = id + 1000",
    ],
)
def test_the_database_itself_refuses_to_change_a_row(db: None, change: str) -> None:
    record("place.try", by=None, at=NOW)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(change)
    assert [row.verb for row in AuditRow.objects.all()] == ["place.try"]


def test_a_lead_sees_their_own_localities_and_nobody_elses(cast: Cast) -> None:
    record("place.try", by=None, at=NOW, locality=cast.wrenbridge)
    mine = AuditRow.objects.visible_to(cast.lena).called("place.try")
    assert mine.count() == 1
    assert not AuditRow.objects.visible_to(cast.outsider).called("place.try").exists()
    assert not AuditRow.objects.visible_to(cast.joseph).exists()


def test_the_trail_is_read_by_verb_person_and_day(cast: Cast) -> None:
    for at, by in ((NOW, cast.lena), (NOW + timedelta(days=1), cast.mina)):
        record("trial.begin", by=by, at=at, locality=cast.wrenbridge)
    trail = AuditRow.objects.at_locality(cast.wrenbridge).called("trial")
    assert trail.matching(who=cast.mina.pk).count() == 1
    assert trail.matching(day=NOW.date()).count() == 1
    newest = list(trail.newest_first())
    assert [row.who for row in newest] == [cast.mina.pk, cast.lena.pk]
    assert list(trail.newest_first(before=newest[0].pk)) == newest[1:]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (2, "203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_the_address_is_what_our_own_proxies_saw_and_not_what_a_client_claims(
    settings: object, proxies: int, forwarded: str, address: str
) -> None:
    settings.ATTUNE_PROXIES = proxies  # type: ignore[attr-defined]
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="192.0.2.1")
    assert client_address(request) == address
