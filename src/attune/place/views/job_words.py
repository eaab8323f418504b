"""What the states of a job are called on a page, and how each is coloured."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from attune.domain.job_moves import JobState

# The word, and the mood of its tag (kit/parts.jinja).
WORDS: dict[JobState, tuple[Promise, str]] = {
    JobState.WAITING: (_("Waiting"), "waiting"),
    JobState.RUNNING: (_("Going on"), "waiting"),
    JobState.DONE: (_("Done"), "good"),
    JobState.FAILED: (_("Could not be done"), "stopped"),
    JobState.STOPPED: (_("Stopped"), "plain"),
    JobState.LOST: (_("Stopped unexpectedly"), "careful"),
}


def words(state: str) -> tuple[Promise, str]:
    """The word and the mood of a state as an event keeps it."""
    return WORDS[JobState(state)]
