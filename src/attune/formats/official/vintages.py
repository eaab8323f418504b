"""Reads which edition of a statistic some words name."""

import re

from .refusals import HeaderRefused, shown

MID = re.compile(r"mid[\s_-]*((?:19|20)\d\d)", re.IGNORECASE)
INDEX = re.compile(r"\b(?:iod|imd)[\s_-]*(20\d\d)\b", re.IGNORECASE)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH = re.compile(rf"({'|'.join(MONTHS)})[a-z]*[\s_-]*(20\d\d)", re.IGNORECASE)


def mid_year(words: str) -> str:
    """The year of “Mid-2020 Persons” or “population_mid2020.csv” as “mid-2020”, or nothing."""
    found = set(MID.findall(words))
    return f"mid-{found.pop()}" if len(found) == 1 else ""


def index_year(words: str) -> str:
    """The year of “iod 2019” or “imd2019” as “IoD 2019”, or nothing."""
    match = INDEX.search(words)
    return f"IoD {match[1]}" if match else ""


def month(words: str) -> str:
    """The month of “NSPL_AUG_2026_UK.csv” as “Aug 2026”, or nothing."""
    match = MONTH.search(words)
    return f"{match[1].capitalize()} {match[2]}" if match else ""


def agreed(*, given: str, understood: str, stated: str, example: str) -> str:
    """The vintage the file states and the person gives, when they do not contradict each other."""
    if given and not understood:
        raise HeaderRefused(f"{shown(given)} is not a vintage of this statistic: try {example}")
    if understood and stated and understood != stated:
        raise HeaderRefused(
            f"you gave the vintage {shown(understood)}, but the file says {shown(stated)}"
        )
    return understood or stated


def order(vintage: str) -> int:
    """A number that grows with the vintage: months, from the last year and month it names."""
    years = re.findall(r"(?:19|20)\d\d", vintage)
    if not years:  # a lookup is as new as the newest drawing in it
        drawings = [int(year) for year in re.findall(r"\d\d(?!\d)", vintage)]
        return (2000 + max(drawings, default=0)) * 12
    named = MONTH.search(vintage)
    return int(years[-1]) * 12 + (MONTHS.index(named[1].casefold()) + 1 if named else 0)
