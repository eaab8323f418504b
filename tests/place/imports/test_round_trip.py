"""Whatever a file says is read back, however its columns, quotes and line ends are written."""

import csv
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from attune.formats.official import Row
from attune.place.imports.reading import open_official
from tests.formats.layouts import (
    LAYOUTS,
    Written_as,
    deprivation,
    example_rows,
    lookup,
    population,
    postcode,
)
from tests.place.imports.writers import as_csv, as_numbers, table, write_xlsx

BUDGET = settings(max_examples=40, deadline=None)
AREAS = st.integers(1, 33_768).map(lambda n: f"E0{1_000_000 + n}")
NAMES = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=30
).map(str.strip)


def rows_of(layout: Written_as) -> st.SearchStrategy[list[Row]]:
    """Random rows that this layout can say, each area once."""
    if layout.kind == "population":
        years = 6 if layout.name == "plain population" else 91
        ages = st.lists(st.integers(0, 400), min_size=years, max_size=years)
        one = st.builds(lambda area, each: population(area, *each), AREAS, ages)
        return _apart(one, "area")
    if layout.kind == "deprivation":
        scores = st.none() | st.decimals(0, 100, places=3).map(str)
        one_ranked = st.builds(deprivation, AREAS, st.integers(1, 33_755), scores)
        return _apart(one_ranked, "area", "rank")
    if layout.kind == "lookup":
        return _apart(st.builds(lookup, AREAS), "child")
    if layout.kind == "postcodes":
        written = st.from_regex(r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}", fullmatch=True)
        return _apart(st.builds(postcode, written, AREAS), "postcode")
    return st.just(example_rows(layout.kind))


def _apart(one: st.SearchStrategy[Row], *fields: str) -> st.SearchStrategy[list[Row]]:
    keys = tuple((lambda row, field=field: getattr(row, field)) for field in fields)
    return st.lists(one, min_size=1, max_size=8, unique_by=keys)


@given(st.data())
@BUDGET
def test_every_layout_survives_order_marks_quotes_and_line_ends(data: st.DataObject) -> None:
    layout = data.draw(st.sampled_from(LAYOUTS))
    rows = data.draw(rows_of(layout))
    cells = table(layout, rows)
    order = data.draw(st.permutations(range(len(cells[0]))))
    written = as_csv(
        [[row[place] for place in order] for row in cells],
        bom=data.draw(st.booleans()),
        line_end=data.draw(st.sampled_from(["\n", "\r\n", "\r"])),
        quoting=data.draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / layout.file_name
        path.write_bytes(written)
        official = open_official(path)
        assert (official.kind, official.vintage) == (layout.kind, layout.vintage)
        assert list(official.rows()) == rows


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_workbooks_survive_too(data: st.DataObject) -> None:
    layout = data.draw(st.sampled_from([each for each in LAYOUTS if each.kind == "population"]))
    rows = data.draw(rows_of(layout))
    cells = as_numbers(table(layout, rows))
    order = data.draw(st.permutations(range(len(cells[0]))))
    above = data.draw(st.integers(0, 5))
    sheet = "Mid-2020 Persons" if layout.vintage == "mid-2020" else "Mid-2024 LSOA 2021"
    with tempfile.TemporaryDirectory() as folder:
        path = write_xlsx(
            Path(folder) / "any.xlsx",
            {sheet: [["Words"]] * above + [[row[place] for place in order] for row in cells]},
        )
        official = open_official(path)
        assert official.vintage == layout.vintage
        assert list(official.rows()) == rows


@given(NAMES.filter(bool))
@BUDGET
def test_names_come_back_in_either_encoding(name: str) -> None:
    cells = [["lsoa21_code", "lsoa21_name", "lad24_code"], ["E01008881", name, "E08000025"]]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lookup.csv"
        for encoding in ("utf-8", "cp1252"):
            try:
                path.write_bytes(as_csv(cells, encoding=encoding))
            except UnicodeEncodeError:
                continue
            (row,) = open_official(path).rows()
            # A few letters of one encoding may happen to spell valid text in the other.
            assert encoding == "cp1252" or row.child_name == " ".join(name.split())  # type: ignore[union-attr]


def test_welsh_names_in_windows_1252() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lookup.csv"
        cells = [
            ["lsoa21_code", "lad24_code", "lad24_name"],
            ["W01000003", "W06000001", "Ynys Môn"],
        ]
        path.write_bytes(as_csv(cells, encoding="cp1252"))
        (row,) = open_official(path).rows()
        assert row.parent_name == "Ynys Môn"  # type: ignore[union-attr]
