"""Every question there is, in the order of the list."""

from django.http import Http404

from .staff import STAFF
from .study import Study

STUDIES: tuple[Study, ...] = (STAFF,)


def study_called(key: str) -> Study:
    """Http404 where there is no such question."""
    found = next((study for study in STUDIES if study.key == key), None)
    if found is None:
        raise Http404("There is no such question")
    return found
