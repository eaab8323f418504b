"""A sector's part of a round: what it says of each service it knows, and where there is none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from attune.domain import canonical
from attune.domain.levels import Grouping
from attune.domain.offers.fields import key_of, title_of, word
from attune.domain.offers.offer import Offer
from attune.domain.offers.refused import OfferRefused
from attune.domain.offers.vocabulary import Focus, Stage, WhoFor

from .states import RoundRefused, checked_text

MOST = 200
KEY = re.compile(r"[a-z0-9-]{1,36}")
UNKNOWN = Offer()


@dataclass(frozen=True)
class Said:
    """What a sector says of one service: a proposed offer under a name.

    `key` tells the service apart within the part; `service` is the id of the directory's record
    it speaks of, or empty where it is new to the directory.
    """

    key: str
    name: str
    about: str = ""
    provider: str = ""
    offer: Offer = UNKNOWN
    service: str = ""

    def __post_init__(self) -> None:
        if not KEY.fullmatch(self.key):
            raise RoundRefused("There is no such service in this part.")
        checked_text(self.name, most=255, what="The name of a service")
        checked_text(self.provider, most=255, what="The name of an organisation", must=False)
        if "\0" in self.about or len(self.about) > 4000:
            raise RoundRefused("What a service does has at most 4,000 characters.")

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "Said":
        texts = {
            name: str(plain.get(name, "")) for name in ("name", "about", "provider", "service")
        }
        return cls(key=str(plain["key"]), offer=Offer.of(plain.get("offer", {})), **texts)

    def plain(self) -> dict[str, Any]:
        written = {"key": self.key, "name": self.name, "about": self.about}
        written |= {"provider": self.provider, "service": self.service}
        kept = {name: value for name, value in written.items() if value}
        return {**kept, "offer": self.offer.document()}

    def fields(self) -> dict[str, Any]:
        """Every field it says something about, for laying beside what others say."""
        own = {"name": self.name, "about": self.about, "provider": self.provider}
        return {**{name: value for name, value in own.items() if value}, **self.offer.document()}


@dataclass(frozen=True)
class Nothing:
    """That there is no service of a grouping; without a stage or a person it means all of them."""

    grouping: Grouping
    stage: Stage | None = None
    who: WhoFor | None = None
    area: str = ""
    note: str = ""
    focus: Focus | None = None

    def __post_init__(self) -> None:
        checked_text(self.area, most=120, what="An area", must=False)
        checked_text(self.note, most=500, what="A note", must=False)

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "Nothing":
        stage, who, focus = plain.get("stage"), plain.get("who"), plain.get("focus")
        try:
            return cls(
                word("grouping", Grouping, plain.get("grouping", "")),  # type: ignore[arg-type]
                word("stage", Stage, stage) if stage else None,  # type: ignore[arg-type]
                word("who", WhoFor, who) if who else None,  # type: ignore[arg-type]
                str(plain.get("area", "")),
                str(plain.get("note", "")),
                word("focus", Focus, focus) if focus else None,  # type: ignore[arg-type]
            )
        except OfferRefused as refused:
            raise RoundRefused(refused.reason) from refused

    def plain(self) -> dict[str, Any]:
        written = {
            "grouping": key_of(self.grouping),
            "stage": self.stage.value if self.stage else "",
            "who": self.who.value if self.who else "",
            "area": self.area,
            "note": self.note,
            "focus": self.focus.value if self.focus else "",
        }
        return {name: value for name, value in written.items() if value}

    @property
    def about(self) -> tuple[str, ...]:
        """What it is said of, whatever the note."""
        plain = self.plain()
        return tuple(plain.get(name, "") for name in ("grouping", "stage", "who", "focus", "area"))

    @property
    def key(self) -> str:
        """What it is said of, as one word."""
        return "|".join(self.about)

    @property
    def sentence(self) -> str:
        who = title_of(self.who).lower() if self.who else "anybody"
        stage = title_of(self.stage).lower() if self.stage else "any stage"
        where = f" in {self.area}" if self.area else ""
        focus = f" that is {title_of(self.focus).lower()}" if self.focus else ""
        level = title_of(self.grouping).lower()
        return f"No service{focus} for {level}: {stage}, {who}{where}"


@dataclass(frozen=True)
class Part:
    """All that one sector says in a round."""

    said: tuple[Said, ...] = ()
    nothing: tuple[Nothing, ...] = ()

    def __post_init__(self) -> None:
        if len(self.said) > MOST or len(self.nothing) > MOST:
            raise RoundRefused(f"A part holds at most {MOST} services and {MOST} gaps.")
        if len({each.key for each in self.said}) != len(self.said):
            raise RoundRefused("A part speaks of each service once.")

    @classmethod
    def read(cls, text: str) -> "Part":
        """From its canonical text; the empty text is a part that says nothing yet."""
        plain: Any = canonical.value(text) if text else {}
        said = tuple(Said.of(each) for each in plain.get("said", ()))
        return cls(said, tuple(Nothing.of(each) for each in plain.get("nothing", ())))

    def text(self) -> str:
        plain = {
            "said": [each.plain() for each in self.said],
            "nothing": [each.plain() for each in self.nothing],
        }
        return canonical.text(plain)

    @property
    def empty(self) -> bool:
        return not (self.said or self.nothing)

    def of_key(self, key: str) -> Said | None:
        return next((each for each in self.said if each.key == key), None)

    def saying(self, said: Said) -> "Part":
        """With this in place of what was said under the same key, or at the end."""
        if self.of_key(said.key) is None:
            return replace(self, said=(*self.said, said))
        new = tuple(said if each.key == said.key else each for each in self.said)
        return replace(self, said=new)

    def without(self, key: str) -> "Part":
        return replace(self, said=tuple(each for each in self.said if each.key != key))

    def with_nothing(self, nothing: Nothing) -> "Part":
        """Said once; saying it again takes the newer note."""
        others = tuple(each for each in self.nothing if each.about != nothing.about)
        return replace(self, nothing=(*others, nothing))

    def without_nothing(self, which: str) -> "Part":
        """Without the one of this `key`."""
        return replace(self, nothing=tuple(each for each in self.nothing if each.key != which))
