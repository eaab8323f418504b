"""A hostile or broken workbook is refused before the spreadsheet reader may unpack it."""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.place.imports import workbooks
from attune.place.imports.reading import OfficialFileError, open_official
from tests.place.imports.writers import repacked, write_xlsx

SHEET = "Mid-2024 LSOA 2021"
PART = "xl/worksheets/sheet1.xml"
HEAD: list[object] = ["LSOA 2021 Code", "Total", "F0", "M0"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    rows = [HEAD, ["E01008881", 2, 1, 1], ["E01008882", 4, 2, 2]]
    return write_xlsx(tmp_path / "mid.xlsx", {SHEET: rows})


def refusal(path: Path) -> str:
    with pytest.raises(OfficialFileError) as refused:
        list(open_official(path).rows())
    return str(refused.value)


def sheet_xml(cells: str) -> bytes:
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    ).encode()


def test_an_honest_workbook_is_read(book: Path) -> None:
    assert len(list(open_official(book).rows())) == 2


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>',
        '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A60000"><v>1</v></c></row>',
        "<row r='1'><c r = 'xfd1'><v>1</v></c></row>",
        '<row r="1"><c t="n" r="JA1"><v>1</v></c></row>',
        '<row r="0000999999"><c><v>1</v></c></row>',
    ],
)
def test_two_cells_that_span_the_whole_sheet_are_refused(
    book: Path, tmp_path: Path, cells: str
) -> None:
    """The reader would allocate all that lies between: 125 GB were seen."""
    path = repacked(book, tmp_path / "wide.xlsx", {PART: sheet_xml(cells)})
    assert "has cells beyond column IZ or row 59,999" in refusal(path)


def test_a_place_split_between_two_pieces_is_seen(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = repacked(
        book, tmp_path / "wide.xlsx", {PART: sheet_xml('<row r="1"><c r="XFD1"><v>1</v></c></row>')}
    )
    for size in range(1, 40):
        monkeypatch.setattr(workbooks, "CHUNK", size)
        with pytest.raises(OfficialFileError, match="has cells beyond"):
            workbooks.check_sheet(path, SHEET)


def test_a_bomb_is_refused_whatever_size_it_claims(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "LARGEST_PART", 1 << 20)
    monkeypatch.setattr(workbooks, "LARGEST_SHEET", 1 << 20)
    for part in ("xl/sharedStrings.xml", PART):
        path = repacked(book, tmp_path / "bomb.xlsx", {part: b" " * (5 << 20)})
        assert "unpacks to more than 1 MB in one part" in refusal(path)
        raw = path.read_bytes()
        with zipfile.ZipFile(path) as package:
            true = package.getinfo(part).file_size.to_bytes(4, "little")
        path.write_bytes(raw.replace(true, (100).to_bytes(4, "little")))  # the lie
        said = refusal(path)
        assert "unpacks to more than 1 MB" in said or "damaged" in said


def test_a_bomb_does_not_fill_the_memory(book: Path, tmp_path: Path) -> None:
    path = repacked(book, tmp_path / "bomb.xlsx", {"xl/sharedStrings.xml": b" " * (300 << 20)})
    code = (
        "import re, sys; from pathlib import Path\n"
        "from attune.place.imports.reading import *\n"
        "try: open_official(Path(sys.argv[1]))\n"
        "except OfficialFileError as wrong: print(wrong)\n"
        "status = Path('/proc/self/status').read_text()\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True, text=True, check=True, env={"PYTHONPATH": "src"},
    )  # fmt: skip
    said, megabytes = done.stdout.splitlines()
    assert "unpacks to more than 64 MB" in said and int(megabytes) < 150


def test_one_part_twice_is_refused(book: Path, tmp_path: Path) -> None:
    path = tmp_path / "twice.xlsx"
    path.write_bytes(book.read_bytes())
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("XL/Worksheets/Sheet1.xml", "<worksheet/>")
    assert "one part twice" in refusal(path)


def test_every_cut_is_a_clear_refusal(book: Path, tmp_path: Path) -> None:
    whole, path = book.read_bytes(), tmp_path / "cut.xlsx"
    for end in range(30, len(whole) - 1, 211):
        path.write_bytes(whole[:end])
        assert "cut.xlsx is damaged" in refusal(path)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_flipped_bytes_never_escape_as_another_error(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = write_xlsx(Path(folder) / "a.xlsx", {SHEET: [HEAD, ["E01008881", 2, 1, 1]]})
        raw = bytearray(book.read_bytes())
        for _ in range(data.draw(st.integers(1, 6))):
            raw[data.draw(st.integers(0, 1 << 20)) % len(raw)] = data.draw(st.integers(0, 255))
        book.write_bytes(raw)
        try:
            list(open_official(book).rows())
        except OfficialFileError as refused:
            assert "a.xlsx" in str(refused)


@given(st.binary(max_size=400), st.sampled_from(["csv", "xlsx"]))
@settings(max_examples=150, deadline=None)
def test_random_bytes_never_escape_as_another_error(noise: bytes, form: str) -> None:
    start = b"lsoa11_code,total,0\n" if form == "csv" else b"PK\x03\x04"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"mid2020.{form}"
        path.write_bytes(start + noise)
        with pytest.raises(OfficialFileError):
            list(open_official(path).rows())


def test_a_sheet_of_other_things_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "other.xlsx", {"Sheet1": [["a", "b"], [1, 2]], "Sheet2": []})
    assert "sheet “Sheet1”: not an official file that Attune reads" in refusal(path)


def test_a_workbook_of_one_table_is_read_wherever_it_stands(tmp_path: Path) -> None:
    table: list[list[object]] = [["LSOA21CD", "LAD24CD"], ["E01008881", "E08000025"]]
    path = write_xlsx(tmp_path / "lookup.xlsx", {"Notes": [["words"]], "Data": table})
    assert open_official(path).kind == "lookup"
