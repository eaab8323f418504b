"""The published schemas and examples of Open Referral, beside this checkout; tests skip without."""

import io
import json
from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from attune.domain import canonical
from attune.formats.feeds import open_feed
from attune.formats.listing import Item, Listing, Loose, Quarantined
from attune.formats.oruk.identifiers import is_uuid
from tests.data import SHARED

ORUK = SHARED / "oruk" / "3.0"
HSDS = SHARED / "hsds" / "hsds3-spec-examples"
BASE = "https://openreferraluk.org/specifications/3.0/schema/"
jsonschema = pytest.importorskip("jsonschema")

needs_schemas = pytest.mark.skipif(
    not ORUK.is_dir(), reason="the Open Referral schemas are not beside this checkout"
)
needs_examples = pytest.mark.skipif(
    not HSDS.is_dir(), reason="the HSDS examples are not beside this checkout"
)


@cache
def schema(name: str) -> Any:
    return json.loads((ORUK / "schema" / f"{name}.json").read_text(encoding="utf-8"))


@cache
def _registry() -> Any:
    made = Registry()
    for path in sorted((ORUK / "schema").glob("*.json")):
        contents = json.loads(path.read_text(encoding="utf-8"))
        resource = Resource.from_contents(contents, default_specification=DRAFT202012)
        made = made.with_resource(BASE + path.name, resource)
    return made


@cache
def validator(name: str) -> Any:
    """Checks formats too, as strictly as any checker may: UUIDs by RFC 4122."""
    formats = jsonschema.FormatChecker(("uri", "email", "date-time", "uuid"))
    formats.checks("uuid")(lambda value: not isinstance(value, str) or is_uuid(value))
    return jsonschema.Draft202012Validator(
        schema(name), registry=_registry(), format_checker=formats
    )


def faults(name: str, document: Any) -> list[str]:
    return [f"{each.json_path}: {each.message}" for each in validator(name).iter_errors(document)]


def empties(value: Any, at: str = "$") -> list[str]:
    """Places that hold null, "", [] or {}."""
    if isinstance(value, dict):
        found = [at] if not value else []
        return found + [e for key, inner in value.items() for e in empties(inner, f"{at}.{key}")]
    if isinstance(value, list):
        found = [at] if not value else []
        return found + [e for n, inner in enumerate(value) for e in empties(inner, f"{at}[{n}]")]
    return [at] if value is None or value == "" else []


def example(name: str) -> Any:
    return json.loads((HSDS / f"{name}.json").read_text(encoding="utf-8"))


def read(data: Any, *, name: str = "feed.json") -> list[Item]:
    """The items of a feed given as bytes, text, or anything JSON can write."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    if not isinstance(data, bytes):
        data = json.dumps(data).encode()
    return list(open_feed(io.BytesIO(data), name=name).items)


def one(data: Any) -> Listing:
    """The single listing of a feed, which any database could keep."""
    (item,) = read(data)
    assert isinstance(item, Listing), item
    canonical.text([item.service, item.organisation, item.programme])
    return item


def aside(items: Iterable[Item]) -> list[Quarantined]:
    return [item for item in items if isinstance(item, Quarantined)]


def listings(items: Iterable[Item]) -> list[Listing]:
    return [item for item in items if isinstance(item, Listing)]


def loose(items: Iterable[Item]) -> list[Loose]:
    return [item for item in items if isinstance(item, Loose)]
