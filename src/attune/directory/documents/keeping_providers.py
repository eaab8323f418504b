"""Keeps what the feed says of providers in step with their services."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max

from attune.directory.records.models import Provider, Service
from attune.domain import canonical
from attune.domain.confidential import Confidentiality

from .models import PublishedProvider, PublishedService
from .writing import ProviderTexts, provider_texts

SLICE = 400
HIDING = [each.value for each in Confidentiality if each.hides]
# By the provider's number: its texts, its row, and whether one of its places is hidden.
TextsOf = dict[int, tuple[ProviderTexts, Provider, bool]]


def numbered(uids: Iterable[UUID]) -> set[int]:
    """The numbers of published providers, by the ids they are published under."""
    found: set[int] = set()
    for part in _sliced(sorted(set(uids))):
        found.update(PublishedProvider.objects.filter(uid__in=part).values_list("pk", flat=True))
    return found


def texts_of(providers: Iterable[int]) -> TextsOf:
    """What may be said of each of these providers."""
    written: TextsOf = {}
    for part in _sliced(sorted(set(providers))):
        guarded = _guarded(part)
        for each in Provider.objects.filter(pk__in=part):
            record: Any = canonical.value(each.record)
            texts = provider_texts(record, guarded=each.pk in guarded)
            written[each.pk] = (texts, each, each.pk in guarded)
    return written


def follow(texts: TextsOf, *, kept: Sequence[int]) -> list[int]:
    """Write these providers, or take them away where nothing of theirs is public.

    Gives the services, other than those just kept, whose provider is told in another way now.
    """
    others: list[int] = []
    for part in _sliced(sorted(texts)):
        before = dict(PublishedProvider.objects.filter(pk__in=part).values_list("pk", "guarded"))
        turned = [pk for pk, guarded in before.items() if guarded != texts[pk][2]]
        others += _services_of(turned)
        PublishedProvider.objects.filter(pk__in=part).delete()
        seen = _seen_until([texts[pk][0].uid for pk in part])
        PublishedProvider.objects.bulk_create(_rows(part, texts, seen))
    return sorted(set(others) - set(kept))


def _rows(
    part: Sequence[int], texts: TextsOf, seen: dict[UUID, date]
) -> Iterator[PublishedProvider]:
    for pk in part:
        written, provider, guarded = texts[pk]
        if written.uid in seen:
            yield PublishedProvider(
                provider=provider,
                uid=written.uid,
                seen_until=seen[written.uid],
                guarded=guarded,
                folded=provider.name.casefold()[:255],
                listed=written.listed,
                own=written.own,
            )


def _guarded(providers: Sequence[int]) -> set[int]:
    """Those with a service, public or not, at a place whose address may not be shown."""
    hiding = Service.objects.filter(
        provider__in=providers, at_locations__location__confidentiality__in=HIDING
    )
    return set(hiding.values_list("provider", flat=True).distinct())


def _seen_until(uids: Sequence[UUID]) -> dict[UUID, date]:
    public = PublishedService.objects.filter(provider_uid__in=uids).order_by()
    return dict(public.values_list("provider_uid").annotate(Max("seen_until")))


def _services_of(providers: Sequence[int]) -> list[int]:
    if not providers:
        return []
    public = PublishedService.objects.filter(service__provider__in=providers)
    return list(public.values_list("pk", flat=True))


def _sliced(numbers: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(numbers), SLICE):
        yield numbers[start : start + SLICE]
