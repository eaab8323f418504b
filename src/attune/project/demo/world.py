"""Makes the demo world in an empty database; in one that has it already, changes nothing."""

from datetime import UTC, datetime

from django.db import transaction

from attune.place.localities import actions as localities
from attune.place.localities.models import Locality, System
from attune.place.members import actions as members
from attune.place.members.models import Organisation
from attune.place.urgent_help import actions as urgent_help

from . import datasets, faults, services
from .people import PEOPLE, Person
from .places import PLACES, invented_areas
from .postcodes import load_postcodes

MADE_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
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
def make() -> str:
    """What was made, in a sentence."""
    if System.objects.called("wrenbridge-and-vale").exists():
        return "The demo world is there already."
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
            at=MADE_AT,
        )
        for place in PLACES
    }
    found["birmingham"] = localities.found(
        system=published,
        name="Birmingham",
        slug="birmingham",
        authorities=["E08000025"],
        example="birmingham",
        by=None,
        at=MADE_AT,
    )
    areas = invented_areas()
    datasets.load(areas, at=MADE_AT)
    load_postcodes(areas, at=MADE_AT)
    own = {place.slug: found[place.slug] for place in PLACES}
    listed = services.list_all(areas, own, at=MADE_AT) + faults.add(own, at=MADE_AT)
    for person in PEOPLE:
        _welcome(person, found)
    return (
        f"The demo world is made: {len(found)} places, {len(areas)} areas, {listed} services, "
        f"{len(PEOPLE)} people."
    )


def _welcome(person: Person, places: dict[str, Locality]) -> None:
    organisation, _ = Organisation.objects.get_or_create(name=person.organisation)
    member = members.add(
        email=person.email, name=person.name, organisation=organisation, by=None, at=MADE_AT
    )
    for slug, role in person.roles:
        members.grant(member, locality=places[slug], role=role, by=None, at=MADE_AT)
    if person.key == "callum":  # the ICB confirmed Port Ellery's lines; Wrenbridge's await Lena
        urgent_help.confirm(places["port-ellery"], lines=HELP, by=member, at=MADE_AT)
