"""Looks through a locality's records for likely duplicates."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from attune.directory.records.models import Service
from attune.domain import canonical
from attune.domain.likeness import Card, Likeness, likenesses
from attune.domain.listings.reach import ways_in
from attune.domain.postcodes import normal
from attune.place.localities.models import Locality


def found_at(locality: Locality, *, among: Iterable[int] = ()) -> list[Likeness]:
    """Likely duplicates among a locality's records; `among` asks only for these services."""
    services = Service.objects.kept_by(locality).filter(historical=False)
    cards = [card_of(each) for each in services.select_related("provider").order_by("id")]
    return likenesses(cards, among=frozenset(among) or None)


def card_of(service: Service) -> Card:
    document = service.whole_document
    provider = canonical.value(service.provider.record) if service.provider else {}
    ways = ways_in(document, provider)  # type: ignore[arg-type]
    host = next((urlsplit(link).hostname or "" for link in ways.links), "")
    places = (normal(place.postcode) for place in document.places)
    return Card(
        key=service.pk,
        name=service.name,
        provider=service.provider.name if service.provider else "",
        postcode=next((postcode for postcode in places if postcode), ""),
        phones=frozenset(number.dial for number in ways.calls),
        host=host.removeprefix("www."),
    )
