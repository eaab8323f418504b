"""The columns of our own sheet, in plain words: one row is one service at one venue.

Values of a vocabulary are written by their titles ("Getting help"), several with “;” between them.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from attune.domain.levels import Grouping
from attune.domain.offers.vocabulary import (
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


class Holds(Enum):
    """How a cell is read."""

    TEXT = "text"
    ONE = "one word of a list"
    SEVERAL = "words with “;” between them"
    NUMBER = "a number"
    DAY = "a date"
    YES_NO = "yes or no"
    AGE = "an age in words"
    NUMBERS = "names, each with a number"


@dataclass(frozen=True)
class Column:
    """One column: its title, what it holds, and where that goes.

    `goes_to` is a path in the service ("organization.name") or, after “offer.”, a field of the
    offer. `words` are the titles that may stand in it.
    """

    title: str
    hint: str
    goes_to: str
    holds: Holds = Holds.TEXT
    words: tuple[str, ...] = ()
    needed: bool = False

    @property
    def key(self) -> str:
        return self.goes_to.removeprefix("offer.")

    @property
    def of_offer(self) -> bool:
        return self.goes_to.startswith("offer.")


def _titles(vocabulary: type[Enum]) -> tuple[str, ...]:
    return tuple(
        str(word.value) if vocabulary is Grouping else str(getattr(word, "title", ""))
        for word in vocabulary
    )


def _one(title: str, hint: str, goes_to: str, vocabulary: type[Enum]) -> Column:
    return Column(title, hint, goes_to, Holds.ONE, _titles(vocabulary))


def _several(title: str, hint: str, goes_to: str, vocabulary: type[Enum]) -> Column:
    return Column(title, hint, goes_to, Holds.SEVERAL, _titles(vocabulary))


SERVICE = (
    Column("Service id", "Leave empty for a new service", "id"),
    Column("Service name", "As families know it", "name", needed=True),
    Column("Organisation", "Who runs it", "organization.name"),
    Column("Organisation website", "https://…", "organization.website"),
    Column("What it does", "Two or three plain sentences", "description"),
    Column("Website", "The page about this service", "url"),
    Column("E-mail", "Where families or professionals write", "email"),
    Column("Phone", "One number", "phone"),
    Column("Cost", "What families pay, in words", "fees"),
    Column("Last checked on", "Day on which somebody checked this row", "assured_date", Holds.DAY),
    Column("Venue", "Name of the place", "location.name"),
    Column("Address", "House and street", "address.address_1"),
    Column("Town", "Town or city", "address.city"),
    Column("County", "County", "address.state_province"),
    Column("Postcode", "Such as LS1 1AA", "address.postal_code"),
    Column("Access", "Steps, lift, parking, pram space", "accessibility"),
    Column("Opening days", "Such as Monday; Wednesday", "schedule.byday", Holds.SEVERAL),
    Column("Opens at", "Such as 09:30", "schedule.opens_at"),
    Column("Closes at", "Such as 12:00", "schedule.closes_at"),
    Column("Opening times in words", "Such as: term time only", "schedule.description"),
)
OFFER = (
    _several("i-THRIVE grouping", "One or more", "offer.groupings", Grouping),
    _several("Older tier", "If your maps still use it", "offer.tiers", Tier),
    _one("Focus on the relationship", "One", "offer.focus", Focus),
    _one("Standing", "Is it there now?", "offer.standing", Standing),
    _several("Stage", "One or more", "offer.stages", Stage),
    _several("Who for", "One or more", "offer.who_for", WhoFor),
    Column(
        "Ages from", "Such as pregnancy, birth, 6 months", "offer.ages_eligible.from", Holds.AGE
    ),
    Column("Ages to", "Such as 12 months, 2 years", "offer.ages_eligible.to", Holds.AGE),
    Column("Ages seen from", "Those truly on the caseload", "offer.ages_seen.from", Holds.AGE),
    Column("Ages seen to", "Those truly on the caseload", "offer.ages_seen.to", Holds.AGE),
    Column("Not for", "Who cannot use it", "offer.exclusions"),
    Column("Area covered", "Where families must live", "offer.geography"),
    _several("Ways in", "Who may ask", "offer.routes", Route),
    Column("How to refer", "What to do, in words", "offer.how_to_refer"),
    _several("Where and how", "One or more", "offer.settings", Setting),
    _several("Sort of help", "One or more", "offer.kinds", Kind),
    _several("Topics", "One or more", "offer.topics", Topic),
    _several("Made for", "Communities it was made for", "offer.made_for", MadeFor),
    Column("Languages", "Such as Urdu; Polish", "offer.languages", Holds.SEVERAL),
    Column("Offer to dads", "What dads and partners find there", "offer.offer_to_dads"),
    Column(
        "Interventions", "Such as Video Interaction Guidance", "offer.interventions", Holds.SEVERAL
    ),
    Column("Measures used", "Such as PHQ-9; MORS", "offer.measures", Holds.SEVERAL),
    Column("WTE", "Whole-time equivalents in all", "offer.wte", Holds.NUMBER),
    Column("Staff", "Such as Health visitor 0.5; Psychologist 1", "offer.staff", Holds.NUMBERS),
    Column("Capacity", "Families at one time", "offer.capacity.value", Holds.NUMBER),
    Column("Capacity on", "Day of that figure", "offer.capacity.on", Holds.DAY),
    Column("Wait in weeks", "For the next family", "offer.wait_weeks.value", Holds.NUMBER),
    Column("Wait on", "Day of that figure", "offer.wait_weeks.on", Holds.DAY),
    Column("Funded by", "Who pays", "offer.funding_source"),
    Column("Funding ends", "Day", "offer.funding_ends", Holds.DAY),
    Column("Sector", "Such as NHS, council, charity", "offer.sector"),
    Column("To check", "Open questions", "offer.queries", Holds.SEVERAL),
    Column("Free for families", "Yes or no", "offer.free", Holds.YES_NO),
)
COLUMNS = (*SERVICE, *OFFER)


def template() -> list[dict[str, Any]]:
    """The sheet described for whoever writes it: title, hint, words, needed, one per column."""
    return [
        {
            "title": column.title,
            "hint": column.hint,
            "holds": column.holds.value,
            "words": list(column.words),
            "needed": column.needed,
        }
        for column in COLUMNS
    ]


EXAMPLE = {
    "Service name": "Bumps and Babies",
    "Organisation": "Example Family Trust",
    "What it does": "A weekly group where you can meet other parents and play with your baby.",
    "Website": "https://families.example.org/bumps",
    "Phone": "01632 960123",
    "Venue": "Example Family Hub",
    "Address": "1 Example Street",
    "Town": "Exampleton",
    "Opening days": "Tuesday",
    "Opens at": "10:00",
    "Closes at": "11:30",
    "i-THRIVE grouping": "Getting advice; Getting help",
    "Stage": "Pregnancy; Birth to 6 months",
    "Who for": "Mothers; Fathers and partners",
    "Ages from": "pregnancy",
    "Ages to": "12 months",
    "Ways in": "You can ask for yourself",
    "WTE": "0.6",
    "Free for families": "Yes",
}
