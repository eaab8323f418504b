"""What translations say on a desk: words behind the English, languages without a speaker."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.kit.desk import DeskLine
from attune.pathway.records.models import LocalPathway, Translation
from attune.place.localities.models import Locality
from attune.place.members.roles import Role

from .overview import LanguageState, languages

EDITORS = (Role.LEAD, Role.VOICE_LEAD, Role.FAMILY_INFORMATION_OFFICER)


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """For those who look after words: a line for each language that families cannot read."""
    if not set(EDITORS).intersection(roles):
        return
    for pathway in LocalPathway.objects.at(locality).by_title():
        if not Translation.objects.any_of(pathway):
            continue
        for state in languages(pathway):
            if state.words.begun and not state.approval:
                yield _line(pathway, state)


def _line(pathway: LocalPathway, state: LanguageState) -> DeskLine:
    last = Translation.objects.of(pathway, state.code).last()
    return DeskLine(
        since=timezone.localdate(last.at) if last else timezone.localdate(pathway.begun_at),
        text=_("“%(title)s”: %(what)s") % {"title": pathway.title, "what": _what(state)},
        action=_("See the languages"),
        href=reverse("pathway:languages", args=[pathway.locality.slug, pathway.key]),
    )


def _what(state: LanguageState) -> str:
    behind = len(state.behind)
    if not behind:
        return _("%(language)s waits for a named speaker") % {"language": state.name}
    return ngettext(
        "%(n)s text has no translation into %(language)s that fits",
        "%(n)s texts have no translation into %(language)s that fits",
        behind,
    ) % {"n": behind, "language": state.name}
