"""A walk as plain text, to paste into the practitioner's own record; nothing about a person."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from attune.kit import formats

from .walking import Walking


def summary(walking: Walking, *, on: date) -> str:
    """What was walked on a day, answer by answer, and what the pathway suggested."""
    return "\n".join(_lines(walking, on))


def _lines(walking: Walking, on: date) -> Iterator[str]:
    shown, step = walking.shown, walking.at.step
    yield _("Walk through “%(title)s”") % {"title": shown.pathway.title}
    yield _("Place: %(place)s") % {"place": shown.document.locality}
    yield _("Day: %(day)s") % {"day": formats.day(on)}
    yield _edition(walking)
    yield ""
    yield _("Answers")
    for each in walking.earlier:
        yield f"- {each.step.question} {each.answer}"
    yield ""
    yield _("This pathway suggests: %(title)s") % {"title": step.title}
    for grouping in walking.suggested:
        yield f"- {grouping.words.title}"
    yield ""
    yield _("A suggestion to think with, not a decision. Attune kept nothing of this.")


def _edition(walking: Walking) -> str:
    shown = walking.shown
    if shown.is_draft:
        return _("Draft: not published")
    said = _("Edition %(number)s, published on %(day)s, checksum %(checksum)s")
    return said % {
        "number": shown.number,
        "day": formats.day(shown.document.published_on),
        "checksum": walking.reading.checksum,
    }
