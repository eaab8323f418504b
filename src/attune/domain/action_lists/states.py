"""How an action stands, and how it may move; the state is that of its last event."""

from attune.domain.offers.vocabulary import Word
from attune.domain.refusals import Refused

LONGEST_REASON = 500


class ActionState(Word):
    """Where an action stands, in the order in which one usually follows another."""

    PROPOSED = ("proposed", "Proposed")
    AGREED = ("agreed", "Agreed")
    UNDER_WAY = ("under_way", "Under way")
    DONE = ("done", "Done")
    SET_ASIDE = ("set_aside", "Set aside")

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self not in (ActionState.DONE, ActionState.SET_ASIDE)

    @property
    def needs_reason(self) -> bool:
        """Whoever looks later is told why nothing was done."""
        return self is ActionState.SET_ASIDE

    @property
    def needs_owner(self) -> bool:
        """What is agreed without an owner is a wish."""
        return self in (ActionState.AGREED, ActionState.UNDER_WAY)


# From each state, the states an action may move to. What was done or set aside can be taken up.
MOVES: dict[ActionState | None, frozenset[ActionState]] = {
    None: frozenset({ActionState.PROPOSED, ActionState.AGREED}),
    ActionState.PROPOSED: frozenset({ActionState.AGREED, ActionState.SET_ASIDE}),
    ActionState.AGREED: frozenset(
        {ActionState.PROPOSED, ActionState.UNDER_WAY, ActionState.DONE, ActionState.SET_ASIDE}
    ),
    ActionState.UNDER_WAY: frozenset({ActionState.AGREED, ActionState.DONE, ActionState.SET_ASIDE}),
    ActionState.DONE: frozenset({ActionState.UNDER_WAY}),
    ActionState.SET_ASIDE: frozenset({ActionState.PROPOSED, ActionState.AGREED}),
}


class ActionRefused(Refused):
    """Something that cannot be done with an action; its text is for the person."""


def checked_move(before: ActionState | None, after: ActionState) -> ActionState:
    """The state moved to, or ActionRefused."""
    if after not in MOVES[before]:
        stands = before.title.lower() if before else "new"
        raise ActionRefused(f"An action that is {stands} cannot become “{after.title.lower()}”.")
    return after


def checked_reason(reason: str, state: ActionState) -> str:
    """The reason as it is kept; setting aside needs one."""
    kept = " ".join(reason.replace("\0", " \0").split())
    if "\0" in kept or len(kept) > LONGEST_REASON:
        raise ActionRefused(f"A reason has at most {LONGEST_REASON} characters.")
    if state.needs_reason and not kept:
        raise ActionRefused("Say why it is set aside: whoever looks later reads your reason.")
    return kept


def ways_on(state: ActionState) -> tuple[ActionState, ...]:
    """Where an action can go from here, in the order of the states."""
    return tuple(each for each in ActionState if each in MOVES[state])
