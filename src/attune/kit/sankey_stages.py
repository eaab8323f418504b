"""The narrow form of a Sankey picture: stage under stage, a bar for each box, where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from markupsafe import Markup

from attune.kit.colours import INK, QUIET
from attune.kit.marks import GAP, LINE, THICK, block, words
from attune.kit.sankey_tones import BOXES, defined, filled
from attune.kit.svg import picture, wrapped

if TYPE_CHECKING:
    from attune.kit.sankey import Box, Sankey

WIDE = 99.0  # percent of the width: everybody
LABEL_WIDTH = 32  # characters that fit a 320 px page, also where many are wide


def narrow(sankey: Sankey, key: str) -> Markup:
    """As wide as there is room; its letters never shrink."""
    page = _Page([*defined(key)])
    for column, stage in enumerate(sankey.stages):
        page.say(str(stage), bold=True, fill=QUIET)
        page.top += 6 if str(stage) else 0
        for box in (each for each in sankey.boxes if each.column == column):
            _row(page, sankey, box, key)
    page.say(sankey.gone_back)
    return picture(key, str(sankey.title), sankey.description, *page.parts, height=page.top + 4)


class _Page:
    """Parts put under one another."""

    def __init__(self, parts: list[Markup]) -> None:
        self.parts, self.top = parts, 0

    def say(self, said: str, *, bold: bool = False, fill: str = INK) -> None:
        for line in wrapped(said, LABEL_WIDTH) if said else ():
            self.parts.append(words(line, 0, self.top + 16, bold=bold, fill=fill))
            self.top += LINE


def _row(page: _Page, sankey: Sankey, box: Box, key: str) -> None:
    """Its name and figure, its bar, and who goes where from it."""
    together = sankey.figure(box).replace(" ", "\u00a0")
    page.say(f"{box.label}: {together}")
    share = sankey.amount(box) / sankey.whole if sankey.whole else 0.0
    tone = filled(BOXES, box.tone, key)
    page.parts.append(block(0.2, share * WIDE, page.top + 4, tone, outline=INK))
    page.top += THICK + 10
    for said in _leads(sankey, box):
        page.say(said)
    page.top += GAP - 8


def _leads(sankey: Sankey, box: Box) -> Iterator[str]:
    for stream in sankey.drawn:
        if stream.source == box.key:
            ends = {
                "figure": sankey.shown(stream.amount),
                "other": sankey.by_key[stream.target].label,
            }
            yield _("%(figure)s to %(other)s") % ends
