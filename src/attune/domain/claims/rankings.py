"""“The largest number” and “the largest share” of children: two claims, and often two answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from attune.domain.refusals import Refused
from attune.domain.rounding import Rounding

from .verdicts import Checked, Verdict


class Measure(Enum):
    """What is compared."""

    NUMBER = "number"
    SHARE = "share"


@dataclass(frozen=True)
class AuthorityCount:
    """One authority: residents of the ages in question, and residents of all ages."""

    code: str
    name: str
    aged: int
    residents: int

    def __post_init__(self) -> None:
        if not 0 <= self.aged <= self.residents:
            raise Refused(f"{self.name}: more children than residents cannot be")

    @property
    def percent(self) -> Decimal:
        return Decimal(100 * self.aged) / self.residents if self.residents else Decimal(0)

    def by(self, measure: Measure) -> Decimal:
        return Decimal(self.aged) if measure is Measure.NUMBER else self.percent


@dataclass(frozen=True)
class Ranked:
    """Where one authority stands by one measure, and who stands first."""

    measure: Measure
    rank: int
    of: int
    here: AuthorityCount
    first: AuthorityCount


@dataclass(frozen=True)
class LargestClaim:
    """“X has the largest number (or share) of children aged A to B of any local authority.”"""

    code: str
    measure: Measure
    first_age: int
    last_age: int

    def __post_init__(self) -> None:
        if not 0 <= self.first_age <= self.last_age <= 90:
            raise Refused("Ages rise from 0 to at most 90")

    @property
    def ages(self) -> str:
        return f"{self.first_age} to {self.last_age}"

    def words(self, name: str) -> str:
        """The claim as a sentence."""
        return (
            f"{name} has the largest {self.measure.value} of children aged {self.ages} of any local"
            " authority in England"
        )


def ranked(counts: Sequence[AuthorityCount], code: str, measure: Measure) -> Ranked | None:
    """None where the authority is not among those counted; a tie shares the better rank."""
    here = next((each for each in counts if each.code == code), None)
    if here is None:
        return None
    better = sum(each.by(measure) > here.by(measure) for each in counts)
    first = max(counts, key=lambda each: (each.by(measure), each is here))
    return Ranked(measure, better + 1, len(counts), here, first)


def check_largest(
    claim: LargestClaim, counts: Sequence[AuthorityCount], *, whole: int, name: str = ""
) -> Checked:
    """Against every authority loaded; `whole` is how many there should be.

    `name` is what the authority is called where it is not among them.

    Not being the first among those loaded is enough to say no. To say yes, all must be loaded.
    """
    found = ranked(counts, claim.code, claim.measure)
    if found is None:
        return Checked(
            claim.words(name or claim.code),
            Verdict.CANNOT_TELL,
            (f"{name or claim.code} is not among the {len(counts):,} authorities loaded.",),
        )
    other = Measure.SHARE if claim.measure is Measure.NUMBER else Measure.NUMBER
    beside = ranked(counts, claim.code, other)
    because = [_stands(found), *([_stands(beside)] if beside else [])]
    if found.rank > 1:
        verdict = Verdict.NOT_SUPPORTED
        because.insert(1, _leads(found, claim))
    elif len(counts) < whole:
        verdict = Verdict.CANNOT_TELL
        because.append(f"Only {len(counts):,} of {whole:,} authorities are loaded.")
    else:
        verdict = Verdict.SUPPORTED
    return Checked(claim.words(found.here.name), verdict, tuple(because))


def _stands(found: Ranked) -> str:
    return (
        f"By {found.measure.value} it stands {ordinal(found.rank)} of {found.of:,}:"
        f" {_figure(found.here, found.measure)}."
    )


def _leads(found: Ranked, claim: LargestClaim) -> str:
    return f"{found.first.name} stands first with {_figure(found.first, claim.measure)}."


def _figure(count: AuthorityCount, measure: Measure) -> str:
    if measure is Measure.NUMBER:
        return f"{count.aged:,}"
    percent = Rounding.HALF_UP.places(count.percent, 2)
    return f"{percent}% ({count.aged:,} of {count.residents:,} residents)"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    teens = 10 <= number % 100 <= 20
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"
