"""Staff comes from the directory, services at each step from the published pathway."""

import pytest

from attune.domain.flow.scenarios.steps import Step, Way
from attune.place.localities.models import Locality
from attune.planning.flow.situated import situated
from tests.cast import Cast
from tests.directory.services_at_wrenbridge import a_service
from tests.pathway.walks.walkable import published

pytestmark = pytest.mark.django_db
MORE = {"groupings": ["getting_more_help"], "stages": ["to_6_months"]}


def test_staff_known_of_a_grouping_divides_by_the_weeks_of_help(
    cast: Cast, invented: Locality
) -> None:
    a_service(invented, "Parent-Infant Team", offer={**MORE, "focus": "specialised", "wte": "6"})
    found = situated(invented)
    assert found is not None
    brief, long = (found.situation.wte[step][0].wte for step in (Step.BRIEF, Step.LONG))
    assert brief + long == pytest.approx(6 * 0.8, abs=0.1)
    assert long > brief > 0
    assert any("6.0 whole-time equivalents in the directory" in note for note in found.notes)
    assert len(found.gaps) == 2


def test_a_service_of_unknown_size_is_not_a_team_of_nobody(cast: Cast, invented: Locality) -> None:
    a_service(invented, "Parent-Infant Team", offer=MORE)
    found = situated(invented)
    assert found is not None
    assert found.situation.wte[Step.LONG][0].wte > 0
    assert any("has 1 service, but nobody's hours" in gap for gap in found.gaps)


def test_the_published_pathway_says_which_way_it_is_and_what_is_missing(
    cast: Cast, invented: Locality
) -> None:
    published(invented)
    found = situated(invented)
    assert found is not None
    assert found.today is Way.FRONT_DOOR
    assert any("edition 1" in note for note in found.notes)
    assert any("no service stands in the published pathway" in gap for gap in found.gaps)
