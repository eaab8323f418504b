"""What Attune comes to, named as the scripts name it, so that one can lay both side by side."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from attune.domain.flow.results import Averaged
from attune.domain.flow.scenarios.answers import Answer, StepAnswer
from attune.kit import formats
from attune.kit.tables import Table, text
from attune.planning.flow.tables import intervals

SHARES = (
    "right_help_completed",
    "resolved_at_a_lower_step",
    "gave_up_waiting",
    "lost_on_the_way",
    "too_old",
)
PLACES = 4  # of shares, as a script prints them


def figures(answer: Answer) -> Table:
    """Of one way; each row is a `mean` in the JSON that a script prints."""
    rows = [row for each in answer.steps for row in _class(each)]
    rows += [(f"nodes, {node.key}, lost", _shown(node.lost)) for node in answer.nodes]
    return Table(
        caption=str(answer.way.title),
        columns=(text(_("In the script's answer")), text(_("By Attune"))),
        rows=tuple(rows),
        notes=(intervals(),),
    )


def _class(answer: StepAnswer) -> Iterator[tuple[str, str]]:
    key = answer.step.value if answer.step else ""
    yield f"classes, {key}, reached", _shown(answer.reached)
    yield f"classes, {key}, mean_time_to_help", _shown(answer.weeks_to_help, 2)
    for name in SHARES:
        if found := answer.outcomes[name]:
            yield f"classes, {key}, {name}", _shown(found)


def _shown(found: Averaged | None, places: int = PLACES) -> str:
    if found is None:
        return "–"
    middle = formats.number(found.mean, places)
    if found.low is None or found.high is None:
        return middle
    ends = (formats.number(max(0.0, end), places) for end in (found.low, found.high))
    return f"{middle} ({'–'.join(ends)})"
