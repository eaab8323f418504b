"""One service's offer: the whole mapping record, as a value that cannot be wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from attune.domain import canonical
from attune.domain.levels import Grouping

from . import fields as kinds
from .criteria import Criteria
from .parts import Ages, Agreed, Dated, Intervention, Staff
from .refused import OfferRefused
from .vocabulary import (
    Focus,
    Kind,
    MadeFor,
    Route,
    Setting,
    Stage,
    Standing,
    Tier,
    Topic,
    WhoFor,
)


@dataclass(frozen=True)
class Offer:
    """What a service offers, to whom, when, where and how much of it.

    Ages are whole months from birth (-9 to 0 is pregnancy). `wte` is whole-time equivalents.
    `ages_seen` are the ages actually on the caseload; they may be narrower than `ages_eligible`.
    """

    groupings: tuple[Grouping, ...] = ()
    tiers: tuple[Tier, ...] = ()
    focus: Focus | None = None
    standing: Standing = Standing.CURRENT
    stages: tuple[Stage, ...] = ()
    who_for: tuple[WhoFor, ...] = ()
    ages_eligible: Ages | None = None
    ages_seen: Ages | None = None
    exclusions: str = ""
    geography: str = ""
    routes: tuple[Route, ...] = ()
    how_to_refer: str = ""
    criteria: Criteria | None = None
    settings: tuple[Setting, ...] = ()
    kinds: tuple[Kind, ...] = ()
    topics: tuple[Topic, ...] = ()
    made_for: tuple[MadeFor, ...] = ()
    languages: tuple[str, ...] = ()
    offer_to_dads: str = ""
    interventions: tuple[Intervention, ...] = ()
    measures: tuple[str, ...] = ()
    wte: Decimal | None = None
    staff: tuple[Staff, ...] = ()
    # How WTE divides over groupings, by the service's own word; must not exceed the whole.
    wte_shares: tuple[tuple[Grouping, Decimal], ...] = ()
    capacity: Dated | None = None  # families at one time
    wait_weeks: Dated | None = None
    funding_source: str = ""
    funding_ends: date | None = None
    sector: str = ""
    agreements: tuple[Agreed, ...] = ()
    queries: tuple[str, ...] = ()  # "to check" notes that nobody has answered yet
    free: bool | None = None

    def __post_init__(self) -> None:
        if self.wte is not None and self.wte < 0:
            raise OfferRefused("wte", "WTE cannot be less than 0")
        shares = [share for _grouping, share in self.wte_shares]
        if any(share < 0 for share in shares) or sum(shares, Decimal(0)) > 1:
            raise OfferRefused("wte_shares", "The shares of WTE cannot add to more than the whole")
        names = [grouping for grouping, _share in self.wte_shares]
        if len(set(names)) != len(names):
            raise OfferRefused("wte_shares", "Each grouping has one share of WTE")

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Offer":
        """Read from its document; says which field is wrong."""
        unknown = sorted(set(document) - KINDS.keys())
        if unknown:
            raise OfferRefused(unknown[0], "This is not a field of an offer")
        read = {name: KINDS[name].read(name, value) for name, value in document.items()}
        return cls(**read)

    @classmethod
    def read(cls, text: str) -> "Offer":
        """Read from its canonical text; the empty text is an offer of which nothing is known."""
        return cls.of(canonical.value(text)) if text else cls()  # type: ignore[arg-type]

    def document(self) -> dict[str, Any]:
        """Plain data with nothing empty in it."""
        written = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value is not None and value != () and value != "":
                written[field.name] = KINDS[field.name].write(value)
        return written

    def text(self) -> str:
        return canonical.text(self.document())

    @property
    def self_referral(self) -> bool:
        return Route.SELF in self.routes


KINDS: dict[str, kinds.Sort] = {
    "groupings": kinds.Words(Grouping),
    "tiers": kinds.Words(Tier),
    "focus": kinds.OneWord(Focus),
    "standing": kinds.OneWord(Standing),
    "stages": kinds.Words(Stage),
    "who_for": kinds.Words(WhoFor),
    "ages_eligible": kinds.Part(Ages),
    "ages_seen": kinds.Part(Ages),
    "exclusions": kinds.Text(2000),
    "geography": kinds.Text(500),
    "routes": kinds.Words(Route),
    "how_to_refer": kinds.Text(2000),
    "criteria": kinds.Part(Criteria),
    "settings": kinds.Words(Setting),
    "kinds": kinds.Words(Kind),
    "topics": kinds.Words(Topic),
    "made_for": kinds.Words(MadeFor),
    "languages": kinds.Texts(60),
    "offer_to_dads": kinds.Text(1000),
    "interventions": kinds.Parts(Intervention),
    "measures": kinds.Texts(120),
    "wte": kinds.Number(),
    "staff": kinds.Parts(Staff),
    "wte_shares": kinds.Shares(),
    "capacity": kinds.Part(Dated),
    "wait_weeks": kinds.Part(Dated),
    "funding_source": kinds.Text(200),
    "funding_ends": kinds.Day(),
    "sector": kinds.Text(60),
    "agreements": kinds.Parts(Agreed),
    "queries": kinds.Texts(500),
    "free": kinds.YesOrNo(),
}
