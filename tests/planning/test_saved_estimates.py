"""An estimate saved under a name stays as it was."""

import pytest
from django.test import Client

from attune.place.audit.models import AuditRow
from attune.place.localities.models import Locality
from attune.planning import actions
from attune.planning.models import Estimate
from tests.cast import NOW, Cast

SAVE = "/birmingham/plan/need/save/"


def test_a_saved_estimate_is_listed_and_shown_beside_todays(
    birmingham: Locality, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    client.post(f"{SAVE}?mode=plain&perinatal_share=20", {"name": "For the board"})
    kept = Estimate.objects.of(birmingham).get()
    assert "For the board" in client.get("/birmingham/plan/need/").content.decode()
    shown = client.get(f"/birmingham/plan/need/saved/{kept.pk}/").content.decode()
    assert "2,208" in shown
    assert "2,420" in shown
    assert "20%" in shown
    assert kept.sha256[:12] in shown
    assert AuditRow.objects.filter(verb="estimate.save").count() == 1


def test_a_saved_year_differs_from_todays_where_the_stock_to_flow_figure_does(
    birmingham: Locality, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    client.post(f"{SAVE}?mode=plain&stock_to_flow=0.5", {"name": "A year"})
    kept = Estimate.objects.of(birmingham).get()
    shown = client.get(f"/birmingham/plan/need/saved/{kept.pk}/").content.decode()
    assert "Specialist help in one year, the rest" in shown
    assert "1,210" in shown
    assert "2,420" in shown


def test_a_name_is_used_once(birmingham: Locality, cast: Cast) -> None:
    def save() -> Estimate:
        return actions.save_estimate(
            birmingham, name=" One  name ", document={"a": 1}, by=cast.lena, at=NOW
        )

    assert save().name == "One name"
    with pytest.raises(actions.EstimateRefused, match="another name"):
        save()


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\0b"])
def test_a_name_that_cannot_be_kept_is_refused(birmingham: Locality, cast: Cast, name: str) -> None:
    with pytest.raises(actions.EstimateRefused):
        actions.save_estimate(birmingham, name=name, document={}, by=cast.lena, at=NOW)
    assert not Estimate.objects.exists()


def test_a_wrong_name_is_told_on_the_page(birmingham: Locality, cast: Cast, client: Client) -> None:
    client.force_login(cast.lena)
    answer = client.post(SAVE, {"name": ""}, follow=True)
    assert "1 to 80 characters" in answer.content.decode()


def test_an_estimate_of_another_place_is_not_there(
    birmingham: Locality, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    client.post(SAVE, {"name": "Ours"})
    kept = Estimate.objects.get()
    assert client.get(f"/wrenbridge/plan/need/saved/{kept.pk}/").status_code == 404
