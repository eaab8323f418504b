"""The words of the letter that asks an owner whether their records are still correct."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.directory.records.models import AreaTerms, Service
from attune.kit.formats import day
from attune.place.localities.models import Locality

from .links import Link

MOST_IN_ONE = 150
LONGEST_NAME = 120


def reminder(locality: Locality, services: Sequence[Service], *, on: date) -> tuple[str, str]:
    """Subject and text of one letter about all the records of an owner that need a check."""
    words = {"count": len(services), "place": locality.name}
    subject = ngettext(
        "Is your page still correct? %(place)s",
        "Are your %(count)s pages still correct? %(place)s",
        len(services),
    )
    about = ngettext(
        "%(place)s lists support for families with babies. One of your services is on the list.",
        "%(place)s lists support for families with babies. %(count)s of your services are listed.",
        len(services),
    )
    lines = [
        _("Hello"),
        about % words,
        _("Families ring and travel because of what it says. Please look, and press one button."),
        _("You do not need to sign in. It takes a minute."),
        *(_about(service, on) for service in services),
        _("Opening a link changes nothing. The links work until %(day)s.")
        % {"day": day(Link.to(services[0], on=on).until)},
        _contact(locality),
    ]
    return (subject % words)[:200], "\n\n".join(lines)


def _about(service: Service, on: date) -> str:
    return "\n".join(
        (
            " ".join(service.name.split())[:LONGEST_NAME],
            _checked(service),
            _seen(service, on),
            Link.to(service, on=on).address,
        )
    )


def _checked(service: Service) -> str:
    if service.assured_on is None:
        return _("Nobody has checked this page yet.")
    return _("Last checked on %(day)s.") % {"day": day(service.assured_on)}


def _seen(service: Service, on: date) -> str:
    if service.seen_until < on:
        return _("Families no longer see it.")
    return _("If nobody answers, families see it until %(day)s.") % {"day": day(service.seen_until)}


def _contact(locality: Locality) -> str:
    terms = AreaTerms.objects.of(locality)
    if terms.reader_name and terms.reader_email:
        who = {"name": terms.reader_name, "email": terms.reader_email}
        return _("Not the right person? Please tell %(name)s: %(email)s") % who
    return _("Not the right person? Please pass this letter on.")
