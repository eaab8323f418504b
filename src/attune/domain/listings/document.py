"""The whole document of a service: a version keeps it, an edit changes it, a restore brings it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from attune.domain import canonical
from attune.domain.offers.offer import Offer

MOST_BYTES = 400_000
UNKNOWN = Offer()


class DocumentRefused(ValueError):
    """A document that cannot be kept; its text says what is wrong with it."""


@dataclass(frozen=True)
class PlaceOfService:
    """One place of a service: the Open Referral service_at_location and location, as plain data."""

    at_location: dict[str, Any]  # without the nested location
    location: dict[str, Any]

    @property
    def name(self) -> str:
        return str(self.location.get("name") or "")

    @property
    def postcode(self) -> str:
        addresses = self.location.get("addresses") or ()
        said = (each.get("postal_code") for each in addresses if isinstance(each, Mapping))
        return next((str(postcode) for postcode in said if postcode), "")


@dataclass(frozen=True)
class ServiceDocument:
    """A service as Open Referral 3.0 nests it, but for its organisation, plus its offer.

    `service` holds every field of the service's own, unknown ones too, with its `id`; it holds no
    `organization` and no `service_at_locations`. `provider` is the organisation's id, or "".
    """

    service: dict[str, Any]
    offer: Offer = UNKNOWN
    places: tuple[PlaceOfService, ...] = ()
    provider: str = ""

    def __post_init__(self) -> None:
        if not str(self.service.get("name") or "").strip():
            raise DocumentRefused("A service needs a name")
        if "organization" in self.service or "service_at_locations" in self.service:
            raise DocumentRefused(
                "The organisation and places stand beside the service's own fields"
            )

    @property
    def name(self) -> str:
        return " ".join(str(self.service["name"]).split())

    def text(self) -> str:
        """Its canonical text, by which two versions are told apart."""
        written = canonical.text(self.plain())
        if len(written.encode()) > MOST_BYTES:
            raise DocumentRefused(f"A record holds at most {MOST_BYTES:,} bytes")
        return written

    def plain(self) -> dict[str, Any]:
        places = [{"at": place.at_location, "location": place.location} for place in self.places]
        whole = {"service": self.service, "offer": self.offer.document(), "places": places}
        return exact({**whole, "provider": self.provider})  # type: ignore[no-any-return]

    @classmethod
    def read(cls, text: str) -> "ServiceDocument":
        plain: Any = canonical.value(text)
        places = [PlaceOfService(each["at"], each["location"]) for each in plain["places"]]
        return cls(plain["service"], Offer.of(plain["offer"]), tuple(places), plain["provider"])

    def with_offer(self, offer: Offer) -> "ServiceDocument":
        return replace(self, offer=offer)

    def with_fields(self, **fields: Any) -> "ServiceDocument":
        """The same with some of its own fields changed; an empty value removes a field."""
        service = {**self.service, **fields}
        kept = {name: value for name, value in service.items() if value not in (None, "", [], {})}
        return replace(self, service=kept)


def exact(value: Any) -> Any:
    """Plain data with every float as the decimal it is written as."""
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, Mapping):
        return {str(name): exact(each) for name, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [exact(each) for each in value]
    return value
