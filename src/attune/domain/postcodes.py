"""British postcodes: the normal form, and the district, as fine as a public page may be."""

import re

WHOLE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
DISTRICT = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")


def normal(text: str) -> str | None:
    """The postcode with one space, such as "CF37 1TW"; None where the text is no postcode."""
    found = WHOLE.fullmatch(re.sub(r"\s+", "", text).upper())
    return f"{found.group(1)} {found.group(2)}" if found else None


def district_of(text: str) -> str:
    """The postcode district of a postcode or of a district: "CF37"; empty where it is neither."""
    whole = normal(text)
    if whole:
        return whole.split(" ")[0]
    plain = re.sub(r"\s+", "", text).upper()
    return plain if DISTRICT.fullmatch(plain) else ""
