"""The two pages a lead leaves with: the need, what there is, how far we are, what we will do."""

from dataclasses import dataclass
from datetime import date

from attune.place.localities.models import Locality

from . import standing_told
from .actions_told import ActionsTold
from .need_told import NeedTold
from .offer_told import OfferTold
from .there import what_is_there


@dataclass(frozen=True)
class Brief:
    """One area on one day, made anew each time; `waiting` names steps of the first day to do."""

    locality: Locality
    on: date
    need: NeedTold | None
    offer: OfferTold
    mapping: tuple[str, ...]
    pathways: tuple[str, ...]
    actions: ActionsTold
    waiting: tuple[str, ...]

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
            waiting=tuple(step.title for step in what_is_there(locality).waiting),
        )
