"""The import command's work: find the locality, read, load or check, print what was found."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from attune.place.imports.bar import Bar
from attune.place.localities import actions as localities
from attune.place.localities.models import Locality, System

from . import actions
from .checking import check
from .counts import Counts, FeedRefused
from .naming import checked_line
from .reading import Delivery, deliver
from .taking_in import taken_in

NO_LOCALITY = (
    "There is no locality yet whose directory this could be. Found one first:\n"
    "  attune place found --system SYSTEM --name NAME --slug SLUG --lead EMAIL --lead-name NAME"
)
FIRST = "Imported directory"  # what an instance without any locality founds, and says so


class NotAsAsked(ValueError):
    """The command cannot be carried out as it was given."""


def run(args: argparse.Namespace) -> int:
    """Exit code 0 done, 1 refused, 2 could not be done as asked."""
    try:
        locality = _locality(args.locality, dry_run=args.dry_run)
        with _delivery(args) as (delivery, name):
            printed = _carried_out(args, locality, delivery, name)
    except NotAsAsked as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except FeedRefused as wrong:
        return _refused(args, str(wrong))
    except DatabaseError as wrong:
        return _refused(args, f"the database refused it: {str(wrong)[:200]}")
    print(printed)
    return 0


def _refused(args: argparse.Namespace, why: str) -> int:
    print(f"Not loaded: {why}", file=sys.stderr)
    if args.json:
        print(json.dumps({**Counts().printed(), "refused": why}, ensure_ascii=False))
    return 1


def _carried_out(
    args: argparse.Namespace, locality: Locality, delivery: Delivery, name: str
) -> str:
    bar = Bar(f"reading {delivery.name}")
    try:
        with taken_in(delivery, progress=bar) as taken:
            bar.close()
            now = timezone.now()
            if args.dry_run:
                check(locality, taken, source_name=name, on=now.date())
            else:
                writing = Bar(f"loading {delivery.name}")
                actions.load(
                    locality,
                    taken=taken,
                    source_name=name,
                    address=args.url or "",
                    by=None,
                    at=now,
                    progress=writing,
                )
                writing.close()
            about = {"source": name, "locality": locality.slug, "layout": taken.layout}
            return _printed(args, taken.counts, about)
    finally:
        bar.close()


def _printed(args: argparse.Namespace, counts: Counts, about: dict[str, Any]) -> str:
    if args.json:
        return json.dumps({**counts.printed(), **about}, ensure_ascii=False, indent=2)
    lines = [f"{about['source']} ({about['layout']}), directory of {about['locality']}"]
    figures = counts.printed()
    lines += [f"  {name:<12}{figures[name]:>9,}" for name in FIGURES]
    for title, counted in (("reason", counts.reasons), ("note", counts.notes)):
        ordered = counted.most_common(20)
        lines += [f"  {title + ':':<12}{number:>9,}  {said}" for said, number in ordered]
    if counts.held:
        lines.append(f"  {counts.held:,} differ from what was edited here: see “Feeds and files”")
    if args.dry_run:
        lines.append("  dry run: nothing was kept")
    return "\n".join(lines)


FIGURES = ("read", "imported", "merged", "quarantined", "changed")


@contextmanager
def _delivery(args: argparse.Namespace) -> Iterator[tuple[Delivery, str]]:
    if bool(args.file) == bool(args.url):
        raise NotAsAsked("Name one FILE, or one feed with --url URL.")
    if args.file:
        name = args.source or args.file.resolve().name
        yield deliver(args.file), checked_line(name, "A source", 200)
        return
    from .downloading import download

    bar = Bar(f"fetching {args.url[:60]}")
    with TemporaryDirectory(dir=Path(settings.DATA)) as folder:
        try:
            delivery = download(args.url, Path(folder), progress=bar)
        finally:
            bar.close()
        yield delivery, checked_line(args.source or args.url[:200], "A source", 200)


def _locality(slug: str | None, *, dry_run: bool) -> Locality:
    if "directory_importrun" not in connection.introspection.table_names():
        call_command("migrate", verbosity=0)  # a first import into an empty folder
    if slug:
        found = Locality.objects.called(slug).first()
        if found is None:
            raise NotAsAsked(f"There is no locality “{slug}”.{_listed()}")
        return found
    if dry_run and not Locality.objects.exists():
        raise NotAsAsked(NO_LOCALITY)
    return _first_locality()


def _first_locality() -> Locality:
    """The only one; of several the first by name that is no worked example, and says so."""
    there = list(Locality.objects.by_name())
    if not there:
        there = [_founded()]
    chosen = next((each for each in there if not each.example), there[0])
    if len(there) > 1:
        said = f"Loading into the directory of {chosen.name}; choose with --locality SLUG."
        print(f"{said}{_listed()}", file=sys.stderr)
    return chosen


def _founded() -> Locality:
    """An instance without any locality gets one to hold what comes in; a lead is invited later."""
    system = System.objects.get_or_create(name=FIRST, slug="imported")[0]
    founded = localities.found(
        system=system, name=FIRST, slug="imported-directory", by=None, at=timezone.now()
    )
    said = "There was no locality yet: founded “{}” at /{}/ to hold what comes in."
    print(said.format(founded.name, founded.slug), file=sys.stderr)
    return founded


def _listed() -> str:
    slugs = ", ".join(Locality.objects.by_name().values_list("slug", flat=True))
    return f" There are: {slugs}" if slugs else ""
