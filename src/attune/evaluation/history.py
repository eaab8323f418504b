"""What happened to one action, event by event, with what each changed in its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.action_lists.action_words import ActionWords
from attune.kit.formats import day
from attune.place.members.models import Membership

from .categories import categories
from .models import Action, ActionEvent

NAMES = {
    "what": gettext_lazy("What"),
    "category": gettext_lazy("Category"),
    "from_where": gettext_lazy("From where"),
    "address": gettext_lazy("Page"),
    "who_for": gettext_lazy("Who for"),
    "how": gettext_lazy("How"),
    "owner": gettext_lazy("Owner"),
    "due": gettext_lazy("Due"),
}


@dataclass(frozen=True)
class Happened:
    """One event in words."""

    event: ActionEvent
    words: str
    changes: tuple[str, ...] = ()


def history(action: Action) -> list[Happened]:
    """The newest first."""
    events = list(ActionEvent.objects.of(action))
    names = {each.member_id: each.member.name for each in Membership.objects.at(action.locality)}
    told = [Happened(events[0], _("Added as “%(state)s”") % {"state": events[0].stands.title})]
    told += [_told(before, after, names) for before, after in pairwise(events)]
    return told[::-1]


def _told(before: ActionEvent, after: ActionEvent, names: dict[int, str]) -> Happened:
    if before.state != after.state:
        return Happened(after, _("Now “%(state)s”") % {"state": after.stands.title})
    changes = tuple(_changes(before.words, after.words, names))
    return Happened(after, _("Worded anew"), changes)


def _changes(before: ActionWords, after: ActionWords, names: dict[int, str]) -> Iterator[str]:
    for field, title in NAMES.items():
        was, now = _shown(before, field, names), _shown(after, field, names)
        if was != now:
            yield _("%(field)s: “%(was)s” became “%(now)s”") % {
                "field": title,
                "was": was or "–",
                "now": now or "–",
            }


def _shown(words: ActionWords, field: str, names: dict[int, str]) -> str:
    if field == "owner":
        gone = _("somebody who is no longer a member")
        return names.get(words.owner, gone) if words.owner else words.owner_name
    if field == "due":
        return day(words.due) if words.due else ""
    if field == "category":
        return categories().title_of(words.category)
    return str(getattr(words, field))
