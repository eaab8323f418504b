"""The flowchart of a pathway as SVG: boxes as large as their words, measured as they are shaped."""

from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup

from attune.domain.pathways.chart.drawn import Arrow, Box, Chart, Link, Size
from attune.domain.pathways.chart.placing import chart
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.steps import Route, Step
from attune.domain.pathways.vocabulary import StepKind
from attune.kit.lettering import width, wrap
from attune.kit.svg import element

LANGUAGE = "en"  # practitioners' words are in English
WIDE, LABEL_WIDE, INSET = 172.0, 108.0, 10.0
TITLE, SMALL, LINE = 15.0, 12.0, 1.3
HEAD = 7.0  # of an arrow
KINDS = {
    StepKind.ASK: gettext_lazy("Ask"),
    StepKind.GATHER: gettext_lazy("Look and listen"),
    StepKind.DECIDE: gettext_lazy("Decide"),
    StepKind.ACT: gettext_lazy("Do"),
    StepKind.OUTCOME: gettext_lazy("Kinds of help"),
}


def flowchart(pathway: Pathway, *, key: str = "flow") -> Markup:
    """The picture, named and described; beside it stands the outline that says the same."""
    links = [_link(step, route) for step in pathway.steps for route in step.routes]
    made = chart({step.key: _room(step) for step in pathway.steps}, links)
    words = _said(pathway)
    return element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class_": "attune-flow attune-lettered",
            "viewBox": f"0 0 {made.width:.0f} {made.height:.0f}",
            "width": round(made.width),
            "height": round(made.height),
            "role": "img",
            "aria_labelledby": f"{key}-title",
            "aria_describedby": f"{key}-desc",
        },
        element("title", {"id": f"{key}-title"}, pathway.title),
        element("desc", {"id": f"{key}-desc"}, _description(made)),
        *(_arrow(arrow) for arrow in made.arrows),
        *(_words_on(arrow, words[_key(arrow.link)]) for arrow in made.arrows),
        *(_box(pathway.step(box.key), box) for box in made.boxes),
    )


def _description(made: Chart) -> str:
    return _(
        "%(steps)s steps and the ways between them. The list below says the same in words."
    ) % {"steps": len(made.boxes)}


def _room(step: Step) -> Size:
    lines = len(_title(step))
    return Size(WIDE, 2 * INSET + SMALL * LINE + lines * TITLE * LINE)


def _title(step: Step, wide: float = WIDE) -> tuple[str, ...]:
    return wrap(step.title, wide - 2 * INSET, TITLE, language=LANGUAGE, bold=True)


def words_of(step: Step, route: Route) -> str:
    """What stands on an arrow: the answers it is for, and that it hangs on an earlier one."""
    said = " / ".join(step.answer(key).text for key in route.answers)
    if route.when:
        return _("%(answers)s (as answered before)") % {"answers": said} if said else _("If so")
    return said


def _link(step: Step, route: Route) -> Link:
    lines = _label(words_of(step, route))
    widest = max((width(line, SMALL, language=LANGUAGE) for line in lines), default=0.0)
    return Link(step.key, route.to, Size(widest, len(lines) * SMALL * LINE), route.again)


def _label(words: str) -> tuple[str, ...]:
    return wrap(words, LABEL_WIDE, SMALL, language=LANGUAGE)


def _key(link: Link) -> tuple[str, str, float]:
    return (link.start, link.end, link.label.width)


def _said(pathway: Pathway) -> dict[tuple[str, str, float], tuple[str, ...]]:
    """The lines of each arrow's words, by what tells arrows apart."""
    return {
        _key(_link(step, route)): _label(words_of(step, route))
        for step in pathway.steps
        for route in step.routes
    }


def _box(step: Step, box: Box) -> Markup:
    kind = element(
        "text",
        {"x": box.left + INSET, "y": box.top + INSET + SMALL, "class_": "attune-flow__kind"},
        str(KINDS[step.kind]),
    )
    first = box.top + INSET + SMALL * LINE + TITLE
    title = [
        element(
            "text",
            {"x": box.left + INSET, "y": first + n * TITLE * LINE, "class_": "attune-flow__title"},
            line,
        )
        for n, line in enumerate(_title(step, box.width))
    ]
    frame = {"x": box.left, "y": box.top, "width": box.width, "height": box.height, "rx": 6}
    return element(
        "g",
        {"class_": f"attune-flow__step attune-flow__step--{step.kind.value}"},
        element("rect", frame),
        kind,
        *title,
    )


def _arrow(arrow: Arrow) -> Markup:
    again = " attune-flow__arrow--again" if arrow.link.again else ""
    drawn = _straight(arrow) if arrow.link.again else _swung(arrow)
    return element(
        "g",
        {"class_": f"attune-flow__arrow{again}"},
        element("path", {"d": drawn, "fill": "none"}),
        element("path", {"d": _head(arrow), "class_": "attune-flow__head"}),
    )


def _swung(arrow: Arrow) -> str:
    """From point to point by an S that begins and ends straight down."""
    parts = [f"M{_xy(arrow.points[0])}"]
    for number, ((x0, y0), (x1, y1)) in enumerate(pairwise(arrow.points)):
        if number % 2:
            parts.append(f"L{_xy((x1, y1))}")
            continue
        # The swing begins below the words on the arrow.
        down = arrow.label.bottom if not number and arrow.label.height else y0
        middle = (down + y1) / 2
        parts.append(f"L{_xy((x0, down))}C{_xy((x0, middle))} {_xy((x1, middle))} {_xy((x1, y1))}")
    return "".join(parts)


def _straight(arrow: Arrow) -> str:
    return "M" + "L".join(_xy(point) for point in arrow.points)


def _head(arrow: Arrow) -> str:
    x, y = arrow.points[-1]
    if arrow.link.again:  # it comes from the right
        return f"M{_xy((x, y))}L{_xy((x + HEAD, y - HEAD / 2))}L{_xy((x + HEAD, y + HEAD / 2))}Z"
    return f"M{_xy((x, y))}L{_xy((x - HEAD / 2, y - HEAD))}L{_xy((x + HEAD / 2, y - HEAD))}Z"


def _xy(point: tuple[float, float]) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def _words_on(arrow: Arrow, lines: tuple[str, ...]) -> Markup:
    label = arrow.label
    if not lines:
        return Markup()
    ground = {"x": label.left - 3, "y": label.top, "width": label.width + 6, "height": label.height}
    texts = [
        element(
            "text",
            {
                "x": label.middle,
                "y": label.top + SMALL + n * SMALL * LINE,
                "class_": "attune-flow__answer",
            },
            line,
        )
        for n, line in enumerate(lines)
    ]
    return element("g", {}, element("rect", {**ground, "class_": "attune-flow__ground"}), *texts)
