"""Letters go by a real SMTP server, are retried while it is down, and cannot be tampered with."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from email.header import decode_header, make_header
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.core.mail import BadHeaderError
from django.core.mail import EmailMessage as DjangoMessage
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from attune.domain.job_moves import JobState
from attune.place.jobs import actions, letters, sweeping
from attune.place.jobs.models import Job, Letter
from tests.cast import NOW, Cast
from tests.place.jobs.carried import carried, history


class Postbox(Message):
    """Keeps what it is sent, or answers with a refusal."""

    def __init__(self) -> None:
        super().__init__(EmailMessage)
        self.received: list[Any] = []
        self.answer = ""

    def handle_message(self, message: Any) -> None:
        self.received.append(message)

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.answer:
            return self.answer
        envelope.rcpt_tos.append(address)
        return "250 OK"


@pytest.fixture
def postbox(settings: Settings) -> Iterator[Postbox]:
    """A real SMTP server on this machine, which the settings name."""
    handler = Postbox()
    server = Controller(handler, hostname="127.0.0.1", port=_free_port())
    server.start()
    _use(settings, server.port)
    yield handler
    server.stop()


def _use(settings: Settings, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    settings.EMAIL_TIMEOUT = 5


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


def posted(**changed: str) -> Job:
    letter = {"to": "amina@example.org", "subject": "Welcome", "text": "Dear Amina,\nhello"}
    return actions.post(**{**letter, **changed}, by=None, at=NOW)


def sent(job: Job) -> Job:
    return carried(job, letters.SEND)


def test_a_letter_arrives_and_is_forgotten_here(db: None, postbox: Postbox) -> None:
    job = sent(posted(subject="Croeso, Ámina", text="Annwyl Amina,\nnaïve ✓"))
    (letter,) = postbox.received
    assert letter["To"] == "amina@example.org"
    assert str(make_header(decode_header(letter["Subject"]))) == "Croeso, Ámina"
    assert letter["From"] == "Attune <attune@localhost>"
    assert letter.get_payload(decode=True).decode().split() == ["Annwyl", "Amina,", "naïve", "✓"]
    assert (job.state, job.last_sentence) == (JobState.DONE, "Sent.")
    assert not Letter.objects.exists()


def test_a_job_holds_the_letters_number_and_not_its_words(db: None) -> None:
    job = posted()
    assert "amina" not in job.arguments
    assert job.asked_for == {"letter": Letter.objects.get().pk}


def test_a_server_that_is_down_is_tried_again_with_a_sentence(db: None, settings: Settings) -> None:
    _use(settings, _free_port())
    job = sent(posted())
    assert job.state is JobState.WAITING
    assert job.last_sentence == "The mail server did not answer. We will try again."
    assert Letter.objects.count() == 1


def test_a_letter_waits_out_a_server_that_is_down_for_a_while(db: None, settings: Settings) -> None:
    port = _free_port()
    _use(settings, port)
    job = sent(posted())
    handler = Postbox()
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    try:
        job = sent(job)
    finally:
        server.stop()
    assert history(job) == "waiting running waiting running done"
    assert len(handler.received) == 1


def test_every_attempt_carries_the_same_message_id(db: None, postbox: Postbox) -> None:
    first = posted()
    number = Letter.objects.get().message_id
    postbox.answer = "451 Try again"
    job = sent(first)
    postbox.answer = ""
    sent(job)
    assert postbox.received[0]["Message-ID"] == number


@pytest.mark.parametrize(
    ("answer", "state", "sentence"),
    [
        ("451 Greylisted", JobState.WAITING, "could not take the letter just now"),
        ("550 No such mailbox", JobState.FAILED, "refused the letter or its address"),
    ],
)
def test_a_server_says_not_now_or_no(
    db: None, postbox: Postbox, answer: str, state: JobState, sentence: str
) -> None:
    postbox.answer = answer
    job = sent(posted())
    assert job.state is state
    assert sentence in job.last_sentence
    assert "amina" not in job.last_sentence


def test_a_server_that_stays_down_is_told_to_a_person_in_the_end(
    db: None, settings: Settings
) -> None:
    _use(settings, _free_port())
    job = posted()
    for _ in range(letters.SEND.attempts):
        assert job.ticket is not None
        job = sent(job)
    assert job.state is JobState.FAILED
    assert job.state.can_be_tried_again
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"subject": "Hello\nBcc: everybody@example.org"},
        {"subject": "Hello\r\nBcc: everybody@example.org"},
        {"subject": ""},
        {"subject": "x" * 201},
        {"to": "amina@example.org\nBcc: everybody@example.org"},
        {"to": "amina@example.org, everybody@example.org"},
        {"to": "amina"},
        {"text": "a\0b"},
        {"text": ""},
    ],
    ids=str,
)
def test_a_letter_with_a_second_address_or_header_smuggled_in_is_refused(
    db: None, wrong: dict[str, str]
) -> None:
    with pytest.raises(actions.LetterRefused):
        posted(**wrong)
    assert not Letter.objects.exists()
    assert not Job.objects.exists()


def test_the_mail_library_refuses_a_smuggled_header_too() -> None:
    with pytest.raises(BadHeaderError):
        DjangoMessage("Hello\nBcc: x@example.org", "text", to=["a@example.org"]).message()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sent_when_the_transaction_is_not_kept(postbox: Postbox) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        posted()
        _ = 1 / 0
    assert not Job.objects.exists()
    assert not Letter.objects.exists()
    assert postbox.received == []


def test_without_a_server_letters_go_to_the_outbox_folder(
    db: None, settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "outbox")
    sent(posted())
    (file,) = (tmp_path / "outbox").iterdir()
    assert "Subject: Welcome" in file.read_text(encoding="utf-8")


def test_waits_between_attempts_grow_to_an_hour(cast: Cast, settings: Settings) -> None:
    from django_tasks_db.models import DBTaskResult

    _use(settings, _free_port())
    job = actions.post(to="ravi@example.org", subject="a", text="b", by=cast.lena, at=NOW)
    waits = []
    for _ in range(letters.SEND.attempts - 1):
        job = sent(job)
        queued = DBTaskResult.objects.get(id=job.ticket)
        waits.append(round((queued.run_after - timezone.now()) / timedelta(minutes=1)))
    assert waits == [1, 2, 4, 8, 16, 32, 60]


def test_a_forgotten_password_is_answered_by_a_letter_sent_by_a_job(
    cast: Cast, client: Client, postbox: Postbox
) -> None:
    cast.lena.set_password("a word that Lena forgot")
    cast.lena.save()
    answer = client.post("/account/password/reset/", {"email": "lena@example.org"})
    assert answer.status_code == 302
    assert postbox.received == [], "nobody waits for the mail server"
    sent(Job.objects.get())
    (letter,) = postbox.received
    assert letter["To"] == "lena@example.org"
    assert "/account/password/reset/key/" in letter.get_payload(decode=True).decode()
    assert not Letter.objects.exists(), "the link is kept nowhere"


def test_a_letter_that_could_not_be_sent_for_a_month_is_not_kept(db: None) -> None:
    posted()
    assert sweeping.forget_letters(at=NOW + timedelta(days=29)) == 0
    assert sweeping.forget_letters(at=NOW + timedelta(days=31)) == 1
    assert not Letter.objects.exists()
