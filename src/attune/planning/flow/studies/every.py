"""Every question there is, in the order of the list."""

from django.http import Http404

from .at_best import AT_BEST
from .break_even import BREAK_EVEN
from .changes import SELF_REFERRAL, TRAINING, VACANCY
from .split import SPLIT
from .staff import STAFF
from .study import Study
from .tornado import TORNADO
from .travel import TRAVEL

STUDIES: tuple[Study, ...] = (
    TORNADO,
    BREAK_EVEN,
    AT_BEST,
    STAFF,
    SPLIT,
    TRAVEL,
    SELF_REFERRAL,
    TRAINING,
    VACANCY,
)


def study_called(key: str) -> Study:
    """Http404 where there is no such question."""
    found = next((study for study in STUDIES if study.key == key), None)
    if found is None:
        raise Http404("There is no such question")
    return found
