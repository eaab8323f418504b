"""The audit trail of a locality, for its lead: who did what, when, from where."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from attune.kit import tables
from attune.place.audit.models import AuditRow, Seal
from attune.place.members.audience import for_roles
from attune.place.members.models import Membership
from attune.place.members.roles import Role

from .trail_form import TrailForm

A_PAGE = 50


@for_roles(Role.LEAD)
def trail(request: HttpRequest) -> HttpResponse:
    people = {one.member_id: one.member.name for one in Membership.objects.at(request.locality)}
    form = TrailForm(request.GET or None, people=people)
    before = request.GET.get("before", "")
    rows = AuditRow.objects.at_locality(request.locality).matching(**form.wanted)
    found = list(rows.newest_first(before=_number(before))[: A_PAGE + 1])
    context = {
        "form": form,
        "table": _table(found[:A_PAGE], people),
        "older": _older(request, found) if len(found) > A_PAGE else "",
        "head": Seal.objects.head(),
    }
    return render(request, "place/audit.jinja", context)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _older(request: HttpRequest, found: list[AuditRow]) -> str:
    """The same question, going on before the last row shown."""
    asked = {key: value for key, value in request.GET.items() if key != "before"}
    return "?" + urlencode({**asked, "before": found[A_PAGE - 1].pk})


def _table(rows: Iterable[AuditRow], people: Mapping[int, str]) -> tables.Table:
    titles = (_("When"), _("Who"), _("As"), _("What was done"), _("To which record"), _("From"))
    shown = tuple(
        (
            row.at,
            _name(row, people),
            _roles(row.role),
            row.verb.replace(".", ": ").replace("_", " "),
            row.subject.removeprefix("place.").replace(":", " "),
            row.origin,
        )
        for row in rows
    )
    columns = tuple(tables.text(title) for title in titles)
    return tables.Table(_("What was done, newest first"), columns, shown)


def _name(row: AuditRow, people: Mapping[int, str]) -> str:
    if row.who is None:
        return _("Attune itself")
    return people.get(row.who) or _("Member %(number)s") % {"number": row.who}


def _roles(held: str) -> str | None:
    titles = {role.value: role.title for role in Role}
    return ", ".join(str(titles.get(role, role)) for role in held.split(",") if role) or None
