"""A field of an offer in words that a person reads, from its plain value."""

from typing import Any

from . import fields as kinds
from .ages_in_words import in_words as age
from .fields import title_of
from .lines import agreements_shown, interventions_shown, staff_shown
from .offer import KINDS
from .vocabulary import Word

LINES = {
    "staff": staff_shown,
    "interventions": interventions_shown,
    "agreements": agreements_shown,
}


def in_words(name: str, plain: Any) -> str:
    """As a page shows it; a text is its own words, and nothing said is the empty text."""
    if plain in (None, "", [], {}):
        return ""
    kind = KINDS.get(name)
    if name in LINES:
        return LINES[name](plain)
    if isinstance(kind, kinds.OneWord | kinds.Words):
        value = kind.read(name, plain)
        words = value if isinstance(value, tuple) else (value,)
        return ", ".join(title_of(word) for word in words)
    if isinstance(kind, kinds.YesOrNo):
        return "Yes" if plain else "No"
    if isinstance(kind, kinds.Day):
        return _day(kind.read(name, plain))
    if isinstance(kind, kinds.Texts):
        return ", ".join(plain) if all(len(each) < 40 for each in plain) else "\n".join(plain)
    return _whole(name, plain)


def _whole(name: str, plain: Any) -> str:
    if name in ("ages_eligible", "ages_seen"):
        return f"{age(plain['from_months'])} to {age(plain['to_months'])}"
    if name in ("wait_weeks", "capacity"):
        return f"{plain['value']} (on {_day(kinds.Day().read(name, plain['on']))})"
    if name == "wte_shares":
        shares = kinds.Shares().read(name, plain)
        return ", ".join(
            f"{title_of(word)} {(share * 100).normalize():f}%" for word, share in shares
        )
    if name == "criteria":
        rows = "; or ".join(f"{row['indicators']} in {row['domains']}" for row in plain["rows"])
        return f"{rows} of: {', '.join(plain['domains'])}"
    return str(plain)


def _day(day: Any) -> str:
    return f"{day.day} {day:%B %Y}"


# What each field is called beside its value.
TITLES: dict[str, str] = {
    "groupings": "Needs it meets",
    "tiers": "Level, in the older words",
    "focus": "Focus on the relationship",
    "standing": "Is it there now",
    "kinds": "Sort of help",
    "topics": "Topics",
    "interventions": "What is done",
    "measures": "Measures",
    "stages": "Stages",
    "who_for": "Who for",
    "ages_eligible": "Ages it may see",
    "ages_seen": "Ages it really sees",
    "exclusions": "Who cannot use it",
    "geography": "Part of the area only",
    "made_for": "Made for",
    "languages": "Languages",
    "offer_to_dads": "For dads",
    "routes": "Who may refer",
    "how_to_refer": "How to refer",
    "criteria": "Referral criteria",
    "settings": "Where",
    "free": "Free",
    "wte": "WTE",
    "staff": "Staff",
    "wte_shares": "Shares of WTE",
    "capacity": "Families at one time",
    "wait_weeks": "Weeks of waiting",
    "funding_source": "Who pays",
    "funding_ends": "Funding ends",
    "sector": "Sector",
    "agreements": "Agreements with other services",
    "queries": "Still to check",
}


class Own(Word):
    """The fields beside the offer that a mapping lays side by side too."""

    NAME = ("name", "Name")
    ABOUT = ("about", "What it does")
    PROVIDER = ("provider", "Who runs it")


def title(name: str) -> str:
    """The short title of a field."""
    own = {each.value: each.title for each in Own}
    return own.get(name) or TITLES[name]
