"""What mapping rounds were told is not there, as the gap matrix sees it."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from attune.directory.rounds.models import NoService as Kept
from attune.domain.offers.no_service import NoService
from attune.place.localities.models import Locality


def statements(localities: Iterable[Locality]) -> tuple[NoService, ...]:
    """Every statement that nobody has taken back, the oldest first."""
    return tuple(said for locality in localities for said in _at(locality))


def _at(locality: Locality) -> Iterator[NoService]:
    for kept in Kept.objects.standing(locality):
        nothing = kept.nothing
        yield NoService(
            grouping=nothing.grouping,
            area=locality.slug,
            said_by=", ".join(part for part in (kept.said_by, kept.sector_title) if part),
            on=timezone.localdate(kept.said_at),
            stage=nothing.stage,
            who=nothing.who,
            focus=nothing.focus,
            within=_within(nothing.area, locality),
            note=nothing.note,
        )


def _within(place: str, locality: Locality) -> str:
    """A smaller place inside the locality; its own name is the whole of it."""
    return "" if place.casefold() == locality.name.casefold() else place
