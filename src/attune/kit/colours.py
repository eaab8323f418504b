"""Colours of our pictures: blues of the NHS palette, with the contrast that tells them apart."""

from __future__ import annotations

import re

INK = "#212b32"
QUIET = "#4c6272"
PAPER = "#ffffff"
BAR = "#005eb8"
TRACK = "#d8dde0"
# From light to dark. Neighbours differ at least 3 to 1, so they also differ in grey and in print.
SHARES = ("#d5e5f4", "#2672b8", "#00184d")
# Five steps for maps; the lines between areas and the table tell apart what the tones do not.
STEPS = ("#e6eff7", "#b3cfea", "#669ed4", "#2672b8", "#003087")


def luminance(colour: str) -> float:
    """How bright a colour looks, from 0 to 1 (WCAG 2.2, relative luminance)."""
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        raise ValueError(f"a colour is # and six hexadecimal digits: {colour!r}")
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(ground: str) -> str:
    """Black or white, whichever reads better on this colour."""
    return max((INK, PAPER), key=lambda ink: contrast(ink, ground))


def steps(count: int) -> tuple[str, ...]:
    """As many map tones as asked for, spread from light to dark."""
    if not 1 <= count <= len(STEPS):
        raise ValueError(f"a map has 1 to {len(STEPS)} classes, not {count}")
    if count == 1:
        return (STEPS[2],)
    return tuple(STEPS[round(place * (len(STEPS) - 1) / (count - 1))] for place in range(count))
