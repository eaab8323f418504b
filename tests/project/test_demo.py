"""The demo world is the same each time, is seen by families on its day, and ages like any other."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from attune.directory.assurance.models import ChangeAsked
from attune.directory.editing.models import LikePair, Proposal
from attune.directory.exchange.importing.models import Difference, QuarantinedRow
from attune.directory.portal.models import WrongMessage
from attune.directory.quality.models import MarkApplication
from attune.directory.records.models import Service
from attune.directory.rounds.models import SectorInvite
from attune.domain.freshness import Freshness
from attune.domain.rounds.states import AnswerState
from attune.pathway.family.told import told_languages
from attune.pathway.records.models import Edition, LocalPathway, ReviewRequest
from attune.pathway.shown.shown import shown_current
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.project.demo import world

pytestmark = pytest.mark.django_db  # without it there is no database to make it in
MADE = datetime(2027, 8, 19, 15, 30, tzinfo=UTC)
TODAY = MADE.date()


World = list[tuple[object, ...]]


@pytest.fixture(scope="module")
def first_made(django_db_setup: None, django_db_blocker: Any) -> World:
    """The services of a demo made on some later day and then undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        world.make(at=MADE)
        found = _services()
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="module")
def wrenbridge(first_made: World, django_db_blocker: Any) -> Iterator[Locality]:
    """Wrenbridge of the demo made once more on that day, for all that look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        world.make(at=MADE)
        yield Locality.objects.called("wrenbridge").get()
        transaction.set_rollback(True)


def _services() -> World:
    services = Service.objects.order_by("name", "listed_on")
    return [
        (each.name, each.offer, each.listed_on, each.assured_on, each.marked_until)
        for each in services
    ]


def test_the_same_day_gives_the_same_world(wrenbridge: Locality, first_made: World) -> None:
    assert len(first_made) > 140
    assert _services() == first_made


def test_made_again_it_changes_nothing(wrenbridge: Locality) -> None:
    before = Service.objects.count()
    assert world.make(at=MADE) == "The demo world is there already."
    assert Service.objects.count() == before


def test_families_see_most_of_it_whenever_it_is_made(wrenbridge: Locality) -> None:
    kept = Service.objects.kept_by(wrenbridge)
    assert kept.public(on=TODAY).count() > 0.8 * kept.count()
    states = {state: kept.in_state(state, on=TODAY).count() for state in Freshness}
    assert all(states.values()), states


def test_left_alone_it_goes_dark_like_any_directory(wrenbridge: Locality) -> None:
    later = TODAY + timedelta(days=200)
    assert not Service.objects.kept_by(wrenbridge).public(on=later).exists()


def test_something_waits_on_every_desk(wrenbridge: Locality) -> None:
    assert ChangeAsked.objects.at(wrenbridge).open().count() == 2
    assert Proposal.objects.at(wrenbridge).open().count() == 3
    assert LikePair.objects.at(wrenbridge).count() >= 5
    assert Difference.objects.at(wrenbridge).open().count() == 1
    assert QuarantinedRow.objects.exists()
    assert WrongMessage.objects.at(wrenbridge).open().count() == 2
    marks = MarkApplication.objects.at(wrenbridge)
    assert marks.waiting().count() == 1
    assert marks.ending(on=TODAY).count() == 1


def test_its_open_round_shows_every_way_a_sector_can_stand(wrenbridge: Locality) -> None:
    stands = {invite.stands for invite in SectorInvite.objects.at(wrenbridge)}
    assert stands == {None, *AnswerState}


def test_tamsin_may_edit_the_services_of_her_charity_only(wrenbridge: Locality) -> None:
    tamsin = Member.objects.get_by_natural_key("tamsin@demo.example")
    names = set(
        Service.objects.edited_by(tamsin, wrenbridge).values_list("provider__name", flat=True)
    )
    assert names == {"Little Wrens Charity"}


def test_its_pathways_are_published_inherited_translated_and_late(wrenbridge: Locality) -> None:
    pathway = LocalPathway.objects.at(wrenbridge).get()
    assert [each.number for each in Edition.objects.of(pathway)] == [2, 1]
    assert all(each.is_whole for each in Edition.objects.all())
    assert ReviewRequest.objects.of(pathway).count() == 3
    told = told_languages(shown_current(pathway, on=TODAY))
    assert {each.language for each in told} == {"en", "pl", "ur"}
    vale = LocalPathway.objects.get(locality__slug="vale")
    assert vale.parent is not None and vale.parent.pathway == pathway
    assert Edition.objects.due_by(TODAY).current().get().pathway.locality.slug == "port-ellery"
