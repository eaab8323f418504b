"""What was asked of one locality: its situation, what was moved, and the question that makes."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from attune.domain.refusals import Refused
from attune.place.localities.models import Locality

from .documents import Question
from .forms import WhatIfForm
from .situated import Situated, situated


@dataclass(frozen=True, eq=False)
class Asked:
    """One what-if, before anything is simulated."""

    locality: Locality
    start: Situated
    form: WhatIfForm
    question: Question
    problem: str = ""

    @property
    def query(self) -> str:
        """The part of the address that leads to this very answer."""
        return self.form.query

    @property
    def moved(self) -> str:
        """The part that the answer follows from, whatever is looked at."""
        return urlencode(self.form.moved)


def asked_of(locality: Locality, given: Mapping[str, str]) -> Asked | None:
    """None where no population is loaded; as it stands in the area where that cannot be."""
    start = situated(locality)
    if start is None:
        return None
    form = WhatIfForm(given, start=start.situation)
    try:
        return Asked(locality, start, form, Question.of(form.situation))
    except Refused as refused:
        return Asked(locality, start, form, Question.of(start.situation), problem=str(refused))
