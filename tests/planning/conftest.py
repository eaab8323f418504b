"""Places with something to estimate: the published example, and an invented one with areas."""

import pytest

from attune.place.localities import actions as localities
from attune.place.localities.models import Locality
from attune.place.members import actions as members
from attune.place.members.roles import Role
from attune.project.demo import datasets
from attune.project.demo.places import invented_areas
from tests.cast import NOW, Cast


@pytest.fixture
def birmingham(cast: Cast) -> Locality:
    """The worked example, which Lena may open as its lead."""
    place = localities.found(
        system=cast.wrenbridge.system,
        name="Birmingham",
        slug="birmingham",
        authorities=["E08000025"],
        example="birmingham",
        by=None,
        at=NOW,
    )
    members.grant(cast.lena, locality=place, role=Role.LEAD, by=None, at=NOW)
    return place


@pytest.fixture
def invented(cast: Cast) -> Locality:
    """Wrenbridge with the demo's invented population and deprivation."""
    datasets.load(invented_areas(), at=NOW)
    cast.wrenbridge.authorities = "X06000001"
    cast.wrenbridge.save()
    return cast.wrenbridge
