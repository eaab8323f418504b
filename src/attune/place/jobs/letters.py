"""The job that sends a letter by e-mail, and what a mail server's answers mean."""

import smtplib
from datetime import timedelta

from django.core.mail import EmailMessage

from .kinds import CannotFinish, Kind, TryLater
from .models import Letter
from .running import Running

NOT_THERE = "The mail server did not answer. We will try again."
NOT_NOW = "The mail server could not take the letter just now. We will try again."
REFUSED = "The mail server refused the letter or its address."


def run(job: Running, *, letter: int) -> None:
    """Send it. Should we be killed after the server took it and before we know, it goes again
    under the same Message-ID: e-mail knows no better than at least once."""
    waiting = Letter.objects.filter(pk=letter).first()
    if waiting is None:
        raise CannotFinish("The letter is no longer there.")
    _send(waiting)
    with job.completing("Sent."):
        waiting.delete()


def _send(letter: Letter) -> None:
    headers = {"Message-ID": letter.message_id}
    message = EmailMessage(letter.subject, letter.text, to=[letter.to], headers=headers)
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        raise _answered(max(codes)) from refused
    except smtplib.SMTPResponseException as answer:
        raise _answered(answer.smtp_code) from answer
    except (smtplib.SMTPException, OSError) as absent:
        raise TryLater(NOT_THERE) from absent


def _answered(code: int) -> Exception:
    """400 to 499 means not now; 500 and above means no."""
    return TryLater(NOT_NOW) if 400 <= code < 500 else CannotFinish(REFUSED)


SEND = Kind(
    name="place.send_letter",
    title="Send a letter",
    run=run,
    idempotent=True,
    attempts=8,
    first_wait=timedelta(minutes=1),
)
