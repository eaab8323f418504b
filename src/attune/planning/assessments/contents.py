"""The report of a needs assessment as one document: which sections, in which order."""

from collections.abc import Callable, Iterator

from django.utils import translation

from attune.domain.assessments.document import Block, Document, PageBreak
from attune.domain.assessments.inputs import ReportInputs
from attune.kit.formats import day
from attune.place.localities.models import Locality

from .sections import ahead, fairness, need, offer, places, sources, staff, summary
from .worked import Worked

LANGUAGE = "en-GB"
Section = Callable[[Worked], Iterator[Block]]
SECTIONS: tuple[Section, ...] = (
    need.levels,
    need.movers,
    need.where,
    places.places,
    offer.offer,
    fairness.fairness,
    ahead.ahead,
    staff.staff,
    sources.limits,
    sources.sources,
    sources.again,
    sources.register,
)


def report(locality: Locality, inputs: ReportInputs) -> Document:
    """The same inputs give the same document; Refused where what they name is not here."""
    # Whoever asks, in whichever language: the report is in English, and so are its figures.
    with translation.override("en"):
        worked = Worked.of(locality, inputs)
        return Document(
            title=inputs.title,
            subtitle=f"{locality.name}, {day(inputs.on)}",
            language=LANGUAGE,
            blocks=tuple(_blocks(worked)),
        )


def _blocks(worked: Worked) -> Iterator[Block]:
    """The summary alone on its page, then everything else."""
    yield from summary.summary(worked)
    yield PageBreak()
    for section in SECTIONS:
        yield from section(worked)
