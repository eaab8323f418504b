"""A footprint is put together from wards or codes, kept, and chosen like any area."""

import pytest
from django.test import Client

from attune.domain.refusals import Refused
from attune.place.audit.models import AuditRow
from attune.place.localities.models import Locality
from attune.place.members import actions as members
from attune.place.members.roles import Role
from attune.planning.areas import actions
from attune.planning.areas.grounds import Ground, Loaded
from attune.planning.records.footprints import Footprint
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db
ADDRESS = "/wrenbridge/plan/areas/footprint/"


@pytest.fixture
def loaded(invented: Locality) -> Loaded:
    ground = Ground.of(invented)
    assert ground is not None and ground.loaded is not None
    return ground.loaded


def made(cast: Cast, loaded: Loaded, *codes: str, name: str = "South team") -> Footprint:
    return actions.make_footprint(
        cast.wrenbridge, name=name, codes=codes, loaded=loaded, by=cast.lena, at=NOW
    )


def put(client: Client, **said: object) -> str:
    answer = client.post(ADDRESS, {"name": "South team", **said}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_ticked_wards_become_an_area_with_its_range(invented: Locality, lena: Client) -> None:
    shown = put(lena, wards=["X05000001", "X05000002"])
    assert "“South team” is put together" in shown
    assert "In South team, about" in shown
    assert "Footprints put together here" in shown


def test_a_ticked_ward_of_one_authority_and_a_pasted_one_of_another_go_together(
    invented: Locality, lena: Client
) -> None:
    put(lena, wards=["X05000001"], codes="x05000009,\n")
    (kept,) = Footprint.objects.of(invented)
    assert kept.geography == "ward20"
    assert kept.codes == '["X05000001","X05000009"]'
    (told,) = AuditRow.objects.called("footprint.make")
    assert told.subject == f"planning.Footprint:{kept.pk}"


def test_small_areas_may_be_summed_but_a_few_are_refused(
    cast: Cast, loaded: Loaded, lena: Client
) -> None:
    codes = loaded.small.codes.tolist()
    assert "at least 4 small areas" in put(lena, codes=" ".join(codes[:3]))
    assert "In South team, about" in put(lena, codes=" ".join(codes[:5]))


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ("X05999999 hello", "Not in the files loaded: HELLO, X05999999"),
        ("X05000001 X06000001", "of different kinds of area"),
        ("", "Choose at least one area"),
        ("<script>", "&lt;SCRIPT&gt;"),
    ],
)
def test_codes_that_cannot_be_summed_are_named(
    invented: Locality, lena: Client, codes: str, said: str
) -> None:
    shown = put(lena, codes=codes)
    assert "There is a problem" in shown
    assert said in shown
    assert not Footprint.objects.exists()


def test_a_name_is_used_once_and_has_to_be_one(cast: Cast, loaded: Loaded, lena: Client) -> None:
    made(cast, loaded, "X05000001")
    assert "already: choose another name" in put(lena, wards=["X05000002"])
    with pytest.raises(Refused, match="1 to 80"):
        made(cast, loaded, "X05000002", name=" \0 ")


def test_a_footprint_of_another_years_areas_says_that_it_cannot_be_summed(
    cast: Cast, loaded: Loaded, lena: Client
) -> None:
    for name, geography, codes in (
        ("Newer wards", "ward24", '["E05000001"]'),
        ("Gone", "ward20", '["X05999999"]'),
    ):
        Footprint.objects.create(
            locality=cast.wrenbridge,
            name=name,
            geography=geography,
            codes=codes,
            made_by=cast.lena,
            made_at=NOW,
        )
    shown = lena.get("/wrenbridge/plan/areas/?level=footprint").content.decode()
    assert "Newer wards: It was made of ward24 areas" in shown
    assert "Gone: X05999999 is not in the files loaded now" in shown


def test_a_footprint_of_authorities_sums_them(cast: Cast, loaded: Loaded, lena: Client) -> None:
    kept = made(cast, loaded, "X06000001", "X06000002")
    shown = lena.get(f"/wrenbridge/plan/areas/?level=footprint&area={kept.pk}").content.decode()
    assert "In South team, about" in shown
    rows = lena.get("/wrenbridge/plan/areas/download.csv?level=footprint").content.decode()
    assert ",71," in rows  # 44 small areas of Wrenbridge and 27 of Vale


def test_a_viewer_reads_footprints_and_makes_none(cast: Cast, loaded: Loaded) -> None:
    members.grant(cast.mina, locality=cast.wrenbridge, role=Role.VIEWER, by=None, at=NOW)
    client = Client()
    client.force_login(cast.mina)
    assert client.get(ADDRESS).status_code == 404
    shown = client.get("/wrenbridge/plan/areas/").content.decode()
    assert "Put a footprint together" not in shown


def test_on_a_worked_example_there_is_nothing_to_put_together(
    birmingham: Locality, lena: Client
) -> None:
    assert lena.get("/birmingham/plan/areas/footprint/").status_code == 404
