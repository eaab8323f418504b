"""On which days the leads are written to about the review of an edition.

The days are an Attune proposal, editable: two months before to plan it, the day itself, and two
months after if nobody has published since.
"""

from collections.abc import Collection
from datetime import date, timedelta
from enum import Enum

SOON = timedelta(days=60)


class ReviewWord(Enum):
    """A letter about a review; each goes once."""

    COMING = "coming"
    DUE = "due"
    OVERDUE = "overdue"


FROM = {ReviewWord.COMING: -SOON, ReviewWord.DUE: timedelta(0), ReviewWord.OVERDUE: SOON}


def due_word(review_due: date, sent: Collection[ReviewWord], *, on: date) -> ReviewWord | None:
    """The letter that is due on a day; one that was missed is not made up for."""
    passed = [word for word, days in FROM.items() if review_due + days <= on]
    last = passed[-1] if passed else None
    return last if last and last not in sent else None
