"""What is wrong with a file is said with its name, row and column, and nothing is guessed."""

import csv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from attune.place.imports.reading import (
    OfficialFileError,
    Stop,
    Tally,
    official_sheets,
    open_official,
)
from tests.formats.layouts import deprivation, population
from tests.place.imports.writers import (
    DEPRIVATION,
    POPULATION,
    as_csv,
    table,
    write_csv,
    write_xlsx,
)

AREAS = ("E01008881", "E01008882", "E01008883")
PEOPLE = [population(area, 20, 25, 20, 26, 24, 30, total=1729) for area in AREAS]
RANKED = [deprivation(area, 100 * n) for n, area in enumerate(AREAS, start=1)]


def refusal(path: Path, **how: str) -> str:
    with pytest.raises(OfficialFileError) as refused:
        list(open_official(path, **how).rows())
    assert path.name in str(refused.value)
    assert "Traceback" not in str(refused.value)
    return str(refused.value)


def spoilt(folder: Path, place: str, cell: str, *, row: int = 3) -> Path:
    """The population file with one cell changed; rows are counted as a spreadsheet does."""
    cells = table(POPULATION, PEOPLE)
    cells[row - 1][cells[0].index(place)] = cell
    path = folder / POPULATION.file_name
    path.write_bytes(as_csv(cells))
    return path


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("age_1", "-3", "row 3, column “age_1”: “-3” is not a whole number"),
        ("age_1", "many", "row 3, column “age_1”: “many” is not a whole number"),
        ("age_1", "12.5", "row 3, column “age_1”: “12.5” is not a whole number"),
        ("age_1", "", "row 3, column “age_1”: “” is not a whole number"),
        ("age_1", "999999999", "row 3, column “age_1”: “999999999” is not a whole number"),
        ("total_population", "10", "the total is 10, but the ages add to 145"),
        ("lsoa11_code", "E0100888", "row 3, column “lsoa11_code”: “E0100888” is not an ONS code"),
        ("lsoa11_code", "E08000025", "row 3, column “lsoa11_code”: E08000025 is the code of"),
        ("lsoa11_code", "E01035000", "row 3, column “lsoa11_code”: E01035000 is not an area of"),
        ("lsoa11_code", AREAS[0], f"row 3: {AREAS[0]} stands here a second time (first on row 2)"),
        ("lsoa11_name", "x" * 200, "row 3, column “lsoa11_name”"),
        ("ltla21_code", "Birmingham", "row 3, column “ltla21_code”"),
    ],
)
def test_a_wrong_cell_is_named(tmp_path: Path, column: str, cell: str, said: str) -> None:
    assert said in refusal(spoilt(tmp_path, column, cell))


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("IMD_rank", "0", "rank 0 is not between 1 and 33,755"),
        ("IMD_rank", "33756", "rank 33,756 is not between 1 and 33,755"),
        ("IMD_decile", "2", "decile 2, but rank 200 of 33,755 is in decile 1"),
        ("IMD_score", "much", "“much” is not a number from 0 to 100"),
    ],
)
def test_a_wrong_rank_is_named(tmp_path: Path, column: str, cell: str, said: str) -> None:
    cells = table(DEPRIVATION, RANKED)
    cells[2][cells[0].index(column)] = cell
    path = tmp_path / "imd2025.csv"
    path.write_bytes(as_csv(cells))
    message = refusal(path)
    assert said in message and f"row 3, column “{column}”" in message


def test_a_blank_score_is_welcome(tmp_path: Path) -> None:
    path = write_csv(tmp_path, DEPRIVATION, [deprivation(AREAS[0], 1, None)])
    assert len(list(open_official(path).rows())) == 1


def test_all_ages_must_add_to_the_total(tmp_path: Path) -> None:
    cells = [["LSOA21CD", "Total", *(str(age) for age in range(90)), "90+"]]
    cells.append([AREAS[0], "90", *("1" for _ in range(91))])
    path = tmp_path / "mid2024.csv"
    path.write_bytes(as_csv(cells))
    assert "row 2, column “Total”: the total is 90, but the ages add to 91" in refusal(path)


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"\x1f\x8b\x08\x00", "is a compressed .gz"),
        (b"\xff\xfel\x00s\x00", "is text in UTF-16"),
        (b"<!DOCTYPE html><html>", "is a web page"),
        (b"\xef\xbb\xbf<html>", "is a web page"),
        (b'{"type": 1}', "is JSON"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old .xls workbook"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "is protected by a password",
        ),
        (b"PK\x03\x04 and then nothing", "is damaged or cut short"),
        (b"lsoa11_code,to\0tal\n", "row 1: holds a NUL byte"),
        (b"lsoa11_code,total\nE01,\0\n", "row 2: holds a NUL byte"),
        (b"a,b\n\x81\x8d,2\n", "neither UTF-8 nor Windows-1252"),
    ],
)
def test_files_that_are_no_tables(tmp_path: Path, start: bytes, said: str) -> None:
    path = tmp_path / "mid2020.csv"
    path.write_bytes(start)
    assert said in refusal(path)


def test_a_folder_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)
    assert "there is no such file" in refusal(tmp_path / "gone.csv")


def lines(folder: Path, change: Callable[[list[str]], list[str]]) -> Path:
    path = write_csv(folder, POPULATION, PEOPLE)
    written = change(path.read_text("utf-8").splitlines(keepends=True))
    path.write_text("".join(written), encoding="utf-8", newline="")
    return path


def test_a_row_with_too_few_or_too_many_cells(tmp_path: Path) -> None:
    few = lines(tmp_path, lambda all_: [*all_[:2], all_[2].rsplit(",", 1)[0] + "\n", all_[3]])
    assert "row 3: too few cells: 10, where the header (row 1) has 11" in refusal(few)
    many = lines(tmp_path, lambda all_: [*all_[:3], "9," + all_[3]])
    assert "row 4: too many cells: 12, where the header (row 1) has 11" in refusal(many)


def test_a_file_cut_short_within_a_row(tmp_path: Path) -> None:
    path = write_csv(tmp_path, POPULATION, PEOPLE)
    whole = path.read_bytes()
    for end in range(len(whole) - 18, len(whole) - 3):
        path.write_bytes(whole[:end])
        assert "row 4" in refusal(path)


def test_quotes_that_are_never_closed(tmp_path: Path) -> None:
    path = lines(tmp_path, lambda all_: [all_[0], '"' + all_[1], *all_[2:]])
    assert "row 2: a quotation mark is opened and never closed" in refusal(path)
    path = lines(tmp_path, lambda all_: [all_[0], '"a"b' + all_[1], *all_[2:]])
    assert "row 2: text follows a closing quotation mark" in refusal(path)


def test_a_huge_cell_and_a_huge_line(tmp_path: Path) -> None:
    path = tmp_path / "mid2020.csv"
    path.write_bytes(b"lsoa11_code,total,0\n" + b"x" * 200_000 + b",1,1\n")
    assert "row 2: " in refusal(path)
    path.write_bytes(b"lsoa11_code,total,0\n" + b"x" * 3_000_000)
    assert "row 2: a line longer than a million characters" in refusal(path)
    assert csv.field_size_limit() == 131_072  # nobody else's limit was changed


def test_blank_rows_are_passed_over_and_still_counted(tmp_path: Path) -> None:
    path = lines(tmp_path, lambda all_: [all_[0], "\n", ",,,,,,,,,,\n", all_[1], "x\n"])
    assert "row 5: too few cells" in refusal(path)


def test_ten_million_rows_are_refused_by_the_row_that_is_too_many(tmp_path: Path) -> None:
    """Each area differs, so that only the length of the file can tell."""
    path = tmp_path / "population_mid2020.csv"
    with path.open("w", encoding="ascii") as file:
        file.write("lsoa21_code,total_population,age_0\n")
        file.writelines(f"S0{1_000_000 + number},1,1\n" for number in range(61_000))
    said = refusal(path, vintage="mid-2020")
    assert "row 60,002: more than 60,000 rows: longer than any file of lsoa21 areas" in said


def test_reading_reports_progress_and_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "population_mid2020.csv"
    with path.open("w", encoding="ascii") as file:
        file.write("lsoa11_code,total_population,age_0\n")
        file.writelines(f"E0{1_000_001 + number},1,1\n" for number in range(9_000))
    official, told = open_official(path), []
    for _ in official.numbered(Tally(), lambda done, total: told.append((done, total))):
        pass
    assert told == sorted(told) and told[-1] == (official.size, official.size) and len(told) == 5

    def stop(done: int, total: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        list(official.numbered(Tally(), stop))


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    path = write_csv(tmp_path, POPULATION, PEOPLE)
    official = open_official(path)
    with path.open("ab") as file:
        file.write(b"\n")
    with pytest.raises(OfficialFileError, match="was changed while it was read"):
        list(official.rows())


def test_a_vintage_given_where_the_name_is_silent(tmp_path: Path) -> None:
    path = write_csv(tmp_path, POPULATION, PEOPLE).rename(tmp_path / "people.csv")
    assert "add it, for example --vintage mid-2020" in refusal(path)
    assert open_official(path, vintage="mid-2020").vintage == "mid-2020"


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    for inside, said in [
        ("NSPL.csv", "a zip archive (with NSPL.csv inside): unpack it"),
        ("xl/workbook.bin", "a binary .xlsb workbook"),
        ("content.xml", "an OpenDocument file"),
        ("[Content_Types].xml", "an Office document, but not a workbook"),
    ]:
        path = tmp_path / "file.xlsx"
        with zipfile.ZipFile(path, "w") as package:
            package.writestr(inside, "x")
        assert said in refusal(path)


def test_a_sheet_that_is_not_there_and_sheets_to_choose_from(tmp_path: Path) -> None:
    head = [["LSOA 2021 Code", "Total", "F0", "M0"]]
    path = write_xlsx(
        tmp_path / "years.xlsx",
        {
            "Notes": [["words"]],
            "Mid-2022 LSOA 2021": [*head, [AREAS[0], 2, 1, 1]],
            "Mid-2024 LSOA 2021": [*head, [AREAS[0], 4, 2, 2]],
        },
    )
    assert official_sheets(path) == ("Mid-2024 LSOA 2021", "Mid-2022 LSOA 2021")
    assert open_official(path).vintage == "mid-2024"
    assert open_official(path, "mid-2022").vintage == "mid-2022"
    assert "has no sheet “mid-2023”; it has “Mid-2024 LSOA 2021”" in refusal(path, sheet="mid-2023")
    assert "a csv: it has no sheet" in refusal(
        write_csv(tmp_path, POPULATION, PEOPLE), sheet="mid-2020"
    )


def test_a_wrong_cell_of_a_sheet_is_named_with_the_sheet(tmp_path: Path) -> None:
    rows: list[list[object]] = [[], ["words"], ["LSOA 2021 Code", "Total", "F0", "M0"]]
    path = write_xlsx(
        tmp_path / "mid.xlsx",
        {"Mid-2024 LSOA 2021": [*rows, [AREAS[0], 2, 1, 1], [AREAS[1], 2, 1, 0.5]]},
    )
    said = refusal(path)
    assert "mid.xlsx, sheet “Mid-2024 LSOA 2021”, row 5, column “M0”: “0.5” is not" in said


def test_words_below_a_sheet_are_no_data_but_words_between_are_an_error(tmp_path: Path) -> None:
    head: list[object] = ["LSOA 2021 Code", "Total", "F0", "M0"]
    area: list[object] = [AREAS[0], 2, 1, 1]
    note: list[object] = ["Source: ONS"]
    sheet = "Mid-2024 LSOA 2021"
    path = write_xlsx(tmp_path / "a.xlsx", {sheet: [head, area, [], note]})
    assert len(list(open_official(path).rows())) == 1
    path = write_xlsx(tmp_path / "b.xlsx", {sheet: [head, note, area]})
    assert "row 2: one cell only, with rows of data below it" in refusal(path)
