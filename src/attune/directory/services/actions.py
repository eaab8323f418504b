"""The verbs on a service's record: list, change, restore, end; each keeps a version."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from attune.directory.records.models import (
    AreaTerms,
    Location,
    Provider,
    Reach,
    Service,
    ServiceVersion,
)
from attune.domain import canonical
from attune.domain.confidential import Confidentiality
from attune.domain.freshness import seen_until
from attune.domain.listings.document import DocumentRefused, ServiceDocument, exact
from attune.domain.offers.vocabulary import Standing
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member, Organisation

from .drafts import Draft, with_ids
from .placing import SLICE, place
from .publishing import publish


@transaction.atomic
def keep_provider(
    locality: Locality,
    *,
    uid: UUID,
    record: dict[str, Any],
    by: Member | None,
    at: datetime,
    members: Organisation | None = None,
) -> Provider:
    """List a provider, or take over a changed record of one."""
    name = " ".join(str(record.get("name") or "").split())
    if not name:
        raise DocumentRefused("An organisation needs a name")
    text = canonical.text(exact({**record, "id": str(uid)}))
    provider = Provider.objects.with_uid(uid).first()
    if provider and provider.record == text and members in (None, provider.members):
        return provider
    provider = provider or Provider(uid=uid, kept_by=locality)
    provider.name, provider.record, provider.last_modified = name[:255], text, at
    provider.members = members or provider.members
    provider.save()
    audit.record(
        "provider.keep",
        by=by,
        at=at,
        subject=f"directory.Provider:{provider.pk}",
        locality=locality,
    )
    publish(provider.services.values_list("pk", flat=True))
    return provider


def list_service(
    locality: Locality,
    *,
    draft: Draft,
    by: Member | None,
    at: datetime,
    why: str,
    reach: Sequence[Locality] = (),
) -> Service:
    """List one service."""
    [service] = list_services(locality, drafts=[draft], by=by, at=at, why=why, reach=reach)
    return service


@transaction.atomic
def list_services(
    locality: Locality,
    *,
    drafts: Sequence[Draft],
    by: Member | None,
    at: datetime,
    why: str,
    reach: Sequence[Locality] = (),
) -> list[Service]:
    """List new services, kept by a locality and reaching it and any others named."""
    listed: list[Service] = []
    terms = AreaTerms.objects.of(locality)
    for start in range(0, len(drafts), SLICE):
        part = drafts[start : start + SLICE]
        documents = [with_ids(draft.document, draft.uid) for draft in part]
        providers = _providers(documents)
        services = [
            _new(locality, draft, document, providers, terms.grace_days, at)
            for draft, document in zip(part, documents, strict=True)
        ]
        Service.objects.bulk_create(services)
        ServiceVersion.objects.bulk_create(_version(each, by, at, why) for each in services)
        Reach.objects.bulk_create(
            Reach(service=service, locality=each)
            for service in services
            for each in {locality.pk: locality, **{one.pk: one for one in reach}}.values()
        )
        place(list(zip(services, documents, strict=True)))
        publish(service.pk for service in services)
        listed += services
        pks = f"{services[0].pk}..{services[-1].pk}" if len(services) > 1 else services[0].pk
        audit.record(
            "service.list", by=by, at=at, subject=f"directory.Service:{pks}", locality=locality
        )
    return listed


@transaction.atomic
def change_service(
    service: Service, *, document: ServiceDocument, by: Member | None, at: datetime, why: str
) -> Service:
    """Give a service a new document; one that says the same changes nothing."""
    service = Service.objects.select_for_update().get(pk=service.pk)
    document = with_ids(document, service.uid)
    if document.text() == service.document:
        return service
    service.provider = _providers([document]).get(document.provider)
    service.settle(document)
    service.number += 1
    service.last_modified = at
    service.save()
    _version(service, by, at, why).save()
    place([(service, document)])
    publish([service.pk])
    audit.record(
        "service.change",
        by=by,
        at=at,
        subject=f"directory.Service:{service.pk}",
        locality=service.kept_by,
    )
    return service


def restore_version(version: ServiceVersion, *, by: Member | None, at: datetime) -> Service:
    """Bring back what a service's document was; the versions between stay in its history."""
    why = f"Brought back version {version.number}"
    document = ServiceDocument.read(version.document)
    return change_service(version.service, document=document, by=by, at=at, why=why)


def end_service(service: Service, *, by: Member | None, at: datetime, why: str) -> Service:
    """The service is no longer there: it leaves the portal and stays in the history and the map."""
    document = service.whole_document
    offer = type(document.offer).of({**document.offer.document(), "standing": Standing.ENDED.value})
    ended = document.with_fields(status="inactive").with_offer(offer)
    return change_service(service, document=ended, by=by, at=at, why=why)


@transaction.atomic
def say_confidentiality(
    location: Location, *, confidentiality: Confidentiality, by: Member, at: datetime
) -> Location:
    """A person says whether a place's address may be shown."""
    location.confidentiality = confidentiality.value
    location.cleared_by = by
    location.save(update_fields=["confidentiality", "cleared_by"])
    audit.record(
        f"location.{confidentiality.value}",
        by=by,
        at=at,
        subject=f"directory.Location:{location.pk}",
        locality=location.kept_by,
    )
    publish(location.services_at.values_list("service_id", flat=True))
    return location


def _providers(documents: Sequence[ServiceDocument]) -> dict[str, Provider]:
    uids = {UUID(document.provider) for document in documents if document.provider}
    found = {str(each.uid): each for each in Provider.objects.with_uids(uids)}
    missing = {str(uid) for uid in uids} - found.keys()
    if missing:
        raise DocumentRefused(f"There is no organisation {min(missing)} in the directory")
    return found


def _new(
    locality: Locality,
    draft: Draft,
    document: ServiceDocument,
    providers: dict[str, Provider],
    grace_days: int,
    at: datetime,
) -> Service:
    service = Service(
        uid=draft.uid,
        kept_by=locality,
        provider=providers.get(document.provider),
        listed_on=at.date(),
        assured_on=draft.assured_on,
        seen_until=seen_until(draft.assured_on, at.date(), grace_days=grace_days),
        historical=draft.historical,
        last_modified=at,
    )
    service.settle(document)
    return service


def _version(service: Service, by: Member | None, at: datetime, why: str) -> ServiceVersion:
    return ServiceVersion(
        service=service,
        number=service.number,
        document=service.document,
        why=why[:200],
        kept_by=by,
        kept_at=at,
    )
