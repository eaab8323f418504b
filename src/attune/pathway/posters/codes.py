"""Codes on paper: they lead to the current edition, and the page says when the paper is old."""

import segno
from django.utils.translation import gettext as _

from attune.domain.pathways.faces import Face
from attune.pathway.pages.printed import printed_address
from attune.pathway.shown.shown import ShownEdition

QUIET = 4  # modules of white around a code, as ISO/IEC 18004 asks

TITLES = {
    Face.PRACTITIONERS: lambda: _("The pathway as it is today"),
    Face.WALK: lambda: _("Walk through it together"),
    Face.FAMILY: lambda: _("Read this on your phone"),
}


def scanned(shown: ShownEdition, face: Face, *, language: str) -> list[dict[str, object]]:
    """A code for a face, as the templates want it; none on a draft, which has no edition yet."""
    if shown.edition is None:
        return []
    address = printed_address(shown.edition, face, language)
    return [
        {
            "rows": modules(address),
            "title": TITLES[face](),
            "text": _("Scan the code. If this paper is old, the page will say so."),
            "address": address,
            "alt": _("A code to scan that leads to %(address)s") % {"address": address},
        }
    ]


def modules(address: str) -> list[str]:
    """The code row by row: 1 is dark, 0 is light, the quiet border with it."""
    code = segno.make(address, error="m", micro=False)
    return ["".join("1" if dark else "0" for dark in row) for row in code.matrix_iter(border=QUIET)]
