"""A minute job seals rows into the chain; whoever changes one afterwards is found out."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction

from attune.place.audit import heads, sealing
from attune.place.audit.actions import record
from attune.place.audit.models import Seal
from attune.place.audit.verifying import verify
from tests.append_only import lifted
from tests.cast import NOW
from tests.place.world import World


def rows(count: int) -> list[int]:
    with transaction.atomic():
        return [
            record("trial.do", by=None, at=NOW, subject=f"trial:{number}").pk
            for number in range(count)
        ]


def tampered(statement: str, *values: object) -> None:
    """Change a table as somebody with the database's own password could."""
    with lifted(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_every_row_is_sealed_once_and_the_chain_fits(db: None) -> None:
    rows(5)
    assert sealing.seal_new(at=NOW) == 5
    rows(3)
    assert sealing.seal_new(at=NOW + timedelta(minutes=1)) == 3
    assert sealing.seal_new(at=NOW + timedelta(minutes=2)) == 0
    verdict = verify()
    assert verdict.misfit is None
    assert verdict.sentence == "The audit trail fits: 8 rows under 2 seals."


def test_more_rows_than_one_seal_holds_take_several(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "ROWS_A_SEAL", 10)
    rows(25)
    assert sealing.seal_new(at=NOW) == 25
    assert [seal.count for seal in Seal.objects.in_order()] == [10, 10, 5]
    assert verify().misfit is None


def test_rows_that_no_seal_covers_yet_are_counted(db: None) -> None:
    rows(2)
    assert verify().sentence.endswith("2 newer rows wait for their seal.")


def test_a_row_committed_late_under_a_smaller_id_is_sealed_too(db: None) -> None:
    first, late, last = rows(3)
    with lifted(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE aside AS SELECT * FROM place_auditrow WHERE id=%s", [late]
        )
        cursor.execute("DELETE FROM place_auditrow WHERE id = %s", [late])
    sealing.seal_new(at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO place_auditrow SELECT * FROM aside")
    assert sealing.seal_new(at=NOW + timedelta(minutes=1)) == 1
    assert [(seal.first, seal.last) for seal in Seal.objects.in_order()] == [
        (first, last),
        (late, late),
    ]
    assert verify().misfit is None


def test_the_daily_job_finds_a_row_that_came_too_late_for_the_minute_job(db: None) -> None:
    _, late, _ = rows(3)
    with lifted(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE aside AS SELECT * FROM place_auditrow WHERE id=%s", [late]
        )
        cursor.execute("DELETE FROM place_auditrow WHERE id = %s", [late])
    sealing.seal_new(at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO place_auditrow SELECT * FROM aside")
    next_day = NOW + timedelta(days=2)
    assert sealing.seal_new(at=next_day) == 0
    assert sealing.seal_all(at=next_day) == 1


def test_a_changed_row_is_named(db: None) -> None:
    ids = rows(6)
    sealing.seal_new(at=NOW)
    tampered("UPDATE place_auditrow SET who = 99 WHERE id IN (%s, %s)", ids[2], ids[4])
    verdict = verify()
    assert verdict.misfit is not None
    assert verdict.misfit.row == ids[2]
    assert verdict.sentence == (
        f"The audit trail does not fit: Row {ids[2]} is not what was sealed."
    )


def test_a_deleted_row_is_named(db: None) -> None:
    ids = rows(4)
    sealing.seal_new(at=NOW)
    tampered("DELETE FROM place_auditrow WHERE id = %s", ids[1])
    misfit = verify().misfit
    assert misfit is not None
    assert misfit.sentence == f"Row {ids[1]} was sealed and is no longer there"


def test_a_row_deleted_with_its_membership_is_missed(db: None) -> None:
    ids = rows(4)
    sealing.seal_new(at=NOW)
    tampered("DELETE FROM place_auditrow WHERE id = %s", ids[3])
    tampered('DELETE FROM place_sealedrow WHERE "row" = %s', ids[3])
    misfit = verify().misfit
    assert misfit is not None
    assert misfit.sentence == "Seal 1 covers 4 rows, 3 are listed"


def test_reordered_seals_are_named(db: None) -> None:
    for minute in range(3):
        rows(2)
        sealing.seal_new(at=NOW + timedelta(minutes=minute))
    for old, new in ((2, 200), (3, 2), (200, 3)):
        tampered("UPDATE place_seal SET number = %s WHERE number = %s", new, old)
    misfit = verify().misfit
    assert misfit is not None
    assert misfit.sentence == "Seal 2 does not follow the one before it"


def test_a_chain_made_again_from_changed_rows_does_not_give_the_exported_head(
    db: None, tmp_path: Path
) -> None:
    ids = rows(3)
    sealing.seal_new(at=NOW)
    written = heads.export(at=NOW, to=tmp_path)
    assert written is not None
    assert written.name == "2026-11-02.txt"
    tampered("UPDATE place_auditrow SET who = 99 WHERE id = %s", ids[0])
    tampered("DELETE FROM place_sealedrow")
    tampered("DELETE FROM place_seal")
    sealing.seal_all(at=NOW + timedelta(days=1))
    assert verify().misfit is None, "by itself the forged chain fits"
    misfit = verify(exported=tmp_path).misfit
    assert misfit is not None
    assert misfit.sentence == "Seal 1 is not the one exported to 2026-11-02.txt"


def test_a_chain_cut_short_misses_an_exported_seal(db: None, tmp_path: Path) -> None:
    rows(1)
    sealing.seal_new(at=NOW)
    heads.export(at=NOW, to=tmp_path)
    for table in ("place_sealedrow", "place_seal", "place_auditrow"):
        tampered(f"DELETE FROM {table}")  # noqa: S608  our own names
    misfit = verify(exported=tmp_path).misfit
    assert misfit is not None
    assert "no longer there" in misfit.sentence


def test_a_head_file_that_says_something_else_is_named(db: None, tmp_path: Path) -> None:
    (tmp_path / "2026-11-02.txt").write_text("seal 1", encoding="ascii")
    with pytest.raises(heads.HeadUnreadable, match=r"2026-11-02\.txt"):
        verify(exported=tmp_path)


def test_while_nothing_is_sealed_there_is_no_head(db: None, tmp_path: Path) -> None:
    assert heads.export(at=NOW, to=tmp_path) is None
    assert heads.line() == "Nothing is sealed yet"


@pytest.mark.own_database
def test_sealers_and_writers_at_once_seal_every_row_once(world: World) -> None:
    world.run("write_rows", "40")
    busy = [world.start("seal", "15") for _ in range(3)]
    busy += [world.start("write_rows", "40") for _ in range(2)]
    for process in busy:
        said, _ = process.communicate(timeout=60)
        assert process.returncode == 0, said
    world.run("seal", "10")
    assert world.run("verify")["sealed"] == 120
    assert "fits: 120 rows" in world.run("verify")["said"]
