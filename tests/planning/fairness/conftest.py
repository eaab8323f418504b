"""Counts to load: invented, by deprivation, by ward and by ethnic group."""

from collections.abc import Callable

import pytest
from django.test import Client

from attune.place.localities.models import Locality
from attune.planning.fairness import actions
from attune.planning.fairness.policies import policies
from attune.planning.records.observed import ObservedCounts
from tests.cast import NOW, Cast

BY_DECILE = (30, 28, 25, 22, 20, 14, 12, 9, 7, 6)
HEAD = "kind,group,name,period,count,denominator"


def deciles(counts: tuple[int | str, ...] = BY_DECILE, period: str = "2025") -> list[str]:
    return [f"decile,{tenth},,{period},{count}," for tenth, count in enumerate(counts, start=1)]


def csv_of(*rows: str) -> bytes:
    return "\n".join((HEAD, *rows)).encode()


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


@pytest.fixture
def load(cast: Cast) -> Callable[..., ObservedCounts]:
    """Load rows for a place."""

    def loaded(
        place: Locality, *rows: str, policy: str = "attune-under-5", name: str = "Families seen"
    ) -> ObservedCounts:
        return actions.load_counts(
            place,
            name=name,
            source="The team's own system",
            file_name="counts.csv",
            data=csv_of(*rows),
            policy=policies()[policy],
            by=cast.lena,
            at=NOW,
        )

    return loaded
