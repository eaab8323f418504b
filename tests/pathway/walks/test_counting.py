"""Steps shown are counted per day, and nothing about anybody."""

from datetime import timedelta

from django.test import Client

from attune.pathway.records.models import StepUse
from attune.pathway.walks.actions import count
from tests.cast import NOW, Cast
from tests.pathway.walks.walkable import PREVIEW, Walker, next_edition, published

USE = "/wrenbridge/pathway/work/small/use/"


def counted() -> dict[str, int]:
    return {each.step: each.times for each in StepUse.objects.all()}


def test_each_step_shown_is_counted_once_and_the_start_not_at_all(
    cast: Cast, client: Client
) -> None:
    published(cast.wrenbridge)
    walker = Walker(client)
    assert counted() == {}
    walker.begins().answers("yes").goes_on().answers("yes")
    assert counted() == {"ask": 1, "look": 1, "may": 1, "help": 1}
    Walker(client).begins()
    assert counted()["ask"] == 2


def test_going_back_and_forgetting_to_answer_count_nothing(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    Walker(client).begins().goes_on().answers("yes").goes_back_to(0)
    assert counted() == {"ask": 1, "look": 1}


def test_previews_count_nothing(cast: Cast, client: Client) -> None:
    published(cast.wrenbridge)
    client.force_login(cast.lena)
    Walker(client, PREVIEW).begins().answers("yes")
    assert counted() == {}


def test_each_day_and_each_edition_has_its_own_row(cast: Cast) -> None:
    edition = published(cast.wrenbridge)
    for at in (NOW, NOW, NOW + timedelta(days=1)):
        count(edition, step="ask", at=at)
    count(next_edition(edition, title="Another"), step="ask", at=NOW)
    rows = StepUse.objects.order_by("id").values_list("edition__number", "day", "times")
    first, later = NOW.date(), NOW.date() + timedelta(days=1)
    assert list(rows) == [(1, first, 2), (1, later, 1), (2, first, 1)]


def test_the_lead_sees_how_often_each_step_was_shown(cast: Cast, client: Client) -> None:
    edition = published(cast.wrenbridge)
    Walker(client).begins().answers("no")
    Walker(client).begins()
    assert client.get(USE).status_code == 302
    client.force_login(cast.joseph)
    assert client.get(USE).status_code == 404
    client.force_login(cast.lena)
    said = client.get(USE).content.decode()
    assert "Walks begun: 2. Walks that came to an outcome: 1." in said
    assert "counts pages that were shown, and not people" in said
    assert "4. All is well" in said
    next_edition(edition, title="Another")
    assert "Nobody has walked it yet" in client.get(USE).content.decode()
    assert "Walks begun: 2." in client.get(USE, {"edition": "1"}).content.decode()
