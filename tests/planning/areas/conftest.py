"""Invented wards, an ICB and a region around the demo's small areas; two more places beside it."""

import hashlib
from collections.abc import Sequence

import pytest
from django.test import Client

from attune.place.areas.models import Area, Dataset, Link
from attune.place.localities.models import Locality
from tests.cast import NOW, Cast

A_WARD = 11  # small areas in a ward, about: Wrenbridge has 44


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


@pytest.fixture
def warded(invented: Locality) -> Locality:
    """Wrenbridge with wards, which lie in an ICB with its neighbours."""
    small = list(Area.objects.of("lsoa11").order_by("code"))
    wards = [f"X05{1 + at // A_WARD:06}" for at in range(len(small))]
    link("lsoa11 to ward20, icb20", small, "ward20", wards, name="Ward")
    return invented


def link(
    vintage: str, small: Sequence[Area], geography: str, parents: Sequence[str], *, name: str
) -> Dataset:
    """A lookup as if it had been loaded; `vintage` names all it leads into."""
    made = {
        code: Area.objects.create(geography=geography, code=code, name=f"{name} {int(code[3:])}")
        for code in dict.fromkeys(parents)
    }
    lookup = Dataset.objects.create(
        kind="lookup",
        vintage=vintage,
        vintage_order=2020 * 12,
        geography=vintage.split(" ")[0],
        layout="invented",
        publisher="Invented",
        source="A test",
        file_name="invented-lookup",
        sha256=hashlib.sha256(vintage.encode()).hexdigest(),
        rows_read=len(small),
        rows_kept=len(small),
        loaded_at=NOW,
    )
    Link.objects.bulk_create(
        Link(dataset=lookup, child=area, parent=made[code])
        for area, code in zip(small, parents, strict=True)
    )
    return lookup
