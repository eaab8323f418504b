"""Pictures of invented families on their way through help, for the gallery of the kit."""

from django.template import engines

from attune.kit.band_chart import BandChart, BandSeries, Moment, Target
from attune.kit.break_even import BreakEvenChart, Here
from attune.kit.dumbbell import DumbbellChart, Pair
from attune.kit.sankey import Box, Sankey, Stream, Tone
from attune.kit.stepper import Frame, Stepper
from attune.kit.wait_chart import Quantile, WaitChart, Waits

PAGE = """{% extends "kit/layout.jinja" %}{% from "kit/figure.jinja" import figure %}
{% block title %}Families through help{% endblock %}{% block content %}
{% for key, picture in pictures.items() %}{{ figure(picture, key) }}{% endfor %}{% endblock %}"""
STEPS = ("Advice", "Targeted help", "Brief parent-infant help", "Specialised parent-infant help")
ENDS = (
    ("right", "Right help completed", Tone.HELPED),
    ("way", "Right help under way", Tone.HELPED),
    ("enough", "Resolved at a lower step", Tone.PARTLY),
    ("lower", "Lower help only", Tone.PARTLY),
    ("gave", "Gave up waiting", Tone.LOST),
    ("lost", "Lost on the way", Tone.LOST),
    ("old", "Turned two before help", Tone.LOST),
    ("still", "Still waiting", Tone.LOST),
)


def sankey() -> Sankey:
    boxes = [Box("door", "All families", 0)]
    boxes += [Box(name, name, column) for column, name in enumerate(STEPS, start=1)]
    boxes += [Box(key, name, 5, tone) for key, name, tone in ENDS]
    streams, there = [Stream("door", STEPS[0], 2600)], 2600
    for place, step in enumerate(STEPS):
        onward = there * 4 // 10 if place < 3 else 0
        streams += [Stream(step, STEPS[place + 1], onward)] if onward else []
        for key, share in (("right", 0.35), ("enough", 0.1), ("gave", 0.08), ("old", 0.01)):
            streams.append(Stream(step, key, round(there * share)))
        there = onward
    stages = ("At the door", "Step 1", "Step 2", "Step 3", "Step 4", "What became of them")
    return Sankey("What became of families", stages, tuple(boxes), tuple(streams), "families")


def queue() -> BandChart:
    series = []
    for name, rise in (("Escalator", 0.4), ("Front door", 0.15)):
        courses = ((week, rise * week) for week in range(0, 157, 4))
        moments = (Moment(w, m, m * 0.5, m * 0.8, m * 1.2, m * 1.6) for w, m in courses)
        series.append(BandSeries(name, tuple(moments)))
    target = Target("Room to wait", 40)
    return BandChart("Families waiting", tuple(series), "Families", target=target)


def waits() -> WaitChart:
    rows = []
    for step, half in zip(STEPS[1:], (3, 14, 30), strict=True):
        for name, part in (("Escalator", 1.0), ("Front door", 0.4)):
            wait = half * part
            quantiles = (Quantile(wait * n, wait * n * 0.9, wait * n * 1.1) for n in (1, 2, 2.6))
            rows.append(Waits(name, *quantiles, group=step))
    return WaitChart("How long families wait", tuple(rows), "weeks", Target("Aim", 4))


def gains() -> DumbbellChart:
    pairs = (Pair(STEPS[0], 99, 90, -10, -8), Pair(STEPS[3], 23, 67, 40, 48))
    return DumbbellChart("Who gains", "Escalator", "Front door", pairs, "points", percent=True)


def break_even() -> BreakEvenChart:
    xs, ys = tuple(range(20, 101, 20)), tuple(range(0, 81, 20))
    grid = tuple(tuple(x - y - 35.0 for x in xs) for y in ys)
    rates = ("Families judged rightly", "Families for whom a lower step is enough")
    names = ("Which way helps more", xs, ys, grid, "Escalator", "Front door")
    return BreakEvenChart(*names, *rates, "more helped", Here(70, 30, 60, 80, 20, 45))


def weeks(shown: int = 2) -> Stepper:
    frames = tuple(
        Frame(week, (week, week * 2, week * 3, week), (20, week * 4, week, week))
        for week in range(0, 20, 4)
    )
    return Stepper("Week by week", STEPS, frames, shown, lambda place: f"?week={place}#steps")


def pictures() -> dict[str, object]:
    """Each with the key it stands under."""
    return {
        "sankey": sankey(),
        "queue": queue(),
        "waits": waits(),
        "gains": gains(),
        "even": break_even(),
        "steps": weeks(),
    }


def page() -> str:
    return str(engines["jinja2"].from_string(PAGE).render({"pictures": pictures()}))
