"""Another way to find out what the checker says: every walk, with all that was ever said kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.walking import Again, taken

Where = tuple[str, frozenset[tuple[str, str]], frozenset[Again], bool]


@dataclass
class Walked:
    """What walks showed: steps come to, choices that led nowhere, outcomes told of unasked."""

    steps: set[str] = field(default_factory=set)
    nowhere: set[tuple[str, str]] = field(default_factory=set)
    unasked: set[str] = field(default_factory=set)
    seen: set[Where] = field(default_factory=set)


def walked(pathway: Pathway) -> Walked:
    """Follow every walk; nothing of a walk is left out, however little it matters."""
    found = Walked()
    waiting: list[Where] = [(pathway.starts_at, frozenset(), frozenset(), False)]
    while waiting:
        where = waiting.pop()
        if where not in found.seen:
            found.seen.add(where)
            waiting += _onward(pathway, where, found)
    return found


def _onward(pathway: Pathway, where: Where, found: Walked) -> Iterator[Where]:
    key, said, used, asked = where
    step = pathway.step(key)
    found.steps.add(key)
    if step.is_outcome:
        if step.shares and not asked:
            found.unasked.add(key)
        return
    for choice in step.choices:
        given = dict(said)
        route = taken(step, choice, given, used)
        if route is None:
            found.nowhere.add((key, choice))
            continue
        if choice:
            given[key] = choice
        more = {(key, route)} if route.again else set()
        yield route.to, frozenset(given.items()), used | more, asked or step.consent
