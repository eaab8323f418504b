"""Writes files as publishers, spreadsheet programs and accidents write them."""

import csv
import io
import random
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook

from attune.formats.official import Row
from tests.formats.layouts import LAYOUTS, Written_as

PLAIN = {layout.name: layout for layout in LAYOUTS}
POPULATION = PLAIN["plain population"]
DEPRIVATION = PLAIN["plain ranks"]


def table(layout: Written_as, rows: Iterable[Row]) -> list[list[str]]:
    """Header and cells."""
    written = [layout.written(row) for row in rows]
    return [list(written[0]), *(list(cells.values()) for cells in written)]


def as_csv(
    cells: Iterable[Sequence[object]],
    *,
    bom: bool = False,
    line_end: str = "\n",
    quoting: int = csv.QUOTE_MINIMAL,
    encoding: str = "utf-8",
) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=line_end, quoting=quoting).writerows(cells)
    return b"\xef\xbb\xbf" * bom + text.getvalue().encode(encoding)


def write_csv(folder: Path, layout: Written_as, rows: Iterable[Row], **how: object) -> Path:
    path = folder / layout.file_name
    path.write_bytes(as_csv(table(layout, rows), **how))  # type: ignore[arg-type]
    return path


def write_xlsx(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def as_numbers(cells: Iterable[Sequence[str]]) -> list[list[object]]:
    """As a spreadsheet keeps them: counts as numbers."""
    return [[int(c) if c.isdigit() else c for c in row] for row in cells]


def repacked(path: Path, target: Path, changes: dict[str, bytes]) -> Path:
    """The same package with some parts changed."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *changes}:
            new.writestr(name, changes[name] if name in changes else old.read(name))
    return target


def national_codes() -> list[str]:
    """As many areas as England and Wales have in the drawing of 2021, some of them new."""
    english = [f"E0{1_000_001 + n}" for n in range(33_755 - 1_994)]
    english += [f"E0{1_033_769 + n}" for n in range(1_994)]
    return english + [f"W0{1_000_003 + n}" for n in range(1_917)]


NSPL = (
    "pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty26cd,ced25cd,lad26cd,"
    "wd26cd,nhser24cd,ctry26cd,rgn26cd,pcon24cd,ttwa15cd,itl25cd,npark16cd,lsoa21cd,msoa21cd,"
    "wz11cd,sicbl26cd,bua24cd,ruc21ind,oac21ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd25ind,icb26cd"
)


def postcodes(rows: int, *, seed: int = 1) -> Iterator[str]:
    """A directory in the layout of August 2026: about a third is terminated, as in the real one."""
    chance = random.Random(seed)  # noqa: S311
    header = NSPL.split(",")
    yield NSPL + "\r\n"
    places = {name: header.index(name) for name in ("lad26cd", "lsoa21cd", "lat", "long")}
    cells = ["x"] * len(header)
    for number in range(rows):
        district, inward = divmod(number, 10 * 400)
        sector, unit = divmod(inward, 400)
        town = f"{chr(65 + district // 90 // 26)}{chr(65 + district // 90 % 26)}"
        pcds = f"{town}{district % 90 + 10} {sector}{chr(65 + unit // 20)}{chr(65 + unit % 20)}"
        cells[0:5] = [
            pcds.replace(" ", ""), pcds, pcds, "198001", "201502" * (chance.random() < 0.33)
        ]  # fmt: skip
        cells[places["lad26cd"]] = "E08000025"
        cells[places["lsoa21cd"]] = f"E0{1_000_001 + number % 30_000}"
        cells[places["lat"]] = f"52.{number % 1_000_000:06}"
        cells[places["long"]] = f"-1.{number % 1_000_000:06}"
        yield ",".join(cells) + "\r\n"
