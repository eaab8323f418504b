"""Verbs of the action list: add an action or several, word it anew, move it on."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from attune.domain.action_lists.action_words import ActionWords
from attune.domain.action_lists.states import (
    ActionRefused,
    ActionState,
    checked_move,
    checked_reason,
)
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member, Membership

from .categories import categories
from .models import Action, ActionEvent

MOST_AT_ONCE = 60


@transaction.atomic
def add_action(
    locality: Locality,
    *,
    words: ActionWords,
    by: Member,
    at: datetime,
    state: ActionState = ActionState.PROPOSED,
) -> Action:
    """A new action, proposed unless it is agreed already."""
    checked_move(None, state)
    _check_words(locality, words)
    _check_owned(words, state)
    action = Action.objects.create(locality=locality, **_columns(words))
    _happened(action, 1, state, by=by, at=at)
    _recorded("action.add", action, by=by, at=at)
    return action


@transaction.atomic
def add_proposed(
    locality: Locality, *, proposals: Sequence[ActionWords], by: Member, at: datetime
) -> list[Action]:
    """Every proposal that somebody ticked, all or none."""
    if not 0 < len(proposals) <= MOST_AT_ONCE:
        raise ActionRefused(f"Tick between 1 and {MOST_AT_ONCE} actions.")
    return [add_action(locality, words=each, by=by, at=at) for each in proposals]


@transaction.atomic
def change_action(
    action: Action, *, words: ActionWords, seen: int, by: Member, at: datetime
) -> Action:
    """The action in these words; `seen` is the number of the event somebody looked at."""
    last = _last(action)
    if last.number != seen:
        raise ActionRefused("Somebody changed this action while you did. Look at it anew.")
    if words == last.words:
        return action
    _check_words(action.locality, words)
    _check_owned(words, last.stands)
    for name, value in _columns(words).items():
        setattr(action, name, value)
    action.save(update_fields=list(_columns(words)))
    _happened(action, last.number + 1, last.stands, by=by, at=at)
    _recorded("action.change", action, by=by, at=at)
    return action


@transaction.atomic
def move_action(
    action: Action, *, to: ActionState, by: Member, at: datetime, reason: str = ""
) -> Action:
    """The action in another state; one set aside says why."""
    last = _last(action)
    checked_move(last.stands, to)
    reason = checked_reason(reason, to)
    _check_owned(last.words, to)
    _happened(action, last.number + 1, to, by=by, at=at, reason=reason)
    _recorded("action.move", action, by=by, at=at)
    return action


def _last(action: Action) -> ActionEvent:
    """Its last event, while nobody else may add one."""
    Action.objects.select_for_update().get(pk=action.pk)
    return ActionEvent.objects.of(action).latest("number")


def _columns(words: ActionWords) -> dict[str, object]:
    columns = dict(words.__dict__)
    columns["owner_id"] = columns.pop("owner")
    return columns


def _check_words(locality: Locality, words: ActionWords) -> None:
    """The category is one of those in use, and an owner who is a member is one here."""
    if words.category not in {each.key for each in categories().categories}:
        raise ActionRefused("Choose one of the categories.")
    here = Membership.objects.at(locality)
    if words.owner is not None and not here.filter(member=words.owner).exists():
        raise ActionRefused("The owner must be a member of this area, or a name in words.")


def _check_owned(words: ActionWords, state: ActionState) -> None:
    if state.needs_owner and not words.owned:
        raise ActionRefused("Say who owns it first: what is agreed has an owner.")


def _happened(
    action: Action, number: int, state: ActionState, *, by: Member, at: datetime, reason: str = ""
) -> None:
    ActionEvent.objects.create(
        action=action,
        number=number,
        state=state.value,
        reason=reason,
        document=action.words.document,
        by=by,
        at=at,
    )


def _recorded(verb: str, action: Action, *, by: Member, at: datetime) -> None:
    subject = f"evaluation.Action:{action.pk}"
    audit.record(verb, by=by, at=at, subject=subject, locality=action.locality)
