"""Areas that somebody puts together, such as the patch of one team: which codes make one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from attune.domain.refusals import Refused

# A footprint of fewer small areas would tell the need of a few streets. Statisticians make the
# next larger area (MSOA) of four or five. Attune proposal, editable.
LEAST_SMALL_AREAS = 4
MOST_CODES = 2_000
_SHOWN = 5


@dataclass(frozen=True)
class Parts:
    """Codes of one drawing of the map (“ward24”, “lsoa11”), sorted, each once."""

    geography: str
    codes: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.codes:
            raise Refused("Choose at least one area")
        if list(self.codes) != sorted(set(self.codes)):
            raise Refused("The codes of a footprint are sorted, and each is there once")
        if self.geography.startswith("lsoa") and len(self.codes) < LEAST_SMALL_AREAS:
            raise Refused(
                f"Put at least {LEAST_SMALL_AREAS} small areas together: need is not told for"
                " fewer, so that no street is singled out"
            )

    @classmethod
    def checked(
        cls, codes: Sequence[str], known: Mapping[str, Collection[str]], usable: Sequence[str]
    ) -> "Parts":
        """From codes as given. `known` says in which drawings a code stands; the first of
        `usable` that holds them all is taken. Refused with the codes that stand in the way.
        """
        given = sorted(set(codes))
        if len(given) > MOST_CODES:
            raise Refused(f"A footprint has at most {MOST_CODES:,} codes, not {len(given):,}")
        unknown = [code for code in given if not known.get(code)]
        if unknown:
            raise Refused(f"Not in the files loaded: {_named(unknown)}")
        for geography in usable:
            if all(geography in known[code] for code in given):
                return cls(geography, tuple(given))
        raise Refused(_why_not(given, known, usable))


def _why_not(
    given: Sequence[str], known: Mapping[str, Collection[str]], usable: Sequence[str]
) -> str:
    useless = [code for code in given if not set(usable) & set(known[code])]
    if useless:
        drawn = ", ".join(sorted({each for code in useless for each in known[code]}))
        return (
            f"The population loaded cannot be summed to {_named(useless)} ({drawn}): a footprint"
            f" is made of {' or '.join(usable)} areas"
        )
    examples = {
        geography: next((code for code in given if geography in known[code]), "")
        for geography in usable
    }
    mixed = "; ".join(f"{code} is of {each}" for each, code in examples.items() if code)
    return (
        "The codes are of different kinds of area, which may overlap, so that children would be"
        f" counted twice: {mixed}. Use codes of one kind"
    )


def _named(codes: Sequence[str]) -> str:
    more = f" and {len(codes) - _SHOWN:,} more" if len(codes) > _SHOWN else ""
    return ", ".join(codes[:_SHOWN]) + more
