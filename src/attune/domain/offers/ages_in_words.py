"""Ages as people say them ("pregnancy", "6 months", "2 years") and as whole months from birth."""

import re

from .parts import CONCEPTION, OLDEST
from .refused import OfferRefused

SAID = re.compile(r"(-?\d{1,3})\s*(months?|mths?|m|years?|yrs?|y)?")
BEFORE = re.compile(r"(\d)\s*(?:months?|m)\s*before\s*birth")
WORDS = {
    "pregnancy": CONCEPTION,
    "antenatal": CONCEPTION,
    "conception": CONCEPTION,
    "birth": 0,
    "newborn": 0,
}


def months_of(said: str, *, name: str = "ages") -> int:
    """Whole months from birth; a bare number is months. OfferRefused, about `name`, if unclear."""
    plain = " ".join(said.casefold().split())
    if plain in WORDS:
        return WORDS[plain]
    before = BEFORE.fullmatch(plain)
    if before:
        return -int(before.group(1))
    found = SAID.fullmatch(plain)
    if not found:
        raise OfferRefused(
            name, f"“{said.strip()[:40]}” is not an age such as pregnancy, birth, 6 months, 2 years"
        )
    months = int(found.group(1)) * (12 if (found.group(2) or "").startswith("y") else 1)
    if not CONCEPTION <= months <= OLDEST:
        raise OfferRefused(name, "An age lies between pregnancy and 25 years")
    return months


def in_words(months: int) -> str:
    """As people say it; `months_of` reads it back."""
    if months == CONCEPTION:
        return "pregnancy"
    if months < 0:
        return f"{-months} month{'s' if months != -1 else ''} before birth"
    if months == 0:
        return "birth"
    if months >= 24 and months % 12 == 0:
        return f"{months // 12} years"
    return f"{months} month{'s' if months != 1 else ''}"
