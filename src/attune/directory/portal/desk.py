"""What the portal has to say on a desk: messages to answer, resources to read again."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.kit.desk import DeskLine, NextUseful
from attune.place.localities.models import Locality
from attune.place.members.roles import Role

from .models import Resource, WrongMessage

KEEPERS = {Role.LEAD, Role.FAMILY_INFORMATION_OFFICER}


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    if not KEEPERS.intersection(roles):
        return
    for message in WrongMessage.objects.at(locality).open().oldest_first()[:20]:
        yield DeskLine(
            since=timezone.localdate(message.said_at),
            text=_("Somebody says that the page of %(name)s is wrong")
            % {"name": message.service.name},
            action=_("Read it"),
            href=reverse("directory:portal_message", args=[locality.slug, message.pk]),
        )
    due = Resource.objects.at(locality).due(on=on).order_by("review_on")
    if first := due.first():
        count = due.count()
        text = ngettext(
            "%(n)s resource is due to be read again",
            "%(n)s resources are due to be read again",
            count,
        )
        yield DeskLine(
            since=first.review_on,
            text=text % {"n": count},
            action=_("Look at them"),
            href=reverse("directory:portal_bank", args=[locality.slug]),
        )


def next_useful(locality: Locality, roles: tuple[Role, ...]) -> Iterator[NextUseful]:
    if Role.PRACTITIONER in roles or Role.THERAPIST in roles:
        yield NextUseful(
            text=_("Find a service for a family in %(place)s") % {"place": locality.name},
            action=_("Find support"),
            href=reverse("directory:portal_search", args=[locality.slug]),
        )
