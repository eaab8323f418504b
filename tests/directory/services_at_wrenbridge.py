"""Invented services for the tests of the directory."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from attune.directory.records.models import Provider, Service
from attune.directory.services import actions
from attune.directory.services.drafts import Draft
from attune.domain.listings.document import PlaceOfService, ServiceDocument
from attune.domain.offers.offer import Offer
from attune.place.localities.models import Locality
from tests.cast import NOW

TODAY = NOW.date()
NAMES = UUID("5f3c3a1e-0000-4000-8000-000000000000")


def named(name: str) -> UUID:
    """The same id for the same name, in every test."""
    return uuid5(NAMES, name)


def provider(locality: Locality, name: str = "Wrenbridge Community Health") -> Provider:
    record = {"name": name, "description": "An invented organisation."}
    return actions.keep_provider(locality, uid=named(name), record=record, by=None, at=NOW)


def a_place(
    postcode: str = "WB1 1AA", name: str = "Willow Family Hub", **extra: Any
) -> PlaceOfService:
    address = {
        "id": str(named(f"address of {name}")),
        "address_1": "1 Willow Street",
        "city": "Wrenbridge",
        "state_province": "Wrenshire",
        "postal_code": postcode,
        "country": "GB",
        "address_type": "physical",
    }
    location = {
        "id": str(named(f"{name} {postcode}")),
        "location_type": "physical",
        "name": name,
        "addresses": [address],
    }
    return PlaceOfService({}, location | extra)


def a_document(name: str = "Baby and You", **parts: Any) -> ServiceDocument:
    offer = Offer.of(parts.pop("offer", {}))
    places = parts.pop("places", (a_place(),))
    provider_id = parts.pop("provider", "")
    fields = {"name": name, "status": "active", "description": "A weekly group for new parents."}
    return ServiceDocument(fields | parts, offer, tuple(places), provider_id)


def a_service(
    locality: Locality,
    name: str = "Baby and You",
    *,
    assured_on: date | None = TODAY,
    historical: bool = False,
    reach: tuple[Locality, ...] = (),
    **parts: Any,
) -> Service:
    """List a service at a locality; `parts` are fields of its record, or its offer and places."""
    parts.setdefault("provider", str(provider(locality).uid))
    draft = Draft(a_document(name, **parts), named(name), assured_on, historical)
    return actions.list_service(
        locality, draft=draft, by=None, at=NOW, why="For a test", reach=reach
    )
