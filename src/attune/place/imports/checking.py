"""Reads a whole file without keeping anything in the database, and says what loading would do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from attune.formats.official import LookupRow, PostcodeRow, Row
from attune.place.areas.models import Area, Dataset, Link

from .errors import OfficialFileError
from .fillings import FILLINGS
from .reading import OfficialFile, Progress, Tally, no_progress
from .reports import Report
from .staging import Stage

# A lookup holding so many small areas is taken to know them all.
KNOWS_ALL = 30_000
# A correction covers at least so much of what it corrects; a part of a country corrects nothing.
COVERAGE = 0.9

Names = dict[str, dict[str, str]]  # geography -> code -> name


@dataclass(frozen=True)
class Checked:
    """A file read to its end: what it holds, and its rows waiting to be written."""

    official: OfficialFile
    report: Report
    names: Names
    stage: Stage


@contextmanager
def checked(
    official: OfficialFile, *, source: str = "", progress: Progress = no_progress
) -> Iterator[Checked]:
    """Check a file; its rows wait on disk until this context ends."""
    source = checked_source(source) or official.reading.page
    with Stage(Path(settings.DATA)) as stage:
        tally, names = Tally(), Names()
        known = _known(official)
        for number, row in official.numbered(tally, progress):
            if known is not None:
                _refuse_stranger(official, number, row, known)
            _note_names(names, official, row)
            stage.add(FILLINGS[official.kind].staged(row))
        yield Checked(official, _report(official, tally, source), names, stage)


def checked_source(source: str) -> str:
    """Where the file came from, as an address."""
    if source and not (
        source.startswith(("https://", "http://")) and source.isprintable() and len(source) <= 500
    ):
        raise OfficialFileError("the source is an address that begins with https://")
    return source


def current_like(official: OfficialFile) -> Dataset | None:
    """The dataset that this file would correct: only its own publisher corrects a file."""
    same = Dataset.objects.current(official.kind, geography=official.geography)
    publisher = official.reading.publisher
    return same.filter(vintage=official.vintage, publisher=publisher).first()


def _known(official: OfficialFile) -> dict[str, set[str]] | None:
    """The areas of this geography by country, when a lookup has told us all of them."""
    if official.kind not in ("population", "deprivation"):
        return None
    links = Link.objects.filter(
        dataset__in=Dataset.objects.current("lookup"), child__geography=official.geography
    )
    codes = set(links.values_list("child__code", flat=True))
    if len(codes) < KNOWS_ALL:
        return None
    countries: dict[str, set[str]] = {}
    for code in codes:
        countries.setdefault(code[:3], set()).add(code)
    return countries


def _refuse_stranger(
    official: OfficialFile, number: int, row: Row, known: dict[str, set[str]]
) -> None:
    area = getattr(row, "area", "")
    country = known.get(area[:3])
    if country is None or area in country:
        return
    other = Area.objects.coded([area]).exclude(geography=official.geography).first()
    hint = f": it is one of {other.geography}" if other else ""
    raise OfficialFileError(
        f"{official.place}, row {number:,}: {area} is not an area of {official.geography}{hint}; "
        "the areas are of another vintage than the header says"
    )


def _note_names(names: Names, official: OfficialFile, row: Row) -> None:
    if isinstance(row, LookupRow):
        _note(names, row.child_geography, row.child, row.child_name)
        _note(names, row.parent_geography, row.parent, row.parent_name)
    elif not isinstance(row, PostcodeRow):
        _note(names, official.geography, row.area, row.name)
        if official.authority_geography and hasattr(row, "authority"):
            _note(names, official.authority_geography, row.authority, row.authority_name)


def _note(names: Names, geography: str, code: str, name: str) -> None:
    known = names.setdefault(geography, {})
    if name or code not in known:
        known[code] = name


def _report(official: OfficialFile, tally: Tally, source: str) -> Report:
    already = Dataset.objects.same(sha256=official.sha256, sheet=official.sheet).first()
    corrected = None if already else current_like(official)
    if corrected and tally.kept < corrected.rows_kept * COVERAGE:
        raise OfficialFileError(
            f"{official.place} holds {tally.kept:,} rows, but {corrected.file_name} of the same "
            f"vintage is loaded with {corrected.rows_kept:,}: a part cannot correct the whole"
        )
    return Report(
        file_name=official.path.name,
        sheet=official.sheet,
        kind=official.kind,
        vintage=official.vintage,
        geography=official.geography,
        layout=official.layout,
        publisher=official.reading.publisher,
        source=source,
        sha256=official.sha256,
        rows_read=tally.read,
        rows_kept=tally.kept,
        dropped=tuple(sorted(tally.dropped.items())),
        notes=tally.notes,
        already=_when(already) if already else "",
        supersedes=f"{corrected.file_name}, {_when(corrected)}" if corrected else "",
    )


def _when(dataset: Dataset) -> str:
    later = ", and superseded since" if dataset.is_superseded else ""
    return f"on {dataset.loaded_at:%-d %B %Y}{later}"
