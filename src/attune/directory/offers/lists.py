"""Two lists beside the matrix: services that no cell can hold, and funding that ends."""

from django.utils.translation import gettext as _

from attune.domain.offers.standing import Mapped

from . import gap_words as words
from .gap_page import GapPage


def unplaced(page: GapPage) -> list[tuple[Mapped, str]]:
    """Services that run and stand in no cell, and what is missing of each."""
    area = page.asked.area
    found = [each for each in page.gaps.matrix.unplaced() if area in (None, *each.areas)]
    return [(each, _missing(page, each)) for each in found]


def _missing(page: GapPage, service: Mapped) -> str:
    read = page.gaps.matrix.crosswalk.read(service.offer, page.gaps.matrix.vocabulary)
    said = [] if read.shares else [_("its level of help is not recorded")]
    said += [] if service.stages else [_("its stage or ages are not recorded")]
    return ", ".join(said)


def ending(page: GapPage) -> list[tuple[Mapped, str]]:
    """Current services whose funding ends within 12 months or has ended, the soonest first."""
    area = page.asked.area
    found = [
        (each.offer.funding_ends, each)
        for each in page.gaps.matrix.services
        if area in (None, *each.areas) and each.funding(on=page.on)
    ]
    ordered = sorted(found, key=lambda pair: (pair[0], pair[1].name.casefold()))
    return [(each, words.funding(each, on=page.on)) for _ends, each in ordered]
