"""The pages of returns: who sees which numbers, sending, files, and the letter's link."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from attune.directory.records.models import Service
from attune.directory.returns import returns_file
from attune.directory.returns.links import SIGNER, ReturnLink
from attune.directory.returns.models import Return, ReturnTerms, SendsReturns
from attune.directory.returns.returns_file import FileRefused
from attune.domain.returns import Quarter, last_ended
from attune.place.members.models import Member
from tests.cast import Cast
from tests.directory.returns.numbers_at_wrenbridge import a_provider, sender, sent
from tests.directory.services_at_wrenbridge import a_service, named

RETURNS = "/wrenbridge/directory/returns/"
HEADS = "service,name,quarter,referrals,accepted,waiting,seen\n"


@pytest.fixture
def quarter() -> Quarter:
    return last_ended(on=timezone.localdate())


@pytest.fixture
def service(cast: Cast) -> Service:
    return sender(cast.wrenbridge)


@pytest.fixture
def tariq(cast: Cast, service: Service) -> Member:
    return a_provider(cast.wrenbridge)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def upload(client: Client, text: str | bytes) -> str:
    data = text if isinstance(text, bytes) else text.encode()
    file = SimpleUploadedFile("counts.csv", data, content_type="text/csv")
    answer = client.post(f"{RETURNS}file/", {"file": file})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("who", ["lena", "mina", "joseph", "outsider"])
def test_no_page_shows_a_small_number_to_anybody_but_its_sender(
    cast: Cast, client: Client, service: Service, quarter: Quarter, who: str
) -> None:
    sent(service, 3, quarter, accepted=2, waiting=4, seen=1)
    sent(sender(cast.wrenbridge, "Large"), 137, quarter)
    client.force_login(getattr(cast, who))
    for address in (RETURNS, f"{RETURNS}download.csv", f"{RETURNS}mine/"):
        answer = client.get(address)
        if answer.status_code == 200:
            text = answer.content.decode()
            assert "140" not in text and 'value="3"' not in text
    own = client.get(f"{RETURNS}{service.uid}/{quarter.written}/")
    assert own.status_code == (200 if who == "lena" else 404)
    if who == "lena":
        assert 'value="3"' not in own.content.decode()
        assert "fewer than 5" in page(client, RETURNS)
        assert "not shown" in page(client, f"{RETURNS}download.csv")


def test_the_service_itself_sees_what_it_sent_and_can_correct_it(
    tariq: Member, client: Client, service: Service, quarter: Quarter
) -> None:
    client.force_login(tariq)
    address = f"{RETURNS}{service.uid}/{quarter.written}/"
    assert "Not sent" in page(client, f"{RETURNS}mine/")
    answer = client.post(address, {"referrals": "3", "accepted": "5"}, follow=True)
    text = answer.content.decode()
    assert "The numbers are kept" in text and "More referrals were accepted" in text
    assert 'value="3"' in page(client, address)
    client.post(address, {"referrals": "6", "accepted": "5"})
    assert [each.referrals for each in Return.objects.order_by("id")] == [3, 6]
    assert Return.objects.newest().get().sent_by == tariq
    assert client.get(RETURNS).status_code == 404


@pytest.mark.parametrize(
    ("sent_fields", "field"),
    [
        ({}, "#id_referrals"),
        ({"seen": "many"}, "#id_seen"),
        ({"waiting": "-1"}, "#id_waiting"),
        ({"accepted": "999999"}, "#id_accepted"),
    ],
)
def test_a_number_that_cannot_be_leads_to_its_box(
    tariq: Member,
    client: Client,
    service: Service,
    quarter: Quarter,
    sent_fields: dict[str, str],
    field: str,
) -> None:
    client.force_login(tariq)
    answer = client.post(f"{RETURNS}{service.uid}/{quarter.written}/", sent_fields)
    assert f'href="{field}"' in answer.content.decode()
    assert not Return.objects.exists()


@pytest.mark.parametrize("written", ["2031-01", "1999-01", "summer"])
def test_only_quarters_that_are_over_have_a_page(
    tariq: Member, client: Client, service: Service, written: str
) -> None:
    client.force_login(tariq)
    assert client.get(f"{RETURNS}{service.uid}/{written}/").status_code == 404
    elsewhere = named("nobody")
    assert client.get(f"{RETURNS}{elsewhere}/2026-07/").status_code == 404


def test_the_lead_chooses_who_sends_and_what_is_small(cast: Cast, client: Client) -> None:
    other = a_service(cast.wrenbridge, "Other")
    client.force_login(cast.lena)
    assert "No service sends numbers yet" in page(client, RETURNS)
    address = f"{RETURNS}senders/"
    assert "Other" in page(client, address)
    client.post(address, {"chosen": str(other.uid)})
    assert SendsReturns.objects.get().sends
    assert "Other" in page(client, RETURNS)
    client.post(address, {"no_more": str(other.uid)})
    assert "No service sends numbers yet" in page(client, RETURNS)
    for wrong in ({"chosen": "nonsense"}, {"chosen": ""}, {"no_more": "nonsense"}):
        assert client.post(address, wrong).status_code == 200
    assert SendsReturns.objects.count() == 2
    assert client.post(f"{RETURNS}small-numbers/", {"under": "8"}).status_code == 302
    assert ReturnTerms.objects.get().small_under == 8
    wrong = client.post(f"{RETURNS}small-numbers/", {"under": "2"}).content.decode()
    assert 'href="#id_under"' in wrong


def test_a_file_is_checked_shown_and_then_kept_whole(
    tariq: Member, client: Client, cast: Cast, service: Service, quarter: Quarter
) -> None:
    other = sender(cast.wrenbridge, "Other")
    client.force_login(tariq)
    template = client.get(f"{RETURNS}template.csv").content.decode("utf-8-sig")
    assert str(service.uid) in template and str(other.uid) in template
    filled = template.replace(",,,,", ',"1,200",9,,3', 1).replace(",,,,", ",7,,,", 1)
    shown = upload(client, filled)
    assert "2 rows. Nothing is kept yet." in shown and not Return.objects.exists()
    kept = shown.split('name="kept" value="')[1].split('"')[0]
    answer = client.post(f"{RETURNS}file/", {"kept": kept}, follow=True)
    assert "2 rows are kept" in answer.content.decode()
    assert set(Return.objects.values_list("referrals", "how")) == {(1200, "file"), (7, "file")}
    client.post(f"{RETURNS}file/", {"kept": kept})
    assert Return.objects.count() == 2


def test_every_fault_of_a_file_is_named_by_row_and_column_and_nothing_is_kept(
    tariq: Member, client: Client, service: Service, cast: Cast
) -> None:
    elsewhere = sender(cast.vale, "Elsewhere", provider="")
    rows = [
        f"{service.uid},Good,2026-07,5,4,3,2",
        f"{service.uid},Again,2026-07,5,4,3,2",
        f"{service.uid},Odd,2026-08,5,4,3,2",
        f"{service.uid},Words,2026-04,five,4,3,2",
        f"{service.uid},Empty,2026-01,,,,",
        f"{elsewhere.uid},Not yours,2026-07,5,4,3,2",
        "no-id,Nobody,2026-07,5,4,3,2",
    ]
    client.force_login(tariq)
    shown = upload(client, HEADS + "\n".join(rows))
    assert "6 rows cannot be read. Nothing is kept." in shown
    for words in (
        "Row 3, column “service”: The same as row 2",
        "Row 4, column “quarter”",
        "Row 5, column “referrals”: “five” is not a whole number",
        "Row 6, column “referrals”: Give at least one",
        "Row 7, column “service”: You send no returns",
        "Row 8, column “service”: This is not the id",
    ):
        assert words in shown
    assert 'name="kept"' not in shown and not Return.objects.exists()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "The submitted file is empty"),
        (b"a,b\n1,2\n", "missing"),
        (HEADS.encode(), "no row"),
        ((HEADS.strip() + ",extra\n").encode(), "do not know these columns: "),
        (b"\x00\xff\xfe", "missing"),
        (b"x" * 500_001, "too large"),
    ],
)
def test_a_file_that_is_none_is_answered_with_a_sentence(
    tariq: Member, client: Client, data: bytes, why: str
) -> None:
    client.force_login(tariq)
    shown = upload(client, data)
    assert "There is a problem" in shown
    assert why.split(":")[0] in shown


@pytest.mark.parametrize("kept", ["", "not base64!", "AAAA"])
def test_a_field_that_was_tampered_with_keeps_nothing(
    tariq: Member, client: Client, kept: str
) -> None:
    client.force_login(tariq)
    assert client.post(f"{RETURNS}file/", {"kept": kept}).status_code == 302
    assert not Return.objects.exists()


def test_semicolons_tabs_and_marks_of_excel_are_read_too(service: Service) -> None:
    own = {service.uid: service}
    row = f"{service.uid};x;Q2 2026/27;5;4;3;2"
    for text in (
        HEADS.replace(",", ";") + row,
        (HEADS + row).replace(",", "\t").replace(";", "\t"),
    ):
        lines, faults = returns_file.read(("\ufeff" + text).encode(), own)
        assert not faults and lines[0][2].seen == 2
    with pytest.raises(FileRefused, match="at most"):
        returns_file.read((HEADS + ",,,,,,\n" * 2_001).encode(), own)


def test_the_link_of_a_letter_takes_the_numbers_without_a_login(
    client: Client, service: Service, quarter: Quarter
) -> None:
    link = ReturnLink.to(service, quarter, on=timezone.localdate())
    address = f"/answer/quarter/{link.token}/"
    answer = client.get(address)
    assert answer["Referrer-Policy"] == "same-origin" and "noindex" in answer["X-Robots-Tag"]
    assert quarter.title in answer.content.decode() and not Return.objects.exists()
    assert "numbers are kept" in client.post(address, {"seen": "4"}, follow=True).content.decode()
    row = Return.objects.get()
    assert (row.how, row.seen, row.sent_by, row.quarter) == ("letter", 4, None, quarter.first)
    assert client.head(address).status_code == 200


def test_an_ended_or_unknown_link_helps_and_keeps_nothing(
    client: Client, service: Service, quarter: Quarter
) -> None:
    old = ReturnLink.to(service, quarter, on=timezone.localdate() - timedelta(days=93))
    answer = client.post(f"/answer/quarter/{old.token}/", {"seen": "4"})
    assert "This link has ended" in answer.content.decode()
    for token in ("x", SIGNER.sign_object(["0" * 32, "2026-07", 739000]), SIGNER.sign_object([1])):
        assert client.get(f"/answer/quarter/{token}/").status_code == 404
    assert not Return.objects.exists()
