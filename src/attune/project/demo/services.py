"""Lists the demo's invented services, with every kind of fault a real directory has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from attune.directory.services import actions
from attune.directory.services.drafts import Draft
from attune.domain.listings.document import ServiceDocument
from attune.domain.offers.offer import Offer
from attune.place.localities.models import Locality
from attune.place.members.models import Organisation

from .calendar import FOUNDED, LISTED, UNCHECKED_LISTED, Calendar
from .community_offerings import COMMUNITY_OFFERINGS
from .everyday_offerings import EVERYDAY_OFFERINGS
from .more_offerings import MORE_OFFERINGS
from .offerings import OFFERINGS, Offering
from .places import InventedArea
from .sites import Site, named, sites

WHY = "Listed when the demo was made"
EVERY_OFFERING = (*OFFERINGS, *MORE_OFFERINGS, *COMMUNITY_OFFERINGS, *EVERYDAY_OFFERINGS)


@dataclass
class Listing:
    """One service to be listed: which offering, where, and when it was last checked."""

    offering: Offering
    place: Locality
    name: str
    sites: list[Site]
    phone: str
    checked: date | None


def list_all(
    areas: Sequence[InventedArea], places: dict[str, Locality], *, calendar: Calendar
) -> int:
    """How many services were listed."""
    chance = Random(140)  # noqa: S311  an invented world, not a secret
    found = list(_listings(sites(areas), places, chance, calendar.today))
    providers = {each.offering.provider.format(place=each.place.name): each.place for each in found}
    for name, place in providers.items():
        _provider(name, place, calendar)
    for slug, place in places.items():
        here = [each for each in found if each.place.slug == slug]
        rest = [other for other in places.values() if other != place]
        near = [_draft(each, calendar) for each in here if not _everywhere(each)]
        far = [_draft(each, calendar) for each in here if _everywhere(each)]
        list_drafts(place, near, calendar=calendar, why=WHY)
        list_drafts(place, far, calendar=calendar, why=WHY, reach=rest)
    return len(found)


def list_drafts(
    place: Locality,
    drafts: Sequence[Draft],
    *,
    calendar: Calendar,
    why: str,
    reach: Sequence[Locality] = (),
) -> None:
    """Those that were checked have been there long; the others came lately."""
    checked = [draft for draft in drafts if draft.assured_on]
    unchecked = [draft for draft in drafts if not draft.assured_on]
    for some, days in ((checked, LISTED), (unchecked, UNCHECKED_LISTED)):
        actions.list_services(
            place, drafts=some, by=None, at=calendar.ago(days), why=why, reach=reach
        )


def _everywhere(listing: Listing) -> bool:
    return bool(listing.offering.more.get("everywhere"))


def _listings(
    where: dict[tuple[str, str], list[Site]],
    places: dict[str, Locality],
    chance: Random,
    today: date,
) -> Iterator[Listing]:
    number = 0
    for offering in EVERY_OFFERING:
        for slug, place in places.items():
            if offering.only and slug not in offering.only:
                continue
            spots = where.get((slug, offering.at), [])
            # A group is listed once for each hub or hall, as councils do; a team once.
            for site in spots if "{site}" in offering.name else spots[:1] or [None]:
                number += 1
                yield Listing(
                    offering,
                    place,
                    offering.name.format(place=place.name, site=site.name if site else ""),
                    [site] if site else [],
                    str(offering.more.get("phone") or f"01632 960 {number + 100}"),
                    _checked(chance, today),
                )


def _checked(chance: Random, today: date) -> date | None:
    """Most were checked lately; some are overdue, some about to go dark, some never were."""
    kind = chance.random()
    if kind < 0.12:
        return None
    if kind < 0.70:
        return today - timedelta(days=chance.randint(0, 85))
    return today - timedelta(days=chance.randint(93, 182))


def _draft(each: Listing, calendar: Calendar) -> Draft:
    offering = each.offering
    record: dict[str, Any] = {
        "name": each.name,
        "status": "active",
        "description": offering.about,
        "contacts": [{"id": str(named(f"{each.name} contact")), "phones": list(_phones(each))}],
        "email": f"hello{each.phone[-3:]}@{each.place.slug}.example.org",
    }
    if offering.free:
        record["fees"] = "Free"
    else:
        record["cost_options"] = [{"id": str(named(f"{each.name} cost")), "amount": 12}]
    if offering.when:
        record["schedules"] = [_schedule(each.name, *offering.when)]
    provider = str(named(offering.provider.format(place=each.place.name)))
    document = ServiceDocument(
        record,
        Offer.of(calendar.offer({**offering.offer, "free": offering.free})),
        tuple(site.record(each.name) for site in each.sites),
        provider,
    )
    return Draft(document, named(each.name), each.checked)


def _phones(each: Listing) -> Iterator[dict[str, Any]]:
    """The number to call, and the number to text where there is one."""
    yield {"id": str(named(f"{each.name} phone")), "number": each.phone}
    if text := str(each.offering.more.get("text", "")).format(number=each.phone[-2:]):
        yield {"id": str(named(f"{each.name} text")), "number": text, "type": "text"}


def _schedule(name: str, days: str, opens: str, closes: str) -> dict[str, Any]:
    own = {"id": str(named(f"{name} schedule")), "freq": "WEEKLY", "byday": days}
    return {**own, "opens_at": opens, "closes_at": closes}


def _provider(name: str, place: Locality, calendar: Calendar) -> None:
    about = f"{name} is an invented organisation."
    record = {"name": name, "description": about, "website": "https://example.org/"}
    members, _ = Organisation.objects.get_or_create(name=name)
    actions.keep_provider(
        place, uid=named(name), record=record, members=members, by=None, at=calendar.ago(FOUNDED)
    )
