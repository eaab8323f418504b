"""The what-if page: what both ways come to under what was moved, and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from attune.domain.flow.scenarios.answers import Compared
from attune.domain.flow.scenarios.rates import Rates
from attune.domain.flow.scenarios.steps import Step
from attune.domain.refusals import Refused
from attune.place.jobs.models import Job
from attune.place.localities.models import Locality
from attune.planning.footing import Footing

from . import sentences, worked
from .asked import Asked, asked_of
from .jobs import newest_of


@dataclass(frozen=True, eq=False)
class WhatIf:
    """What was asked of one locality, and the answer so far."""

    asked: Asked
    answer: worked.Worked | None
    job: Job | None
    whole: bool  # of all replications
    problem: str = ""

    @property
    def compared(self) -> Compared | None:
        return self.answer.compared if self.answer else None

    @property
    def footing(self) -> Footing:
        """What the need stands on."""
        return self.asked.start.needed.ground

    @property
    def rates(self) -> Rates:
        """In use, with what was moved."""
        return self.asked.question.situation.rates

    @property
    def shown(self) -> Step | None:
        """The need looked at more closely; none: all families."""
        return self.asked.form.shown

    @property
    def lede(self) -> list[str]:
        """The answer in sentences."""
        if self.compared is None:
            return []
        return sentences.answer(self.compared, self.rates, self.shown)

    @property
    def today(self) -> str:
        """By which way the published pathway goes, where there is one."""
        return sentences.today(self.asked.start.today)

    @property
    def short(self) -> str:
        """The answer in one line, to stay in sight beside what is moved."""
        return sentences.short(self.compared, self.shown) if self.compared else ""

    @property
    def replications(self) -> int:
        if self.answer:
            return self.answer.replications
        return worked.first_count(self.asked.question)

    @property
    def planned(self) -> int:
        return self.asked.question.plan.replications

    @property
    def working(self) -> bool:
        """Whether all replications are being worked out now."""
        return not self.whole and self.job is not None and self.job.state.is_open

    @property
    def failed(self) -> str:
        """Why the rest was not worked out, where it was tried."""
        if self.whole or self.job is None or self.job.state.is_open:
            return ""
        words: str = self.job.last_sentence if self.job.state.can_be_tried_again else ""  # type: ignore[attr-defined]
        return words

    @property
    def basis(self) -> str:
        """How many replications stand behind the answer."""
        words = {"count": self.replications, "all": self.planned}
        if self.whole:
            return _("From %(count)s replications of five years each.") % words
        return _("From the first %(count)s of %(all)s replications.") % words


def what_if_of(locality: Locality, given: Mapping[str, str]) -> WhatIf | None:
    """With all replications where they are kept, or the first; None without a population."""
    asked = asked_of(locality, given)
    if asked is None:
        return None
    job = newest_of(asked)  # read before what it keeps: a job that has ended has left its answer
    if found := worked.kept(asked.question):
        return WhatIf(asked, found, job, whole=True, problem=asked.problem)
    try:
        first = worked.first(asked.question)
    except Refused as refused:
        return WhatIf(asked, None, job, whole=False, problem=asked.problem or str(refused))
    return WhatIf(asked, first, job, whole=False, problem=asked.problem)


def looked_at_again(locality: Locality, given: Mapping[str, str]) -> WhatIf | None:
    """Without simulating: whether all replications are kept by now."""
    asked = asked_of(locality, given)
    if asked is None:
        return None
    job = newest_of(asked)
    found = worked.kept(asked.question)
    return WhatIf(asked, found, job, whole=found is not None, problem=asked.problem)
