"""The standard's own examples come in, once as much as twice."""

from pathlib import Path

import pytest

from attune.directory.records.models import Service, TaxonomyTerm
from tests.cast import Cast
from tests.directory.exchange.importing.feeds_from_elsewhere import load

SHARED = Path(__file__).resolve().parents[5] / "shared" / "data"
HSDS, ORUK = SHARED / "hsds" / "hsds3-spec-examples", SHARED / "oruk" / "3.0" / "examples"
pytestmark = pytest.mark.skipif(
    not HSDS.is_dir() or not ORUK.is_dir(), reason="the published examples are not beside this"
)
ONE_SERVICE = (
    *(HSDS / name for name in ("csv", "tabular.json", "service_full.json", "service_list.json")),
    *(HSDS / name for name in ("organization_full.json", "service_at_location_full.json")),
    *(ORUK / name for name in ("service_full.json", "service_list.json")),
)


@pytest.mark.parametrize("path", ONE_SERVICE, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_an_example_holds_one_service(cast: Cast, path: Path) -> None:
    first, second = load(cast.wrenbridge, path), load(cast.wrenbridge, path)
    assert (first.imported, first.changed) == (1, 1)
    assert (second.read, second.imported, second.changed) == (first.read, 1, 0)
    assert Service.objects.get().whole_document.service["name"] == "Community Counselling"


@pytest.mark.parametrize("name", ["taxonomy_term_list.json", "taxonomy_term.json"])
def test_terms_on_their_own_are_kept(cast: Cast, name: str) -> None:
    run = load(cast.wrenbridge, HSDS / name)
    assert (run.read, run.changed) == (0, 0)
    assert TaxonomyTerm.objects.exists()
