"""The pages of the mark: who may open which, filling in, deciding, and what families read."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from attune.directory.quality import actions
from attune.directory.quality.models import MarkApplication
from attune.directory.records.models import Service
from attune.place.members import actions as members
from attune.place.members.models import Member, Organisation
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.directory.quality.answering import NOTE, all_met, posted
from tests.directory.services_at_wrenbridge import a_service, named, provider

MARKS = "/wrenbridge/directory/marks/"
APPLY = f"{MARKS}service/{named('Baby and You')}/"
MEANING = "/wrenbridge/support/quality-mark/"


@pytest.fixture
def service(cast: Cast) -> Service:
    return a_service(cast.wrenbridge)


@pytest.fixture
def asked(service: Service, cast: Cast) -> MarkApplication:
    return actions.ask_for_mark(service, answers=all_met(), by=cast.mina, at=NOW)


@pytest.fixture
def tariq(cast: Cast, service: Service) -> Member:
    """Tariq works for the organisation that runs the service."""
    organisation = Organisation.objects.create(name="Wrenbridge Community Health")
    member = members.add(email="tariq@example.org", name="Tariq", by=None, at=NOW)
    member.organisation = organisation
    member.save()
    members.grant(member, locality=cast.wrenbridge, role=Role.PROVIDER, by=None, at=NOW)
    runs = provider(cast.wrenbridge)
    runs.members = organisation
    runs.save()
    return member


def test_families_read_what_the_mark_means(cast: Cast, client: Client) -> None:
    page = client.get(MEANING).content.decode()
    assert "Dads and partners are included" in page
    assert "Attune proposal, editable" in page
    assert "What shows your supervision?" not in page


def test_a_provider_fills_in_saves_and_asks(tariq: Member, client: Client) -> None:
    client.force_login(tariq)
    assert "Ask for the quality mark" in client.get(APPLY).content.decode()
    client.post(APPLY, {"standards": "yes", "standards_evidence": NOTE, "draft": "yes"})
    assert NOTE in client.get(APPLY).content.decode()
    answer = client.post(APPLY, posted(all_met()) | {"ask": "yes"}, follow=True)
    assert "You have asked for the mark" in answer.content.decode()
    assert "Waiting for an answer" in answer.content.decode()
    assert MarkApplication.objects.get().given == all_met()
    assert client.get(APPLY).status_code == 302


def test_what_is_missing_is_asked_for_with_a_way_to_it(tariq: Member, client: Client) -> None:
    client.force_login(tariq)
    page = client.post(APPLY, {"training": "yes", "ask": "yes"}).content.decode()
    assert 'href="#id_training_evidence"' in page and 'href="#id_supervision"' in page
    assert 'href="#id_supervision_evidence"' not in page
    assert not MarkApplication.objects.exists()


def test_a_provider_sees_the_answer_and_cannot_decide(
    tariq: Member, asked: MarkApplication, client: Client, cast: Cast
) -> None:
    client.force_login(tariq)
    assert "Your decision" not in client.get(f"{MARKS}{asked.pk}/").content.decode()
    client.post(f"{MARKS}{asked.pk}/", {"decision": "awarded"})
    assert asked.events.count() == 1
    actions.decline(asked, reason="Who supervises?", by=cast.lena, at=NOW)
    assert "Who supervises?" in client.get(f"{MARKS}{asked.pk}/").content.decode()


def test_a_provider_of_another_organisation_finds_nothing(
    tariq: Member, asked: MarkApplication, client: Client
) -> None:
    tariq.organisation = Organisation.objects.create(name="Elsewhere")
    tariq.save()
    client.force_login(tariq)
    assert client.get(APPLY).status_code == 404
    assert client.get(f"{MARKS}{asked.pk}/").status_code == 404
    assert client.get(MARKS).status_code == 404


@pytest.mark.parametrize("who", ["joseph", "mina", "outsider"])
def test_others_find_no_page(asked: MarkApplication, cast: Cast, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who))
    for address in (MARKS, APPLY, f"{MARKS}{asked.pk}/"):
        assert client.get(address).status_code == 404


def test_the_lead_awards_and_the_list_says_until_when(
    asked: MarkApplication, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    assert "Read and decide" in client.get(MARKS).content.decode()
    day = timezone.localdate() + timedelta(days=30)
    boxes = {"until-day": day.day, "until-month": day.month, "until-year": day.year}
    answer = client.post(f"{MARKS}{asked.pk}/", {"decision": "awarded"} | boxes, follow=True)
    assert "what this means" in answer.content.decode()
    listed = client.get(MARKS).content.decode()
    assert "Ends soon" in listed and "No service waits" in listed
    assert Service.objects.get().marked_until == day


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "#id_decision"),
        ({"decision": "refused"}, "#id_reason"),
        ({"decision": "awarded"}, "#id_until-day"),
        (
            {"decision": "awarded", "until-day": 1, "until-month": 1, "until-year": 2020},
            "#id_until-day",
        ),
        ({"decision": "asked"}, "#id_decision"),
    ],
)
def test_a_decision_that_cannot_be_kept_leads_to_its_field(
    asked: MarkApplication, cast: Cast, client: Client, sent: dict[str, str], field: str
) -> None:
    client.force_login(cast.lena)
    answer = client.post(f"{MARKS}{asked.pk}/", sent or {"reason": "x"}).content.decode()
    assert f'href="{field}"' in answer
    assert asked.events.count() == 1


def test_an_unmet_essential_is_said_and_cannot_be_awarded(
    service: Service, cast: Cast, client: Client
) -> None:
    answers = all_met(safeguarding="no")
    asked = actions.ask_for_mark(service, answers=answers, by=cast.mina, at=NOW)
    client.force_login(cast.lena)
    page = client.get(f"{MARKS}{asked.pk}/").content.decode()
    assert "11 of 12 criteria met" in page and "An essential one is not met" in page
    day = timezone.localdate() + timedelta(days=30)
    boxes = {"until-day": day.day, "until-month": day.month, "until-year": day.year}
    refused = client.post(f"{MARKS}{asked.pk}/", {"decision": "awarded"} | boxes)
    assert "An essential criterion is not met" in refused.content.decode()


def test_who_asks_again_starts_from_what_was_said(
    asked: MarkApplication, cast: Cast, client: Client
) -> None:
    actions.decline(asked, reason="Who supervises?", by=cast.lena, at=NOW)
    client.force_login(cast.lena)
    assert NOTE in client.get(APPLY).content.decode()
