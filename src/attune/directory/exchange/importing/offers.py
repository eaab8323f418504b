"""The mapping columns of our own sheet as the document of an offer."""

from collections.abc import Mapping
from typing import Any

from attune.domain.offers.offer import Offer
from attune.domain.offers.refused import OfferRefused
from attune.formats.oruk.template import COLUMNS

TITLES = {column.key: column.title for column in COLUMNS if column.of_offer}


def offer_document(written: Mapping[str, Any]) -> dict[str, Any]:
    """A checked offer's document; OfferRefused names the column that cannot be read."""
    try:
        return Offer.of(written).document() if written else {}
    except OfferRefused as wrong:
        raise OfferRefused(_title(wrong.field), wrong.reason) from wrong


def _title(field: str) -> str:
    """The title of the column a field of an offer was read from."""
    plain = field.partition("[")[0].replace("_months", "")
    head = plain.partition(".")[0]
    return TITLES.get(plain) or next(
        (title for key, title in TITLES.items() if key.partition(".")[0] == head), field
    )
