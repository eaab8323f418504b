"""An area's own words for levels of help: labels are local, the record stays as it is."""

import pytest
from django.test import Client

from attune.directory.offers import actions
from attune.directory.offers.models import LevelLabel
from attune.domain.levels import Grouping
from attune.domain.offers.vocabulary import Tier
from attune.domain.refusals import Refused
from tests.cast import NOW, Cast
from tests.directory.offers.pages import page

ADDRESS = "/wrenbridge/directory/gaps/words/"


def test_a_local_label_stands_before_the_word_everybody_knows(mapped, lena: Client) -> None:
    answer = lena.post(ADDRESS, {"groupings_getting_advice": " Coping "}, follow=True)
    assert "The map now says these words" in answer.content.decode()
    shown = page(lena)
    assert "Coping (Getting advice)" in shown
    assert "Present : Coping (Getting advice), Pregnancy" in shown
    assert "Coping (Getting advice), Pregnancy" in page(
        lena, "level=getting_advice&stage=antenatal", "cell/"
    )
    assert "Coping" not in page(lena, "words=tiers")
    assert "Coping" not in page(lena, "words=groupings", "example/")


def test_emptied_the_word_is_as_before(cast: Cast, mapped, lena: Client) -> None:
    labels = {Grouping.GETTING_ADVICE: "Coping", Tier.UNIVERSAL: "For all"}
    actions.say_labels(cast.wrenbridge, labels=labels, by=cast.lena, at=NOW)
    assert LevelLabel.objects.at(cast.wrenbridge).by_word() == labels
    lena.post(ADDRESS, {"tiers_universal": "For all", "groupings_getting_advice": ""})
    assert LevelLabel.objects.at(cast.wrenbridge).by_word() == {Tier.UNIVERSAL: "For all"}


def test_another_area_keeps_its_own(cast: Cast, lena: Client) -> None:
    labels = {Grouping.THRIVING: "Well"}
    actions.say_labels(cast.wrenbridge, labels=labels, by=cast.lena, at=NOW)
    assert LevelLabel.objects.at(cast.vale).by_word() == {}


@pytest.mark.parametrize("label", ["x" * 61, "a\0b"])
def test_a_label_that_cannot_be_kept_is_refused(cast: Cast, lena: Client, label: str) -> None:
    with pytest.raises(Refused):
        actions.say_labels(cast.wrenbridge, labels={Grouping.THRIVING: label}, by=cast.lena, at=NOW)
    shown = lena.post(ADDRESS, {"groupings_thriving": label}).content.decode()
    assert "There is a problem" in shown
    assert not LevelLabel.objects.exists()


def test_only_those_who_keep_the_directory_name_things(cast: Cast, client: Client) -> None:
    client.force_login(cast.joseph)
    assert client.get(ADDRESS).status_code == 404
