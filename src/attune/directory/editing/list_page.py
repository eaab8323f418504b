"""The list of services as staff look at it: by name, by freshness, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from attune.directory.records.models import AreaTerms, Service
from attune.domain.freshness import Freshness
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.place.members.roles import Role

A_PAGE = 50
STATES = {state.value: state for state in Freshness}


@dataclass(frozen=True)
class Line:
    """One service and how fresh its record is."""

    service: Service
    freshness: Freshness


@dataclass(frozen=True)
class ListPage:
    """What was asked for, what was found, and the ways to what comes before and after."""

    words: str
    freshness: str
    lines: tuple[Line, ...]
    total: int
    number: int
    own: bool  # only the member's own services

    @classmethod
    def of(
        cls,
        locality: Locality,
        member: Member,
        roles: frozenset[Role],
        asked: Mapping[str, str],
        *,
        on: date,
    ) -> "ListPage":
        own = roles == {Role.PROVIDER}
        services = (
            Service.objects.edited_by(member, locality)
            if own
            else Service.objects.kept_by(locality)
        ).filter(historical=False)
        words = asked.get("q", "").strip().replace("\0", "")[:80]
        state = STATES.get(asked.get("freshness", ""))
        found = services.called(words)
        found = found.in_state(state, on=on) if state else found
        number = int(page) if (page := asked.get("page", "")).isdecimal() and len(page) < 7 else 1
        start = (max(1, number) - 1) * A_PAGE
        terms = AreaTerms.objects.of(locality)
        lines = tuple(
            Line(each, each.freshness(on=on, grace_days=terms.grace_days))
            for each in found.select_related("provider").by_name()[start : start + A_PAGE]
        )
        total = found.count()
        return cls(words, state.value if state else "", lines, total, max(1, number), own)

    def href(self, number: int) -> str:
        asked = {"q": self.words, "freshness": self.freshness, "page": number}
        return "?" + urlencode({name: value for name, value in asked.items() if value})

    @property
    def before(self) -> str:
        return self.href(self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        return self.href(self.number + 1) if self.number * A_PAGE < self.total else ""
