"""What the action list has to say on a desk: what is overdue, and what is due in a fortnight."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.domain.action_lists.urgency import SOON, Urgency
from attune.kit.desk import DeskLine, NextUseful
from attune.kit.formats import day
from attune.place.localities.models import Locality
from attune.place.members.models import Member, Membership
from attune.place.members.roles import Role

from .models import Action, ActionQuerySet


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """Nothing by role alone: a lead's own actions are told apart from those of others."""
    yield from ()


def lines_for(member: Member, locality: Locality, *, on: date) -> Iterator[DeskLine]:
    """A line for each pressing action of one's own; for a lead, those of others counted."""
    here = Action.objects.at(locality)
    mine = here.owned_by(member)
    for action in [*mine.overdue(on=on), *mine.due_soon(on=on)]:
        yield _own(action, locality, on)
    if Role.LEAD in Membership.objects.of(member).at(locality).roles():
        yield from _of_others(here.not_owned_by(member), locality, on)


def next_useful(locality: Locality, roles: tuple[Role, ...]) -> Iterator[NextUseful]:
    """Whoever writes the list can always go on with it."""
    if {Role.LEAD, Role.COMMISSIONER}.intersection(roles):
        yield NextUseful(
            text=_("Say what %(place)s will do about what was found, who owns it, and by when")
            % {"place": locality.name},
            action=_("Open the action list"),
            href=_list(locality),
        )


def _own(action: Action, locality: Locality, on: date) -> DeskLine:
    overdue = action.urgency(on=on) is Urgency.OVERDUE
    words = (
        _("Your action was due on %(day)s: %(what)s")
        if overdue
        else _("Your action is due on %(day)s: %(what)s")
    )
    href = reverse("evaluation:action", kwargs={"slug": locality.slug, "pk": action.pk})
    since = action.due if overdue else action.due - SOON
    said = words % {"day": day(action.due), "what": action.what}
    return DeskLine(since, said, _("Look at it"), href)


def _of_others(others: ActionQuerySet, locality: Locality, on: date) -> Iterator[DeskLine]:
    overdue, soon = others.overdue(on=on), others.due_soon(on=on)
    if count := overdue.count():
        text = ngettext(
            "%(count)s action of others is overdue",
            "%(count)s actions of others are overdue",
            count,
        )
        first = overdue.by_due()[0].due
        yield DeskLine(first, text % {"count": count}, _("See which"), _by_due(locality))
    if count := soon.count():
        text = ngettext(
            "%(count)s action of others is due within 14 days",
            "%(count)s actions of others are due within 14 days",
            count,
        )
        first = soon.by_due()[0].due - SOON
        yield DeskLine(first, text % {"count": count}, _("See which"), _by_due(locality))


def _by_due(locality: Locality) -> str:
    return f"{_list(locality)}?by=due"


def _list(locality: Locality) -> str:
    return reverse("evaluation:actions", kwargs={"slug": locality.slug})
