"""How allauth behaves here: members are added by a lead, sign-ins are audited, mail is a job."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.contrib.sites.shortcuts import get_current_site
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from attune.place.audit import actions as audit
from attune.place.jobs import actions as jobs
from attune.place.members.models import Member


class InvitedOnly(DefaultAccountAdapter):
    """Closes sign-up and records who signed in."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The e-mail address or the password is not right"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Member) -> None:
        super().login(request, user)
        with transaction.atomic():
            audit.record(
                "member.sign_in", by=user, at=timezone.now(), subject=f"place.Member:{user.pk}"
            )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """By a job: nobody waits for a mail server, and one that is down is tried again."""
        request = allauth_context.request
        known = {"request": request, "email": email, "current_site": get_current_site(request)}
        message = self.render_mail(template_prefix, email, {**known, **context})
        jobs.post(to=email, subject=message.subject, text=message.body, by=None, at=timezone.now())
