"""What was asked: a question, its choices, and the situation as it was moved."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from attune.domain import canonical
from attune.place.localities.models import Locality
from attune.planning.flow.asked import Asked, asked_of
from attune.planning.flow.documents import exact

from .study import Choices, Study


@dataclass(frozen=True, eq=False)
class StudyAsked:
    """One question of one locality, before anything is worked out."""

    study: Study
    what_if: Asked
    choices: Choices

    @property
    def query(self) -> str:
        """The part of the address that leads to this very answer."""
        return urlencode({**self.what_if.form.moved, **self.choices.plain})

    @property
    def as_given(self) -> str:
        """The same where a choice is wrong, so that its page can say so."""
        return urlencode({**self.what_if.form.moved, **self.choices.as_given})

    @property
    def work_query(self) -> str:
        """The part of it that the work hangs on."""
        left_out = self.study.only_shown
        plain = {k: v for k, v in self.choices.plain.items() if k not in left_out}
        return urlencode({**self.what_if.form.moved, **plain})

    @property
    def sha256(self) -> str:
        """Of everything that the answer follows from."""
        chosen = {k: str(v) for k, v in self.choices.chosen.items()}
        whole: dict[str, Any] = {
            "study": self.study.key,
            "choices": {k: v for k, v in chosen.items() if k not in self.study.only_shown},
            "question": self.what_if.question.document,
        }
        return hashlib.sha256(canonical.text(exact(whole)).encode()).hexdigest()


def study_asked(locality: Locality, study: Study, given: Mapping[str, str]) -> StudyAsked | None:
    """None where no population is loaded for the locality."""
    what_if = asked_of(locality, given)
    return StudyAsked(study, what_if, study.choices(given)) if what_if else None
