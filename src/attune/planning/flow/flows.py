"""Where families go by each way, as a Sankey: from the door to what becomes of them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.flow.network import DOOR
from attune.domain.flow.scenarios.answers import Answer, NodeAnswer
from attune.domain.flow.scenarios.steps import Step, Way
from attune.domain.flow.scenarios.ways import ASSESSMENT
from attune.kit.sankey import Box, Sankey, Stream, Tone

from .sentences import of_need

LEAST = 0.05  # families a year: less than one in twenty years is not drawn
OUTCOMES = {
    "right_help_completed": (gettext_lazy("Right help, completed"), Tone.HELPED),
    "right_help_under_way": (gettext_lazy("Right help, under way"), Tone.HELPED),
    "resolved_at_a_lower_step": (gettext_lazy("A lower step was enough"), Tone.PARTLY),
    "lower_help_only": (gettext_lazy("Lower help only"), Tone.PARTLY),
    "still_there": (gettext_lazy("Still there"), Tone.PARTLY),
    "gave_up_waiting": (gettext_lazy("Gave up waiting"), Tone.LOST),
    "lost_on_the_way": (gettext_lazy("Lost on the way"), Tone.LOST),
    "too_old": (gettext_lazy("Too old before help"), Tone.LOST),
}


def name_of(way: Way) -> str:
    """Short enough for a picture."""
    return _("Escalator") if way is Way.ESCALATOR else _("Front door")


def service_of(node: NodeAnswer) -> str:
    """A service's name where its way is said beside it."""
    return _("Assessment") if node.key == ASSESSMENT else node.title


def flows(answer: Answer, step: Step | None) -> Sankey:
    """Families a year of one need, or of all."""
    streams = {ends: each for ends, each in answer.streams(step).items() if each >= LEAST}
    met = {key for ends in streams for key in ends}
    columns = _columns(answer.way)
    boxes = [
        Box(key, title, columns.get(key, len(columns)), tone)
        for key, title, tone in _places(answer)
        if key in met
    ]
    return Sankey(
        title=_("%(way)s: where families go") % {"way": name_of(answer.way)},
        stages=tuple(_stages(answer.way)),
        boxes=tuple(boxes),
        streams=tuple(Stream(*ends, each) for ends, each in streams.items()),
        unit=_("families a year"),
        sentence=_("%(who)s, families a year on average.") % {"who": of_need(step)},
    )


def _columns(way: Way) -> dict[str, int]:
    assessed = [ASSESSMENT] if way is Way.FRONT_DOOR else []
    places = [DOOR, *assessed, *(step.value for step in Step)]
    return {key: column for column, key in enumerate(places)}


def _stages(way: Way) -> list[str]:
    assessed = [_("Assessed")] if way is Way.FRONT_DOOR else []
    steps = [_("Step %(number)s") % {"number": number} for number, _step in enumerate(Step, 1)]
    return [_("They come"), *assessed, *steps, _("What becomes of them")]


def _places(answer: Answer) -> list[tuple[str, str, Tone]]:
    services = [(node.key, service_of(node), Tone.STEP) for node in answer.nodes]
    ends = [(key, str(title), tone) for key, (title, tone) in OUTCOMES.items()]
    return [(DOOR, _("Identified"), Tone.STEP), *services, *ends]
