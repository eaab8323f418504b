"""Lena at the areas pages, and an ICB around the demo's small areas."""

import hashlib
from collections.abc import Sequence

import pytest
from django.test import Client

from attune.place.areas.models import Area, Dataset, Link
from attune.place.localities.models import Locality
from tests.cast import NOW, Cast


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


@pytest.fixture
def in_icbs(invented: Locality) -> Locality:
    """Wrenbridge where a lookup of ICBs is loaded: half of all small areas lie in each of two."""
    small = list(Area.objects.of("lsoa11").order_by("code"))
    parents = ["X54000001" if at % 2 else "X54000002" for at in range(len(small))]
    link("lsoa11 to icb24", small, parents, name="ICB")
    return invented


def link(vintage: str, small: Sequence[Area], parents: Sequence[str], *, name: str) -> Dataset:
    """A lookup as if it had been loaded."""
    made = {
        code: Area.objects.create(
            geography=vintage.split(" ")[-1], code=code, name=f"{name} {int(code[3:])}"
        )
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
