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
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.project.demo import world

MADE = datetime(2027, 8, 19, 15, 30, tzinfo=UTC)
TODAY = MADE.date()


@pytest.fixture(scope="module")
def wrenbridge(django_db_setup: None, django_db_blocker: Any) -> Iterator[Locality]:
    """Wrenbridge of a demo made on some later day, once for all that look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        world.make(at=MADE)
        yield Locality.objects.called("wrenbridge").get()
        transaction.set_rollback(True)


def _made_and_undone() -> list[tuple[object, ...]]:
    with transaction.atomic():
        world.make(at=MADE)
        services = Service.objects.order_by("name", "listed_on")
        found = [
            (each.name, each.offer, each.listed_on, each.assured_on, each.marked_until)
            for each in services
        ]
        transaction.set_rollback(True)
    return found


@pytest.mark.django_db
def test_the_same_day_gives_the_same_world() -> None:
    first = _made_and_undone()
    assert len(first) > 140
    assert _made_and_undone() == first


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
