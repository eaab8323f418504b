"""The urgent-help lines for paper: the area's own, or those that hold everywhere."""

from attune.kit.urgent import DEFAULT_LINES, HelpLine
from attune.place.localities.models import Locality


def urgent_lines(locality: Locality) -> tuple[HelpLine, ...]:
    own = locality.help_lines.all()
    return tuple(HelpLine(each.title, each.text, each.phone) for each in own) or DEFAULT_LINES
