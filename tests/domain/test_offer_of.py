"""The offer read out of a document's text without the rest of it."""

from typing import Any

import pytest
from hypothesis import given

from attune.domain.listings.document import ServiceDocument
from attune.domain.listings.offer_of import HEAD, offer_of
from attune.domain.offers.offer import Offer
from tests.domain.offers_made_up import OFFERS


@given(OFFERS)
def test_it_is_the_offer_of_the_whole_document(offer: Offer) -> None:
    text = ServiceDocument({"name": "Baby “and” {You}"}, offer).text()
    assert text.startswith(HEAD)
    assert offer_of(text) == ServiceDocument.read(text).offer


@pytest.mark.parametrize("service", [{"name": "x", "offer": {"wte": "9"}}, {"name": "x", "a": []}])
def test_a_field_of_the_services_own_is_no_offer(service: dict[str, Any]) -> None:
    assert offer_of(ServiceDocument(service).text()) == Offer()


def test_a_text_in_another_order_is_read_whole() -> None:
    text = '{"service":{"name":"x"},"offer":{"wte":"2"},"places":[],"provider":""}'
    assert offer_of(text).wte == 2
