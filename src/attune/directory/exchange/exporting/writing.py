"""Writes a locality's public services into one file, out of the documents that are published."""

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, BinaryIO

from attune.directory.documents.models import Listed
from attune.directory.exchange.feed_services import WHOLE, ServiceShelf
from attune.domain import canonical
from attune.domain.offers.own_taxonomies import OWN
from attune.formats.hsds.package_writing import write_package
from attune.formats.listing import Item, Listing, Loose, Place
from attune.place.localities.models import Locality

Progress = Callable[[int, int], None]


class Form(Enum):
    """How the file is written: the value is what the command line calls it."""

    suffix: str

    def __new__(cls, key: str, suffix: str) -> "Form":
        form = object.__new__(cls)
        form._value_ = key
        form.suffix = suffix
        return form

    HSDS_CSV = ("hsds-csv", ".zip")
    JSON = ("json", ".json")
    NDJSON = ("ndjson", ".ndjson")


@dataclass(frozen=True)
class Export:
    """What leaves: the public services of a locality as families see them on a day."""

    locality: Locality
    on: date

    @property
    def about(self) -> str:
        """What the package says of itself."""
        return (
            f"Public services of {self.locality.name} as families saw them on "
            f"{self.on.isoformat()}. Services that are out of date, planned, ended or for staff "
            "only are not in it. An address that must stay confidential is cut to its postcode "
            "district, and no postcode finer than that stands in such a record."
        )

    def name(self, form: Form) -> str:
        return f"{self.locality.slug}-services-{self.on.isoformat()}{form.suffix}"

    def write(self, file: BinaryIO, form: Form, *, progress: Progress) -> int:
        """Write them, a few at a time; how many there were."""
        counted = _Counted(self._shelf(), progress)
        if form is Form.HSDS_CSV:
            write_package(file, self._items(counted.texts()))
            with zipfile.ZipFile(file, "a") as archive:
                archive.writestr("README.txt", f"{self.about}\n")
        else:
            for piece in self.pieces(form, counted.texts()):
                file.write(piece.encode())
        return counted.number

    def pieces(self, form: Form, texts: Iterator[str]) -> Iterator[str]:
        """The file as text, piece by piece."""
        if form is Form.NDJSON:
            yield from (f"{each}\n" for each in texts)
            return
        yield f'{{"about":{canonical.text(self.about)},"services":[\n'
        for number, each in enumerate(texts):
            yield f",\n{each}" if number else each
        yield "\n]}\n"

    def texts(self) -> Iterator[str]:
        return self._shelf().all()

    def _shelf(self) -> ServiceShelf:
        return ServiceShelf(Listed.objects.at(self.locality, on=self.on), WHOLE)

    def _items(self, texts: Iterator[str]) -> Iterator[Item]:
        for number, taxonomy in enumerate(OWN):
            yield Loose(f"/taxonomies/{number}", "taxonomies", taxonomy.document())
        for each in texts:
            yield _listing(json.loads(each, parse_float=Decimal))


def _listing(document: dict[str, Any]) -> Listing:
    """A published document taken apart; it was cleaned when it was written."""
    organisation = document.pop("organization", None)
    programme = document.pop("program", None)
    places = document.pop("service_at_locations", ())
    return Listing(
        source_id=document["id"],
        service=document,
        organisation=organisation,
        programme=programme,
        places=tuple(_place(each) for each in places),
    )


def _place(document: dict[str, Any]) -> Place:
    location = document.pop("location", None)
    return Place(document, location)


class _Counted:
    """Texts that are counted as they go by."""

    def __init__(self, shelf: ServiceShelf, progress: Progress) -> None:
        self.shelf, self.progress = shelf, progress
        self.total, self.number = shelf.total(), 0

    def texts(self) -> Iterator[str]:
        for each in self.shelf.all():
            self.number += 1
            self.progress(self.number, self.total)
            yield each


def write_to(path: Path, export: Export, form: Form, *, progress: Progress) -> int:
    """Write a file whole or not at all; how many services it holds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("w+b") as file:
            number = export.write(file, form, progress=progress)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return number
