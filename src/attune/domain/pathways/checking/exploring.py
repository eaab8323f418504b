"""Where walks can come to: every way through a pathway, followed once."""

from collections import deque
from dataclasses import dataclass, field

from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.walking import Said

from .turning import Exactly, Loosely, Stand

# Followed exactly up to so many stands, and so many answers kept in mind at all of them; a thousand
# steps with loops, each with a condition on a step shortly before, stay below both.
MOST_STANDS = 60_000
MOST_ANSWERS = 2_000_000


@dataclass
class Explored:
    """What was found: how each stand was come to first, and the choices that lead nowhere.

    `whole` is no where there were more stands than were followed.
    """

    followed: Exactly | Loosely
    came: dict[Stand, tuple[Stand, str] | None]
    first: dict[str, Stand] = field(default_factory=dict)
    stuck: dict[tuple[str, str], Stand] = field(default_factory=dict)
    whole: bool = True

    def walk(self, to: Stand) -> tuple[Said, ...]:
        """One of the shortest walks to a stand."""
        said: list[Said] = []
        while (before := self.came[to]) is not None:
            to, choice = before
            said.append(Said(to.step, choice))
        return tuple(reversed(said))


def explore(pathway: Pathway, follow: Exactly | Loosely, *, ask_consent: bool = True) -> Explored:
    """Follow every walk from the start; with `ask_consent` no, only as far as a consent step."""
    closed = frozenset(step.key for step in pathway.steps if step.consent and not ask_consent)
    found = Explored(follow, {follow.start: None}, {follow.start.step: follow.start})
    waiting, answers = deque([follow.start]), 0
    while waiting:
        stand = waiting.popleft()
        if stand.step in closed:
            continue
        for choices, after in follow.onward(stand):
            if after is None:
                for choice in choices:
                    found.stuck.setdefault((stand.step, choice), stand)
            elif after not in found.came:
                answers += len(after.given)
                if len(found.came) == MOST_STANDS or answers > MOST_ANSWERS:
                    found.whole = False
                    return found
                found.came[after] = (stand, choices[0])
                found.first.setdefault(after.step, after)
                waiting.append(after)
    return found
