"""Work of publishing by the clock: the leads hear of each review before, on the day, and after."""

from datetime import timedelta

from django.utils import timezone

from attune.domain.pathways.review_days import SOON, ReviewWord, due_word
from attune.domain.schedules import Every
from attune.pathway.records.models import Edition, ReviewLetter
from attune.place.jobs.kinds import Due, Kind, Periodic

from .actions import write_about_review


def write_about_reviews(due: Due) -> str:
    """Every current edition whose review is near or past; older editions need none."""
    on = timezone.localdate(due.at)
    near = Edition.objects.current().due_by(on + SOON).select_related("pathway__locality")
    told = 0
    for edition in near:
        sent = [ReviewWord(each.sort) for each in ReviewLetter.objects.about(edition)]
        if word := due_word(edition.review_due, sent, on=on):
            write_about_review(edition, word=word, by=None, at=due.at)
            told += 1
    return f"{told} reviews written about"


KINDS: tuple[Kind, ...] = ()
PERIODIC = (
    Periodic(
        "pathway.write_about_reviews",
        Every(timedelta(days=1), timedelta(hours=6)),
        write_about_reviews,
    ),
)
