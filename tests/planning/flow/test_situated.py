"""A what-if begins with what the area already has."""

from decimal import Decimal

import pytest

from attune.domain.flow.scenarios.steps import Step
from attune.domain.levels import Level
from attune.place.localities.models import Locality
from attune.planning.flow.situated import situated
from tests.cast import Cast


def test_the_need_of_a_year_is_the_need_estimate(birmingham: Locality) -> None:
    found = situated(birmingham)
    assert found is not None
    need, evidence = found.needed.interval.levels, found.needed.evidence
    families = float(evidence.value("stock_to_flow") / evidence.value("children_per_family"))
    assert evidence.value("uptake") == Decimal(1)
    assert found.situation.in_need[Step.LONG] == pytest.approx(
        need[Level.LONG_TERM_PAIR].mean * families
    )


def test_where_nobodys_hours_are_known_an_illustration_says_so(birmingham: Locality) -> None:
    found = situated(birmingham)
    assert found is not None
    assert all(found.situation.wte[step][0].wte > 0 for step in Step)
    assert len(found.gaps) == 3
    assert all("illustration" in gap for gap in found.gaps)
    assert found.today is None


def test_without_a_population_there_is_no_situation(cast: Cast) -> None:
    assert situated(cast.wrenbridge) is None
