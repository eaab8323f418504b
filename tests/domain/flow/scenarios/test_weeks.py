"""One replication week by week adds up to what the replication says of itself."""

from dataclasses import replace

import numpy as np
import pytest

from attune.domain.flow.runs import Plan
from attune.domain.flow.scenarios.simulated import Simulated
from attune.domain.flow.scenarios.steps import Way
from attune.domain.flow.scenarios.weeks import weeks_of
from attune.domain.refusals import Refused

from .area import an_area

PLAN = Plan(until=72, warm=20, run_out=30, replications=3)


@pytest.mark.parametrize("way", list(Way))
def test_weeks_average_to_the_course_of_the_replication(way: Way) -> None:
    area = an_area()
    weeks = weeks_of(area, way, PLAN, 1)
    assert len(weeks.waiting) == len(weeks.helped) == 52
    replications = Simulated.of(area, PLAN, [1]).rows[way]
    for course, whole in ((weeks.waiting, replications.queue), (weeks.helped, replications.busy)):
        by_four = np.array(course).reshape(13, 4, -1).mean(axis=1).T
        assert np.allclose(by_four, whole[0])
    slots = [node.capacity[0].slots for node in _nodes(way)]
    assert (np.array(weeks.helped) <= np.array(slots) + 1e-9).all()


def _nodes(way: Way) -> tuple:
    from attune.domain.flow.scenarios.ways import network_of

    return network_of(an_area(), way).nodes


def test_a_replication_that_is_not_planned_is_refused() -> None:
    for number in (-1, 3):
        with pytest.raises(Refused, match="numbered from 1 to 3"):
            weeks_of(an_area(), Way.ESCALATOR, replace(PLAN), number)
