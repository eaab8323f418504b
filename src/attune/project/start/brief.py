"""The two pages a lead leaves with: the need, what there is, how far we are, what we will do."""

from dataclasses import dataclass
from datetime import date

from attune.place.localities.models import Locality

from . import standing_told
from .actions_told import ActionsTold
from .need_told import NeedTold
from .offer_told import OfferTold

MOST_LIMITS = 4


@dataclass(frozen=True)
class Brief:
    """One area on one day; made anew each time it is opened."""

    locality: Locality
    on: date
    need: NeedTold | None
    offer: OfferTold
    mapping: tuple[str, ...]
    pathways: tuple[str, ...]
    actions: ActionsTold

    @classmethod
    def of(cls, locality: Locality, *, on: date) -> "Brief":
        return cls(
            locality=locality,
            on=on,
            need=NeedTold.of(locality),
            offer=OfferTold.of(locality, on=on),
            mapping=tuple(standing_told.mapping(locality, on=on)),
            pathways=tuple(standing_told.pathways(locality)),
            actions=ActionsTold.of(locality, on=on),
        )

    @property
    def limits(self) -> list[str]:
        """The first of what the need is not; the need page has the rest."""
        return self.need.limits[:MOST_LIMITS] if self.need else []
