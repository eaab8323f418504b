"""Who is reached: families seen beside families who may need help, every count through the gate."""

from collections.abc import Iterator

from attune.domain.assessments.document import Block, BulletList, Heading, Paragraph
from attune.domain.refusals import Refused
from attune.planning import footing
from attune.planning.assessments.blocks import table_block
from attune.planning.assessments.gathering import OBSERVED, observed_used
from attune.planning.assessments.worked import Worked
from attune.planning.fairness.result import FairnessResult, KindResult, fairness_of


def fairness(worked: Worked) -> Iterator[Block]:
    """The newest counts, as the disclosure gate lets them through."""
    if tuple(observed_used(worked.locality)) != worked.inputs.files_of(OBSERVED):
        raise Refused("The counts of families seen that this report stands on are not those here")
    yield Heading("Who is reached")
    found = fairness_of(worked.locality)
    if found is None:
        yield Paragraph(
            "No counts of families seen have been loaded, so nothing can be said of who is reached."
        )
        return
    _on_the_same_files(worked)
    yield from _told(found)


def _told(found: FairnessResult) -> Iterator[Block]:
    yield Paragraph(
        f"{found.name}, {found.period}. Need here is the published estimate; small counts are"
        f" hidden under “{found.policy.title}”."
    )
    for kind in found.kinds:
        yield Heading(kind.title, level=2)
        yield from (Paragraph(sentence) for sentence in kind.sentences)
        yield from _tables(kind)
    yield BulletList(found.sources)


def _tables(kind: KindResult) -> Iterator[Block]:
    for table in (kind.seen, kind.ratios):
        if table is not None:
            yield table_block(table)


def _on_the_same_files(worked: Worked) -> None:
    """Counts are measured against the newest estimate, so it must be that of the report."""
    newest = footing.for_locality(worked.locality)
    if newest is None or newest.files != worked.ground.files:
        raise Refused(
            "Families seen are laid beside the newest population, which is not that of this report"
        )
