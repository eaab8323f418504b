"""`attune place import | fetch | boundaries | datasets`: official files from the command line."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .sources import Source


def add_commands(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Put these among the commands of the room."""
    _add_import(verbs)
    _add_fetch(verbs)
    outlines = verbs.add_parser("boundaries", help="load boundary files (GeoJSON) for maps")
    outlines.add_argument("files", metavar="FILE", nargs="+", type=Path)
    outlines.set_defaults(run=_boundaries, needs_django=True)
    datasets = verbs.add_parser("datasets", help="list the official files that were loaded")
    datasets.set_defaults(run=_datasets, needs_django=True)


def _add_import(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = verbs.add_parser(
        "import",
        help="load official files: population, deprivation, lookups, births, postcodes",
        description="Each file is loaded whole or not at all. A workbook with several years is "
        "loaded year by year.",
    )
    command.add_argument("files", metavar="FILE", nargs="+", type=Path)
    command.add_argument("--dry-run", action="store_true", help="check and report, keep nothing")
    command.add_argument("--source", default="", metavar="URL", help="where the file came from")
    command.add_argument("--vintage", metavar="V", help="such as mid-2020, where no name says it")
    command.add_argument("--sheet", metavar="NAME", help="one sheet or year, such as mid-2024")
    command.set_defaults(run=_import, needs_django=True)


def _add_fetch(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = verbs.add_parser("fetch", help="download official files from their publishers")
    command.add_argument("keys", metavar="KEY", nargs="*", help="which (default: all)")
    command.add_argument("--to", type=Path, default=Path("official-files"), metavar="FOLDER")
    command.add_argument("--list", action="store_true", help="list what can be fetched")
    command.add_argument(
        "--even-if-changed",
        action="store_true",
        help="keep a file whose checksum is not the one on record",
    )
    command.set_defaults(run=_fetch, needs_django=False)


def _import(args: argparse.Namespace) -> int:
    from .import_commands import import_all

    return import_all(
        args.files,
        dry_run=args.dry_run,
        source=args.source,
        vintage=args.vintage,
        sheet=args.sheet,
    )


def _boundaries(args: argparse.Namespace) -> int:
    from django.utils import timezone

    from .boundary_files import draw_file
    from .errors import OfficialFileError

    for path in args.files:
        try:
            layout, count = draw_file(path, by=None, at=timezone.now())
        except OfficialFileError as wrong:
            print(f"Not loaded: {wrong}", file=sys.stderr)
            return 1
        print(f"{path.name}: {count:,} areas of {layout.geography} drawn")
    return 0


def _fetch(args: argparse.Namespace) -> int:
    from .sources import SourceRefused, chosen, official_sources

    if args.list:
        for source in official_sources():
            how = source.url or f"by hand from {source.page}"
            print(f"{source.key}\n  {source.title}\n  {how}\n  {source.note}")
        return 0
    try:
        wanted = chosen(args.keys)
    except SourceRefused as wrong:
        print(wrong, file=sys.stderr)
        return 2
    # A list, so that one file that fails does not keep the others from being tried.
    return max([_fetch_one(source, args) for source in wanted], default=0)


def _fetch_one(source: "Source", args: argparse.Namespace) -> int:
    from .bar import Bar
    from .fetching import FetchFailed, fetch

    bar = Bar(f"fetching {source.key}")
    try:
        path = fetch(source, args.to, progress=bar, even_if_changed=args.even_if_changed)
    except (FetchFailed, OSError) as wrong:
        bar.close()
        print(wrong, file=sys.stderr)
        return 1
    bar.close()
    print(path)
    return 0


def _datasets(args: argparse.Namespace) -> int:
    from attune.place.areas.models import Dataset

    from .import_commands import tables_are_there

    listed = list(Dataset.objects.listed()) if tables_are_there() else []
    if not listed:
        print("No official file is loaded yet: attune place import FILE...")
    for dataset in listed:
        superseded = "  superseded" if dataset.is_superseded else ""
        sheet = f" [{dataset.sheet}]" if dataset.sheet else ""
        print(
            f"{dataset.pk:>4}  {dataset.kind:<12} {dataset.vintage:<22} {dataset.geography:<8} "
            f"{dataset.rows_kept:>9,}  {dataset.loaded_at:%Y-%m-%d}  "
            f"{dataset.file_name}{sheet}{superseded}"
        )
    return 0
