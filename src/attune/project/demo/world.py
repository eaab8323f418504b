"""Makes the demo world in an empty database; in one that has it already, changes nothing."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from attune.directory.records.models import Service
from attune.place.localities import actions as localities
from attune.place.localities.models import Locality, System
from attune.place.members import actions as members
from attune.place.members.models import Member, Organisation
from attune.place.urgent_help import actions as urgent_help

from . import datasets, faults, life, services
from .calendar import FOUNDED, Calendar
from .people import PEOPLE, Person
from .places import NEWCOMER, PLACES, invented_areas, newcomer_areas
from .postcodes import load_postcodes

HELP = (
    urgent_help.Line(
        "Someone's life is at risk, or a baby or adult has been badly hurt",
        "Call 999 or go to A&E now.",
        "999",
    ),
    urgent_help.Line(
        "You need urgent mental health help, but it is not an emergency",
        "Call NHS 111 and choose the mental health option. Any time, day or night.",
        "111",
    ),
    urgent_help.Line(
        "You want to talk to somebody about you and your baby",
        "Ellery Family Line, every day from 8 am to 8 pm (an invented number).",
        "01632 960 100",
    ),
)


@transaction.atomic
def make(*, at: datetime | None = None) -> str:
    """What was made, in a sentence. `at` is the moment from which all its dates count back."""
    if System.objects.called("wrenbridge-and-vale").exists():
        return "The demo world is there already."
    calendar = Calendar(at or timezone.now())
    founded = calendar.ago(FOUNDED)
    found = _found(founded)
    people = {person.key: _welcome(person, found, founded) for person in PEOPLE}
    urgent_help.confirm(found["port-ellery"], lines=HELP, by=people["callum"], at=founded)
    areas = invented_areas()
    counted = [*areas, *newcomer_areas(areas)]
    datasets.load(counted, at=founded)
    load_postcodes(areas, at=founded)
    life.draw(calendar)
    own = {place.slug: found[place.slug] for place in PLACES}
    services.list_all(areas, own, calendar=calendar)
    faults.add(own, calendar=calendar)
    life.live(own, people, calendar=calendar)
    return (
        f"The demo world is made: {len(found)} places, {len(counted)} areas, "
        f"{Service.objects.count()} services, {len(PEOPLE)} people."
    )


def _found(at: datetime) -> dict[str, Locality]:
    """The three invented places, one that has nothing yet, and Birmingham as published."""
    wrenbridge_and_vale = System.objects.create(
        name="Wrenbridge and Vale", slug="wrenbridge-and-vale"
    )
    published = System.objects.create(name="Published examples", slug="published-examples")
    found = {
        place.slug: localities.found(
            system=wrenbridge_and_vale,
            name=place.name,
            slug=place.slug,
            authorities=[place.code],
            mark=place.mark[:1],
            languages=("en", "cy", "ur"),
            by=None,
            at=at,
        )
        for place in PLACES
    }
    found[NEWCOMER.slug] = localities.found(
        system=wrenbridge_and_vale,
        name=NEWCOMER.name,
        slug=NEWCOMER.slug,
        mark=NEWCOMER.mark[:1],
        by=None,
        at=at,
    )
    found["birmingham"] = localities.found(
        system=published,
        name="Birmingham",
        slug="birmingham",
        authorities=["E08000025"],
        example="birmingham",
        by=None,
        at=at,
    )
    return found


def _welcome(person: Person, places: dict[str, Locality], at: datetime) -> Member:
    organisation, _ = Organisation.objects.get_or_create(name=person.organisation)
    member = members.add(
        email=person.email, name=person.name, organisation=organisation, by=None, at=at
    )
    for slug, role in person.roles:
        members.grant(member, locality=places[slug], role=role, by=None, at=at)
    return member
