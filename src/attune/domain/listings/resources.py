"""What a resource of the bank is, and what must be said of it before families see it."""

from dataclasses import dataclass
from datetime import date, timedelta

from attune.domain.offers.vocabulary import Topic, WhoFor, Word
from attune.domain.refusals import Refused

# A resource is read again within a year (Attune proposal, editable resource by resource).
REVIEW_AFTER = timedelta(days=365)


class ResourceKind(Word):
    """What sort of thing it is."""

    WEBSITE = ("website", "Website")
    APP = ("app", "App")
    LEAFLET = ("leaflet", "Leaflet")
    FILM = ("film", "Film")
    BOOK = ("book", "Book")
    HELPLINE = ("helpline", "Helpline")


@dataclass(frozen=True)
class ResourceCard:
    """A resource as somebody at the area describes it; a grade of evidence names its source."""

    title: str
    kind: ResourceKind
    about: str
    url: str = ""
    who_for: tuple[WhoFor, ...] = ()
    topics: tuple[Topic, ...] = ()
    cost: str = ""
    evidence: str = ""
    evidence_source: str = ""
    evidence_on: date | None = None
    reviewed_on: date = date.min
    review_on: date = date.max

    def __post_init__(self) -> None:
        limits = {"title": 160, "about": 2000, "url": 500, "cost": 80}
        for name, most in (limits | {"evidence": 160, "evidence_source": 300}).items():
            text = getattr(self, name)
            if "\0" in text or len(text) > most:
                raise Refused(f"{name}: use at most {most} characters")
        if not self.title.strip() or not self.about.strip():
            raise Refused("A resource needs a title and a few words on what it is")
        if self.url and not self.url.startswith(("https://", "http://")):
            raise Refused("A web address starts with https://")
        if self.evidence and not (self.evidence_source and self.evidence_on):
            raise Refused("A grade of evidence needs its source and its date")
        if self.review_on <= self.reviewed_on:
            raise Refused("The next review comes after the last one")
