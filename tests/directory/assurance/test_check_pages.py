"""The pages of the phone round: who opens them, what stands first, what a call leads to."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from attune.directory.assurance import actions, phone_round
from attune.directory.assurance.models import Assurance, CallAttempt, ChangeAsked
from attune.directory.records.models import AreaTerms, Service
from attune.domain.freshness import Freshness
from attune.place.members import actions as members
from attune.place.members.models import Member, Organisation
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import TODAY, a_service, named, provider

CHECKS = "/wrenbridge/directory/checks/"
PHONES = [{"number": "01632 960123"}]


@pytest.fixture
def service(cast: Cast) -> Service:
    return a_service(cast.wrenbridge, assured_on=None, phones=PHONES)


@pytest.fixture
def lena(client: Client, cast: Cast) -> Client:
    client.force_login(cast.lena)
    return client


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def check(service: Service) -> str:
    return f"{CHECKS}{service.uid}/"


@pytest.mark.parametrize("who", ["joseph", "mina", "outsider"])
def test_others_find_no_page(service: Service, cast: Cast, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who))
    for part in ("", "terms/", "changes/", f"{service.uid}/", "mine/"):
        assert client.get(CHECKS + part).status_code == 404


def test_the_list_puts_the_most_needed_first_and_gives_the_number(
    lena: Client, cast: Cast, service: Service
) -> None:
    a_service(cast.wrenbridge, "A walk", assured_on=None)
    a_service(cast.wrenbridge, "Therapy", assured_on=None, offer={"focus": "specialised"})
    a_service(cast.wrenbridge, "Fresh one", assured_on=timezone.localdate())
    shown = page(lena, CHECKS)
    names = ["Therapy", "A walk", "Baby and You"]
    places = [shown.index(f"<strong>{name}</strong>") for name in names]
    assert places == sorted(places)
    assert "Fresh one" not in shown
    assert 'href="tel:01632960123"' in shown
    assert "How the order is made" in shown and "Not yet checked" in shown


def test_the_list_can_be_narrowed_and_stale_ones_stand_on_it(lena: Client, cast: Cast) -> None:
    a_service(cast.wrenbridge, "Forgotten", assured_on=TODAY - timedelta(days=400))
    a_service(cast.wrenbridge, "New", assured_on=None)
    shown = page(lena, f"{CHECKS}?state=stale")
    assert "Forgotten" in shown and "<strong>New</strong>" not in shown
    assert page(lena, f"{CHECKS}?state=nonsense&page=99")


def test_a_call_that_finds_it_correct_checks_the_record(
    lena: Client, service: Service, cast: Cast
) -> None:
    assert "What to ask" in page(lena, check(service))
    said = {"result": "correct", "said_by": "The manager"}
    answer = lena.post(check(service), said, follow=True).content.decode()
    assert "Baby and You is checked" in answer
    row = Assurance.objects.get()
    assert (row.how, row.by, row.said_by) == ("phone", cast.lena, "The manager")
    assert "The manager" in page(lena, check(service))


def test_no_answer_rests_the_record_until_it_is_rung_again(lena: Client, service: Service) -> None:
    answer = lena.post(check(service), {"result": "no_answer"}, follow=True).content.decode()
    assert "Try again on" in answer and "<strong>Baby and You</strong>" not in answer
    assert CallAttempt.objects.count() == 1
    assert "1 call without an answer." in page(lena, f"{CHECKS}?later")


@pytest.mark.parametrize(("result", "gone"), [("changed", False), ("gone", True)])
def test_what_is_heard_waits_to_be_put_right(
    lena: Client, service: Service, cast: Cast, result: str, gone: bool
) -> None:
    said = {"result": result, "said_by": "Kim", "note": "New day"}
    lena.post(check(service), said)
    asked = ChangeAsked.objects.get()
    assert (asked.gone, asked.by, asked.said_by) == (gone, cast.lena, "Kim")
    assert "New day" in page(lena, f"{CHECKS}changes/")
    assert "kept by Lena" in page(lena, f"{CHECKS}changes/{asked.pk}/")
    lena.post(f"{CHECKS}changes/{asked.pk}/", {"what": "Done", "settled": "on"})
    assert Service.objects.get().is_public is not gone
    assert "Lena: Done" in page(lena, f"{CHECKS}changes/")
    again = lena.post(f"{CHECKS}changes/{asked.pk}/", {"what": "Done"}).content.decode()
    assert "Somebody has dealt with this already" in again


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "#id_result"),
        ({"result": "correct"}, "#id_said_by"),
        ({"result": "changed", "said_by": "Kim"}, "#id_note"),
        ({"result": "nonsense"}, "#id_result"),
    ],
)
def test_what_is_missing_is_asked_for(
    lena: Client, service: Service, sent: dict[str, str], field: str
) -> None:
    answer = lena.post(check(service), sent).content.decode()
    assert f'href="{field}"' in answer and not Assurance.objects.exists()


def test_the_terms_say_what_follows_and_take_effect_at_once(lena: Client, service: Service) -> None:
    service.listed_on = timezone.localdate()
    service.seen_until = service.listed_on + timedelta(days=92)
    service.save()
    assert "1 record shows as not yet checked until" in page(lena, f"{CHECKS}terms/")
    asked = {"grace_days": "30", "letters_go": "on", "first_after": "7", "later": "60, 92"}
    assert lena.post(f"{CHECKS}terms/", asked).status_code == 302
    assert Service.objects.get().seen_until == service.listed_on + timedelta(days=30)
    wrong = lena.post(f"{CHECKS}terms/", asked | {"grace_days": "184", "later": "92, 60"})
    assert 'href="#id_grace_days"' in wrong.content.decode()
    assert 'href="#id_later"' in wrong.content.decode()
    assert AreaTerms.objects.get().grace_days == 30


def test_a_provider_says_that_their_own_record_is_correct(
    client: Client, cast: Cast, service: Service
) -> None:
    organisation = Organisation.objects.create(name="Wrenbridge Community Health")
    tariq: Member = members.add(email="tariq@example.org", name="Tariq", by=None, at=NOW)
    tariq.organisation = organisation
    tariq.save()
    members.grant(tariq, locality=cast.wrenbridge, role=Role.PROVIDER, by=None, at=NOW)
    runs = provider(cast.wrenbridge)
    runs.members = organisation
    runs.save()
    elsewhere = a_service(cast.vale, "Elsewhere", provider="")
    client.force_login(tariq)
    assert "Baby and You" in page(client, f"{CHECKS}mine/")
    assert client.post(f"{CHECKS}mine/", {"service": str(service.uid)}).status_code == 302
    assert Assurance.objects.get().how == "self"
    for wrong in (str(elsewhere.uid), "nonsense", ""):
        assert client.post(f"{CHECKS}mine/", {"service": wrong}).status_code == 404
    assert client.get(CHECKS).status_code == 404


def test_a_record_of_elsewhere_or_of_nobody_is_not_found(lena: Client, cast: Cast) -> None:
    elsewhere = a_service(cast.vale, "Elsewhere")
    for uid in (elsewhere.uid, named("nobody")):
        assert lena.get(f"{CHECKS}{uid}/").status_code == 404
    asked = actions.say_gone(elsewhere, by=None, at=NOW)
    assert lena.get(f"{CHECKS}changes/{asked.pk}/").status_code == 404


def test_the_round_is_read_with_few_questions(
    cast: Cast, service: Service, django_assert_max_num_queries: object
) -> None:
    for number in range(12):
        a_service(cast.wrenbridge, f"Group {number}", assured_on=None)
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        found = phone_round.waiting(cast.wrenbridge, on=TODAY)
        lines = phone_round.lines(found, on=TODAY)
        assert [line.service.hidden for line in lines]
    assert len(lines) == 13 and {line.state for line in lines} == {Freshness.NOT_YET_CHECKED}
