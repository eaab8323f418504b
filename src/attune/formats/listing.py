"""One service as a feed, a package or a sheet tells it, whatever shape it came in.

A reader yields one item for every row it meets: a `Listing` (a service), a `Quarantined` (a row
that cannot be taken, and why) or a `Loose` (a row in order that is part of no service). It never
raises anything but `FormatRefused`, and that only before the first item.

Every value inside a record is None, bool, int, Decimal, str, list or dict with text keys, free of
NUL characters and halves of characters, composed (NFC), numbers finite: `domain.canonical.text`
writes it without complaint.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Record = dict[str, Any]  # one Open Referral object: JSON values, unknown fields kept

LONGEST_TEXT = 20_000  # characters in one text
DEEPEST = 24  # objects and lists inside each other; the standard itself needs eight
MOST_CHARACTERS = 300_000  # in all texts of one service together
MOST_VALUES = 20_000  # in one service, with all that is nested in it
LARGEST_RECORD = 16 << 20  # bytes of one service in a feed


class FormatRefused(ValueError):
    """No layout that is known; the text names the file, what it is and what was expected."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One change made while reading, so that a person can see what was done and to what."""

    field: str  # where in the record: "url", "organization.email", "schedules[0].valid_from"
    what: str  # one sentence part: "was empty", "had HTML, now plain text"
    was: str = ""  # the value found, shortened to 200 characters; "" when it was empty

    def __str__(self) -> str:
        return f"{self.field}: {self.what}"


@dataclass(frozen=True, slots=True)
class Place:
    """One service at one location."""

    at: Record  # the service_at_location's own record (id, description, schedules, phones ...)
    location: (
        Record | None
    )  # its location with addresses, accessibility ... nested; None: not given


@dataclass(frozen=True, slots=True)
class Listing:
    """One service with all that came with it.

    `service` is an HSDS/ORUK 3.0 service object without the keys `organization`,
    `service_at_locations` and `program`, which stand beside it. `source_id` is the id in the source
    (any text of 1 to 200 characters, often no UUID) and equals `service["id"]`. ids inside the
    records are those of the source too: whoever writes a document maps them
    (`oruk.identifiers.uuid_for`).
    """

    source_id: str
    service: Record
    where: str = ""  # file, row or JSON pointer: "services.csv, row 7", "/contents/6"
    organisation: Record | None = None  # nested organization: own record with its source id
    places: tuple[Place, ...] = ()
    programme: Record | None = None
    # Our sheet's mapping columns as an offer's document, unchecked: field -> plain data, words by
    # their titles; what could not be read stands as it was written, for `Offer.of` to refuse.
    offer: Mapping[str, Any] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()

    @property
    def name(self) -> str:
        """The service's name, never empty."""
        return str(self.service["name"])


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One row that cannot be taken, with the reason; nothing of it was used."""

    where: str  # file, row or JSON pointer: "phones.csv, row 12", "/contents/3", "row 9"
    reason: str  # one plain sentence
    source_id: str = ""  # "" when the row has none that can be read
    field: str = ""  # the field or column at fault, when it is one
    table: str = "services"  # which HSDS table the row belongs to
    row: Record | None = None  # what could be read of the row, so that nothing is lost

    def __str__(self) -> str:
        at = f"{self.where}, “{self.field}”" if self.field else self.where
        return f"{at}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Loose:
    """A row in order that is part of no service: an unused taxonomy, an organisation on its own.

    Kept so that a package can be given back whole; it is no service and is not counted as read.
    """

    where: str
    table: str  # HSDS name of the object: "organizations", "taxonomies", "metadata"
    row: Record


Item = Listing | Quarantined | Loose


@dataclass(frozen=True, slots=True)
class Page:
    """What one page of a feed says of itself; None where it says nothing."""

    total_items: int | None = None
    total_pages: int | None = None
    number: int | None = None  # as the feed counts: from 0 in old feeds (`first` is then page 0)
    size: int | None = None
    last: bool | None = None
    contents: int = 0  # how many entries this page held


@dataclass(slots=True)
class Tally:
    """What a reader learned on the way; complete once its items are used up."""

    layout: str = ""  # "ORUK 3.0", "ORUK 1.0", "HSDS 3.0 CSV package", "Attune template"
    page: Page = field(default_factory=Page)  # of the envelope, when there was one


Number = int | Decimal
