"""The page of one service: what families read, what stays hidden, what who refers sees."""

from datetime import date, timedelta

from django.core import mail
from django.test import Client
from django.utils import timezone

from attune.directory.records.models import Service
from attune.place.jobs.models import Letter
from tests.cast import Cast
from tests.directory.services_at_wrenbridge import a_place, a_service, named


def address(name: str, page: str = "") -> str:
    return f"/wrenbridge/support/{named(name)}/{page}"


def said(client: Client, name: str = "Baby and You") -> str:
    answer = client.get(address(name))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def fresh() -> date:
    """Checked today, whenever the tests run."""
    return timezone.localdate()


def test_a_family_sees_who_to_call(cast: Cast, client: Client) -> None:
    a_service(
        cast.wrenbridge,
        assured_on=fresh(),
        contacts=[{"phones": [{"number": "01632 960 123"}]}],
    )
    page = said(client)
    assert 'href="tel:01632960123"' in page
    assert "Willow Family Hub" in page
    assert "If you refer families" not in page


def test_a_practitioner_sees_more(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, assured_on=fresh(), offer={"exclusions": "Over-twos"})
    client.force_login(cast.joseph)
    page = said(client)
    assert "If you refer families" in page
    assert "Over-twos" in page


def test_a_hidden_address_is_nowhere_on_the_page(cast: Cast, client: Client) -> None:
    place = a_place("WB1 4QZ", "Robin House", latitude=51.234567, longitude=-1.5)
    a_service(
        cast.wrenbridge,
        "Wren Refuge",
        assured_on=fresh(),
        places=(place,),
        description="We are at WB1 4QZ. Call us.",
    )
    page = said(client, "Wren Refuge")
    for secret in ("4QZ", "Robin House", "Willow Street", "51.23"):
        assert secret not in page
    assert "WB1" in page


def test_a_stale_service_is_shown_to_staff_only(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, assured_on=fresh() - timedelta(days=184))
    assert client.get(address("Baby and You")).status_code == 404
    client.force_login(cast.lena)
    assert "families do not see this" in said(client)


def test_a_service_elsewhere_is_not_here(cast: Cast, client: Client) -> None:
    a_service(cast.vale, assured_on=fresh())
    assert client.get(address("Baby and You")).status_code == 404


def test_the_old_address_of_a_merged_service_leads_on(cast: Cast, client: Client) -> None:
    old = a_service(cast.wrenbridge, "Old", assured_on=fresh())
    new = a_service(cast.wrenbridge, "New", assured_on=fresh())
    Service.objects.filter(pk=old.pk).update(merged_into=new, is_public=False)
    answer = client.get(address("Old"))
    assert (answer.status_code, answer["Location"]) == (301, address("New"))


def test_a_description_is_never_markup(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, assured_on=fresh(), description="<script>alert(1)</script>Hello")
    assert "<script>alert" not in said(client)


def test_my_list_is_kept_on_the_device_and_sent_once(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, assured_on=fresh())
    client.post(address("Baby and You", "keep/"))
    page = client.get("/wrenbridge/support/list/")
    assert "Baby and You" in page.content.decode()
    client.post("/wrenbridge/support/list/", {"email": "amina@example.org"})
    letter = Letter.objects.get()
    assert letter.to == "amina@example.org"
    assert "Baby and You" in letter.text
    assert not mail.outbox
    client.post(address("Baby and You", "keep/"), {"off": "1"})
    assert "Your list is empty" in client.get("/wrenbridge/support/list/").content.decode()


def test_a_list_is_sent_three_times_at_most(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, assured_on=fresh())
    client.post(address("Baby and You", "keep/"))
    for _ in range(5):
        client.post("/wrenbridge/support/list/", {"email": "amina@example.org"})
    assert Letter.objects.count() == 3


def test_one_press_empties_my_list(cast: Cast, client: Client) -> None:
    a_service(cast.wrenbridge, assured_on=fresh())
    client.post(address("Baby and You", "keep/"))
    client.post("/wrenbridge/support/list/", {"empty": "1"})
    assert "Your list is empty" in client.get("/wrenbridge/support/list/").content.decode()
