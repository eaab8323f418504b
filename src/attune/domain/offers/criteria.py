"""A service's own referral criteria as data: "meets" or "discuss with us", never a total."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import fields as kinds
from .refused import OfferRefused
from .vocabulary import Word

MOST_DOMAINS, MOST_INDICATORS = 30, 60


class Answer(Word):
    """What published criteria say of a family; there is no third answer."""

    MEETS = ("meets", "Meets this service’s published criteria")
    DISCUSS = ("discuss", "Discuss with us")


def _whole(name: str, value: Any, most: int) -> int:
    if type(value) is not int or not 1 <= value <= most:
        raise OfferRefused(name, f"This must be a whole number from 1 to {most}")
    return value


@dataclass(frozen=True)
class Row:
    """At least so many indicators in each of at least so many domains."""

    indicators: int
    domains: int

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Row":
        unknown = sorted(set(document) - {"indicators", "domains"})
        if unknown:
            raise OfferRefused(unknown[0], "There is no such field")
        return cls(
            _whole("indicators", document.get("indicators"), MOST_INDICATORS),
            _whole("domains", document.get("domains"), MOST_DOMAINS),
        )

    def document(self) -> dict[str, int]:
        return {"indicators": self.indicators, "domains": self.domains}

    def met_by(self, seen: tuple[int, ...]) -> bool:
        return sum(count >= self.indicators for count in seen) >= self.domains


@dataclass(frozen=True)
class Criteria:
    """Named domains and the rows of which any one is enough.

    The worked case is the published rule of NHS Lanarkshire (research notes, section 8): at least 5
    indicators in 3 domains, or 4 in 4, or 3 in all 5, each domain counted by itself.
    """

    domains: tuple[str, ...]
    rows: tuple[Row, ...]
    source: str = ""

    def __post_init__(self) -> None:
        if not self.domains or len(set(self.domains)) != len(self.domains):
            raise OfferRefused("domains", "Name each domain once")
        if not self.rows:
            raise OfferRefused("rows", "Criteria need at least one row")
        if any(row.domains > len(self.domains) for row in self.rows):
            raise OfferRefused("rows", f"There are only {len(self.domains)} domains")

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Criteria":
        unknown = sorted(set(document) - {"domains", "rows", "source"})
        if unknown:
            raise OfferRefused(unknown[0], "There is no such field")
        domains = kinds.Texts(120).read("domains", document.get("domains", ()))
        if len(domains) > MOST_DOMAINS:
            raise OfferRefused("domains", f"Name at most {MOST_DOMAINS} domains")
        rows = kinds.Parts(Row).read("rows", document.get("rows", ()))
        return cls(domains, rows, kinds.Text(300).read("source", document.get("source", "")))

    def document(self) -> dict[str, Any]:
        written = {
            "domains": list(self.domains),
            "rows": [row.document() for row in self.rows],
            "source": self.source,
        }
        return {name: value for name, value in written.items() if value}

    def answer(self, seen: Mapping[str, int]) -> Answer:
        """What the criteria say of the number of indicators seen in each domain.

        `seen` names every domain; a near miss is never a refusal.
        """
        if set(seen) != set(self.domains):
            raise OfferRefused("domains", "Say how many indicators were seen in every domain")
        counts = tuple(seen[name] for name in self.domains)
        if any(type(count) is not int or not 0 <= count <= MOST_INDICATORS for count in counts):
            raise OfferRefused("domains", f"Each count is from 0 to {MOST_INDICATORS}")
        return Answer.MEETS if any(row.met_by(counts) for row in self.rows) else Answer.DISCUSS
