"""Feeds as they really come: each fault is put right or set aside with its reason."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attune.directory.exchange.importing import reading
from attune.directory.exchange.importing.counts import Counts, FeedRefused
from attune.directory.exchange.importing.models import ImportRun
from attune.directory.exchange.importing.reading import deliver
from attune.directory.exchange.importing.taking_in import taken_in
from attune.directory.records.models import Service
from tests.cast import Cast
from tests.directory.exchange.importing.feeds_from_elsewhere import a_feed, a_page, a_row, load

SERVICES = "id,name,status,description,url,email,assured_date,organization_id\n"
PLACES = "id,service_id,location_id,description\n"


def counted(run: ImportRun) -> tuple[int, int, int, int]:
    assert run.read == run.imported + run.merged + run.quarantined
    return run.read, run.imported, run.merged, run.quarantined


def only(cast: Cast, tmp_path: Path, **fields: Any) -> dict[str, Any]:
    run = load(cast.wrenbridge, a_feed(tmp_path, [a_row(**fields)]))
    assert counted(run) == (1, 1, 0, 0)
    return Service.objects.get().whole_document.service


def package(folder: Path, **tables: str) -> Path:
    path = folder / "package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in tables.items():
            archive.writestr(f"{name}.csv", text)
    return path


def test_empty_addresses_are_left_out(cast: Cast, tmp_path: Path) -> None:
    service = only(cast, tmp_path, url="", email="  ")
    assert not service.get("url")
    assert not service.get("email")


def test_html_becomes_plain_text(cast: Cast, tmp_path: Path) -> None:
    said = "<p>Play &amp; stay</p><script>alert(1)</script><ul><li>Toys</li></ul>"
    assert only(cast, tmp_path, description=said)["description"] == "Play & stay\n\n- Toys"


@pytest.mark.parametrize(
    "source_id", ["12", "a/b?c=1", "ÄÖ – 7", "{D3B07384}", "x" * 200, " 9 ", "' OR 1=1 --"]
)
def test_ids_that_are_no_uuids_are_kept_as_the_sources(
    cast: Cast, tmp_path: Path, source_id: str
) -> None:
    path = a_feed(tmp_path, [a_row(source_id)])
    assert counted(load(cast.wrenbridge, path))[1] == 1
    again = load(cast.wrenbridge, path)
    assert again.changed == 0
    assert Service.objects.get().uid.version == 5


@pytest.mark.parametrize("source_id", ["", None, "x" * 201, [], {}, True])
def test_a_row_without_an_id_one_can_use_is_set_aside(
    cast: Cast, tmp_path: Path, source_id: Any
) -> None:
    assert counted(load(cast.wrenbridge, a_feed(tmp_path, [a_row(source_id)]))) == (1, 0, 0, 1)
    assert not Service.objects.exists()


def test_a_number_as_an_id_is_one(cast: Cast, tmp_path: Path) -> None:
    only(cast, tmp_path, id=12)
    assert load(cast.wrenbridge, a_feed(tmp_path, [a_row(id="12")])).changed == 0


@pytest.mark.parametrize("day", ["2026-10-01T14:00:00Z", "01/10/2026", "2026-10-01 14:00"])
def test_times_in_date_columns_become_dates(cast: Cast, tmp_path: Path, day: str) -> None:
    assert only(cast, tmp_path, assured_date=day)["assured_date"] == "2026-10-01"


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", 20261001.5, ["x"], "0000-00-00"])
def test_what_is_no_date_is_kept_under_another_name(cast: Cast, tmp_path: Path, day: Any) -> None:
    service = only(cast, tmp_path, assured_date=day)
    assert "assured_date" not in service
    assert "original_assured_date" in service


@pytest.mark.parametrize("status", ["draft", "Nonsense", "x" * 300])
def test_a_status_that_nobody_knows_is_not_shown_to_families(
    cast: Cast, tmp_path: Path, status: str
) -> None:
    service = only(cast, tmp_path, status=status)
    assert (service["status"], service["original_status"]) == ("inactive", status)
    assert not Service.objects.get().is_public


@pytest.mark.parametrize(
    "field", ["organization", "service_at_locations", "schedules", "contacts", "attributes", "fees"]
)
@pytest.mark.parametrize("value", [None, "", "text", 7, [], {}, [7], [[]], [{}], {"x": [{}]}, True])
def test_any_field_of_any_other_sort_is_no_crash(
    cast: Cast, tmp_path: Path, field: str, value: Any
) -> None:
    path = a_feed(tmp_path, [a_row(**{field: value})])
    assert counted(load(cast.wrenbridge, path))[0] == 1
    assert load(cast.wrenbridge, path).changed == 0


def test_an_organisation_without_a_name_is_kept_inside_the_service(
    cast: Cast, tmp_path: Path
) -> None:
    service = only(cast, tmp_path, organization={"id": "o1", "name": " ", "website": "x.org"})
    assert service["original_organization"]["website"] == "https://x.org"
    assert Service.objects.get().provider is None


def test_an_organisation_without_an_id_is_one_by_its_name(cast: Cast, tmp_path: Path) -> None:
    rows = [a_row(each, organization={"name": "Vale Families"}) for each in ("a", "b")]
    load(cast.wrenbridge, a_feed(tmp_path, rows))
    assert len({each.provider for each in Service.objects.all()}) == 1


def test_orphaned_rows_of_a_package_are_set_aside_with_the_reason(
    cast: Cast, tmp_path: Path
) -> None:
    path = package(
        tmp_path,
        services=f"{SERVICES}s1,Baby and You,active,,,,,o1\n",
        organizations="id,name,description\no1,Vale Families,A charity\n",
        locations="id,name,location_type\nl1,Oak Hall,physical\n",
        service_at_location=f"{PLACES}j1,s1,l1,\nj2,s9,l1,\nj3,s1,l9,\n",
        phones="id,service_id,number\np1,s9,01632 960123\n",
    )
    run = load(cast.wrenbridge, path)
    assert counted(run) == (4, 1, 0, 3)
    assert any("“s9”" in reason for reason in run.found["reasons"])
    assert Service.objects.get().provider.name == "Vale Families"
    assert load(cast.wrenbridge, path).changed == 0


def test_shifted_columns_are_set_aside_or_put_right_and_counted(cast: Cast, tmp_path: Path) -> None:
    shifted = "s2,Shifted,active,A comma, that was not quoted,,,2026-10-01,o1,,,\n"
    path = package(tmp_path, services=f"{SERVICES}s1,Baby and You,active,,,,,\n{shifted}")
    run = load(cast.wrenbridge, path)
    assert counted(run) == (2, 1, 0, 1)


def test_a_services_table_alone_and_a_folder_of_tables_are_read(cast: Cast, tmp_path: Path) -> None:
    table = f"{SERVICES}s1,Baby and You,active,,,,,\n"
    folder = tmp_path / "tables"
    folder.mkdir()
    for path in (folder / "services.csv", tmp_path / "services.csv"):
        path.write_text(table, encoding="utf-8-sig")
        assert counted(load(cast.wrenbridge, path)) == (1, 1, 0, 0)
    assert load(cast.wrenbridge, folder).changed == 0


def test_one_service_on_each_line_is_read_and_a_broken_line_is_set_aside(
    cast: Cast, tmp_path: Path
) -> None:
    path = tmp_path / "feed.ndjson"
    lines = [json.dumps(a_row("a")), '{"id": "b", "name": ', json.dumps(a_row("c"))]
    path.write_text("\n".join(lines), encoding="utf-8")
    run = load(cast.wrenbridge, path)
    assert run.imported >= 1
    assert run.quarantined >= 1
    counted(run)


def test_nul_and_half_characters_are_left_out(cast: Cast, tmp_path: Path) -> None:
    service = only(cast, tmp_path, name="Baby\0 and \ud800You", description="a\u0007b")
    assert service["name"] == "Baby and You"
    assert service["description"] == "ab"


@pytest.mark.parametrize("number", ["NaN", "1e999", "-Infinity", "9" * 400])
def test_numbers_that_are_none_are_no_crash(cast: Cast, tmp_path: Path, number: str) -> None:
    path = tmp_path / "feed.json"
    path.write_text(a_page([a_row(minimum_age=77)]).replace("77", number, 1), encoding="utf-8")
    counted(load(cast.wrenbridge, path))


def deep(levels: int) -> dict[str, Any]:
    inner: dict[str, Any] = {"x": 1}
    for _ in range(levels):
        inner = {"x": inner}
    return inner


@pytest.mark.parametrize("levels", [30, 150, 900])
def test_a_record_nested_too_deep_is_set_aside(cast: Cast, tmp_path: Path, levels: int) -> None:
    rows = [a_row("deep", extra=deep(levels)), a_row("fine")]
    run = load(cast.wrenbridge, a_feed(tmp_path, rows))
    assert counted(run) == (2, 1, 0, 1)
    assert "nested" in next(iter(run.found["reasons"]))


def test_a_bracket_bomb_is_no_crash(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_text('{"contents": [' + "[" * 200_000, encoding="utf-8")
    assert counted(load(cast.wrenbridge, path))[1] == 0


def test_a_record_that_is_too_large_is_set_aside(cast: Cast, tmp_path: Path) -> None:
    many = [{"id": f"c{number}", "name": "x" * 1_000} for number in range(500)]
    run = load(cast.wrenbridge, a_feed(tmp_path, [a_row(contacts=many), a_row("fine")]))
    assert counted(run) == (2, 1, 0, 1)
    assert "more than 300,000 characters" in next(iter(run.found["reasons"]))


def test_a_text_that_is_too_long_is_set_aside(cast: Cast, tmp_path: Path) -> None:
    run = load(cast.wrenbridge, a_feed(tmp_path, [a_row(description="x" * 30_000)]))
    assert counted(run) == (1, 0, 0, 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"   \n", "is empty"),
        (b"<!doctype html><p>Sign in", "is a web page"),
        (b"<?xml version='1.0'?><a/>", "is XML"),
        (b"%PDF-1.7", "no layout that Attune knows"),
        (b"\x00\x01\x02\x03", "is not text"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"name,colour\nx,y\n", "no layout that Attune knows"),
    ],
)
def test_what_is_no_feed_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "feed.json"
    path.write_bytes(content)
    with pytest.raises(FeedRefused, match=rf"feed\.json.*{said}"), taken_in(deliver(path)):
        pass


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FeedRefused, match="there is no such file"):
        deliver(tmp_path / "gone.json")
    with pytest.raises(FeedRefused, match=r"no services\.csv"), taken_in(deliver(tmp_path)):
        pass


def test_a_feed_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST", 100)
    with pytest.raises(FeedRefused, match="larger than"):
        deliver(a_feed(tmp_path, [a_row()]))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("services.csv", SERVICES + "\n" * (80 << 20))
    with pytest.raises(FeedRefused, match="unpacks to 80 MB"), taken_in(deliver(path)):
        pass


def test_a_zip_that_lies_about_its_size_is_no_crash(cast: Cast, tmp_path: Path) -> None:
    path = package(tmp_path, services=f"{SERVICES}s1,One,active,,,,,\n" + "s2,Two,active\n" * 50)
    raw = path.read_bytes()
    size = zipfile.ZipFile(io.BytesIO(raw)).infolist()[0].file_size
    path.write_bytes(raw.replace(size.to_bytes(4, "little"), (60).to_bytes(4, "little")))
    try:
        counted(load(cast.wrenbridge, path))
    except FeedRefused as wrong:
        assert "package.zip" in str(wrong)


def test_a_sheet_that_is_none_of_ours_is_refused(
    tmp_path: Path, sheet: Callable[..., Path]
) -> None:
    path = sheet([["Colour", "Size"], ["red", 3]])
    with pytest.raises(FeedRefused, match="is not our sheet of services"), taken_in(deliver(path)):
        pass


def test_our_sheet_is_loaded_with_its_offer(cast: Cast, sheet: Callable[..., Path]) -> None:
    titles = ["Service name", "Organisation", "Stage", "WTE", "Ages from", "Ages to"]
    path = sheet([titles, ["Bumps", "Vale Families", "Pregnancy", "0.6", "pregnancy", "6 months"]])
    assert counted(load(cast.wrenbridge, path)) == (1, 1, 0, 0)
    offer = Service.objects.get().offer
    assert (str(offer.wte), [each.title for each in offer.stages]) == ("0.6", ["Pregnancy"])
    assert load(cast.wrenbridge, path).changed == 0


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("Stage", "Teenagers"),
        ("WTE", "lots"),
        ("Funding ends", "soon"),
        ("Free for families", "perhaps"),
    ],
)
def test_a_refused_field_of_the_sheet_names_row_and_column(
    cast: Cast, sheet: Callable[..., Path], title: str, cell: str
) -> None:
    path = sheet([["Service name", "Organisation", "Town", title], ["Bumps", "Vale", "Vale", cell]])
    run = load(cast.wrenbridge, path)
    row = run.rows.get()
    assert counted(run) == (1, 0, 0, 1)
    assert (row.where, row.field) == ("row 2", title)


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[..., Path]:
    from tests.place.imports.writers import write_xlsx

    return lambda rows: write_xlsx(tmp_path / "sheet.xlsx", {"Services": rows})


def test_the_counts_of_nothing_are_nothing() -> None:
    assert Counts().printed()["read"] == 0
