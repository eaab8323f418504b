"""A kept report made again from its inputs, and laid beside what it said."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from attune.domain.assessments.inputs import read_inputs
from attune.domain.refusals import Refused
from attune.planning.models import Report

from .contents import report


@dataclass(frozen=True)
class Compared:
    """Whether a report says the same when it is made again, in one sentence."""

    same: bool
    words: str


def compare(kept: Report) -> Compared:
    """Made again just now: the same to the letter, another, or why it cannot be made."""
    try:
        again = report(kept.locality, read_inputs(kept.inputs, file=kept.title))
    except Refused as refused:
        words = _("It cannot be made again here: %(why)s.")
        return Compared(False, words % {"why": str(refused).rstrip(".")})
    if again.text() == kept.document:
        return Compared(True, _("Made again from its inputs just now: the same to the letter."))
    return Compared(
        False,
        _(
            "Made again from its inputs just now, it says something else: Attune has changed since"
            " it was kept. The report below is as it was kept."
        ),
    )


def dated_of(kept: Report) -> date:
    """The day that the report tells."""
    return read_inputs(kept.inputs, file=kept.title).on
