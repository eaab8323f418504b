"""Quarterly returns that some of Wrenbridge's services have sent, and one that is missing."""

from attune.directory.records.models import Service
from attune.directory.returns import actions
from attune.domain.returns import Quarter, QuarterCounts, last_ended
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .calendar import Calendar

# Referrals, accepted, waiting, seen: of the quarter before the last, and of the last.
COUNTS = {
    "Wrenbridge Parent-Infant Team": ((41, 29, 18, 52), (47, 31, 24, 50)),
    "Under-fives team of Wrenbridge": ((12, 3, 9, 2), (15, 4, 12, 3)),
    "Perinatal mental health team of Wrenbridge": ((38, 27, 11, 44), (36, 26, 9, 47)),
    "Talking therapy for parents, Wrenbridge": ((64, 58, 20, 71), None),
}


def send(place: Locality, people: dict[str, Member], *, calendar: Calendar) -> None:
    last = last_ended(on=calendar.today)
    for name, sent in COUNTS.items():
        service = Service.objects.kept_by(place).get(name=name)
        actions.say_who_sends(
            service, sends=True, from_quarter=last.previous, by=people["lena"], at=calendar.ago(300)
        )
        for quarter, counts in zip((last.previous, last), sent, strict=True):
            if counts:
                _send(service, quarter, QuarterCounts(*counts), people, calendar)


def _send(
    service: Service,
    quarter: Quarter,
    counts: QuarterCounts,
    people: dict[str, Member],
    calendar: Calendar,
) -> None:
    days = min((calendar.today - quarter.last).days, 12)
    at = calendar.ago((calendar.today - quarter.last).days - days)
    actions.send(service, quarter=quarter, counts=counts, how="form", by=people["mina"], at=at)
