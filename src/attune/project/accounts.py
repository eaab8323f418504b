"""How allauth behaves here: members are added by a lead, and each sign-in is in the audit trail."""

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from attune.place.audit import actions as audit
from attune.place.members.models import Member


class InvitedOnly(DefaultAccountAdapter):
    """Closes sign-up and records who signed in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Member) -> None:
        super().login(request, user)
        with transaction.atomic():
            audit.record(
                "member.sign_in", by=user, at=timezone.now(), subject=f"place.Member:{user.pk}"
            )
