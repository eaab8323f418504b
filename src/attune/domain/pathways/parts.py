"""The parts of a pathway around its steps; every one has a key that stays the same for ever."""

import re
from dataclasses import dataclass

from attune.domain.levels import Grouping
from attune.domain.refusals import Refused

from .vocabulary import ContactKind, FactorGroup, InformationKind, RuleKind

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_KEY = 60


class PathwayRefused(Refused):
    """A pathway that cannot be used; its text names the key and the reason."""


@dataclass(frozen=True)
class Keyed:
    """Something with a key: small letters, digits and single hyphens."""

    key: str

    def __post_init__(self) -> None:
        if not KEY.fullmatch(self.key) or len(self.key) > LONGEST_KEY:
            raise PathwayRefused(
                f"“{self.key[:80]}” cannot be a key: use small letters, digits and hyphens"
            )


@dataclass(frozen=True)
class Statement(Keyed):
    """One agreed way of working, or one prompt."""

    text: str


@dataclass(frozen=True)
class StandingRule(Keyed):
    """Something that applies at every step."""

    kind: RuleKind
    title: str
    text: str


@dataclass(frozen=True)
class Tool(Keyed):
    """Something that helps to look or ask; never its licensed text."""

    name: str
    text: str = ""
    needs_training: bool = False
    link: str = ""


@dataclass(frozen=True)
class Information(Keyed):
    """One of the views that are gathered, with prompts and tools."""

    kind: InformationKind
    title: str
    text: str
    prompts: tuple[Statement, ...] = ()
    tools: tuple[Tool, ...] = ()


@dataclass(frozen=True)
class ContactPoint(Keyed):
    """A routine meeting at which the relationship is asked about.

    `until_months` is the child's age at the latest, in months; 0 is pregnancy or birth.
    """

    title: str
    when: str
    until_months: int = 0


@dataclass(frozen=True)
class Contact(Keyed):
    """Whom to ring; a template leaves phone and e-mail for the area to fill."""

    kind: ContactKind
    title: str
    text: str = ""
    phone: str = ""
    email: str = ""

    @property
    def reachable(self) -> bool:
        return bool(self.phone or self.email)


@dataclass(frozen=True)
class GroupingWords(Keyed):
    """What an i-THRIVE grouping is called and means here; the key names which."""

    grouping: Grouping
    title: str
    text: str


@dataclass(frozen=True)
class Slot(Keyed):
    """A named place for services of one kind, in one grouping."""

    grouping: Grouping
    title: str
    text: str


@dataclass(frozen=True)
class CareLink(Keyed):
    """Another care pathway and how the two meet."""

    title: str
    text: str


@dataclass(frozen=True)
class Factor(Keyed):
    """A vulnerability factor to think about together; nothing adds factors up."""

    group: FactorGroup
    text: str


@dataclass(frozen=True)
class Layer(Keyed):
    """A ring around the child, nearest first; `slots` are the kinds of service that stand in it."""

    title: str
    text: str
    slots: tuple[str, ...] = ()


@dataclass(frozen=True)
class FamilyCard(Keyed):
    """One idea of the family version: a picture of our own, a heading, short sentences."""

    title: str
    text: str
    picture: str = ""
    slots: tuple[str, ...] = ()


@dataclass(frozen=True)
class FamilyVersion:
    """The pathway in families' words."""

    title: str = ""
    intro: str = ""
    cards: tuple[FamilyCard, ...] = ()
