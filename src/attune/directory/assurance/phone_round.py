"""What the phone round shows: records that need a check, most needed first, with whom to ring."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from attune.directory.records.models import Service
from attune.domain import canonical
from attune.domain.freshness import GRACE_DAYS, Freshness, freshness
from attune.domain.listings.document import ServiceDocument
from attune.domain.listings.owners import owner_email
from attune.domain.listings.reach import Number, ways_in
from attune.domain.offers.offer import Offer
from attune.domain.phone_round import CheckNeed, only_ones, relevance
from attune.kit.charts import Bar, BarChart
from attune.place.localities.models import Locality

from .checked_services import services, state_is
from .models import CallAttempt

IN_ORDER = (
    Freshness.NOT_YET_CHECKED,
    Freshness.OVERDUE,
    Freshness.STALE,
    Freshness.FRESH,
)
PAGE = 12


@dataclass(frozen=True)
class Waiting:
    """A record that waits for a check."""

    pk: int
    need: CheckNeed
    attempts: int
    try_again_on: date | None

    def rests(self, *, on: date) -> bool:
        """Whether nobody answered lately, so that its turn comes later."""
        return self.try_again_on is not None and self.try_again_on > on


@dataclass(frozen=True)
class Line:
    """A record as the list shows it."""

    waiting: Waiting
    service: Service
    state: Freshness
    calls: tuple[Number, ...]
    email: str

    @property
    def dark_on(self) -> date:
        """The first day on which families do not see it."""
        return self.service.seen_until + timedelta(days=1)


def waiting(locality: Locality, *, on: date, state: Freshness | None = None) -> list[Waiting]:
    """Every record that needs a check, in the order of the round."""
    here = services().kept_here(locality)
    rows = list(here.values_list("pk", "name", "seen_until", "document"))
    asked = here.filter(state_is(state, on)) if state else here.to_check(on=on)
    wanted = set(asked.values_list("pk", flat=True))
    offers = [_offer(document) for *_rest, document in rows]
    calls = CallAttempt.objects.at(locality).this_cycle().by_service()
    alone = only_ones([offer.kinds for offer in offers])
    found = []
    for (pk, name, until, _document), offer, only in zip(rows, offers, alone, strict=True):
        if pk in wanted:
            need = CheckNeed(relevance(offer), only, (until - on).days)
            found.append(
                (need.order, name.casefold(), Waiting(pk, need, *calls.get(pk, (0, None))))
            )
    return [each for *_order, each in sorted(found, key=lambda it: (*it[:2], it[2].pk))]


def lines(chosen: list[Waiting], *, on: date) -> list[Line]:
    """At most 400 of them, with what a page needs of each."""
    found = Service.objects.with_pks(each.pk for each in chosen).whole()
    by_pk = {service.pk: service for service in found}
    return [line_of(each, by_pk[each.pk], on=on) for each in chosen if each.pk in by_pk]


def line_of(each: Waiting, service: Service, *, on: date) -> Line:
    document = service.whole_document
    provider = canonical.value(service.provider.record) if service.provider else {}
    return Line(
        waiting=each,
        service=service,
        state=state_of(service, on=on),
        calls=ways_in(document, provider).calls,  # type: ignore[arg-type]
        email=owner_email(document, provider),  # type: ignore[arg-type]
    )


def state_of(service: Service, *, on: date) -> Freshness:
    """By the columns, so that a grace the area changed counts as it was applied."""
    if service.seen_until < on:
        return Freshness.STALE
    return freshness(service.assured_on, on, on=on, grace_days=GRACE_DAYS)


def title_of(state: Freshness) -> str:
    return {
        Freshness.NOT_YET_CHECKED: _("Not yet checked"),
        Freshness.FRESH: _("Checked in the last 3 months"),
        Freshness.OVERDUE: _("Checked 3 to 6 months ago"),
        Freshness.STALE: _("Hidden from families: unchecked for too long"),
    }[state]


def picture(counts: dict[Freshness, int]) -> BarChart | None:
    """How many records are in each state; nothing where there are no records."""
    whole = sum(counts.values())
    if not whole:
        return None
    seen = whole - counts[Freshness.STALE]
    return BarChart(
        title=_("How fresh the records are"),
        bars=tuple(Bar(title_of(state), counts[state]) for state in IN_ORDER),
        unit=_("records"),
        row_title=_("Record"),
        sentence=_("Families see %(seen)s of %(whole)s records today.")
        % {"seen": seen, "whole": whole},
        notes=(
            _("Fresh to 92 days: Open Referral UK asks for a check every 3 months."),
            _("Hidden after 183 days: Attune proposal."),
        ),
    )


def _offer(document: str) -> Offer:
    return ServiceDocument.read(document).offer
