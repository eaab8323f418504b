"""Ward by ward: who may need specialist help where, with intervals."""

from collections.abc import Iterator

from attune.domain.assessments.document import Block, Heading, Note, Paragraph
from attune.domain.assumptions import Assumptions
from attune.domain.need_areas.estimates import Measure, Method
from attune.domain.need_areas.kinds import Ages
from attune.domain.refusals import Refused
from attune.kit.formats import number
from attune.planning.areas.grounds import FEWER, MANY, Ground, Loaded
from attune.planning.areas.preschool import preschool
from attune.planning.areas.sentences import list_sentence
from attune.planning.areas.small_areas import small_areas_of
from attune.planning.areas.tables import list_table
from attune.planning.assessments.blocks import table_block
from attune.planning.assessments.gathering import LOOKUP, lookups_used, wards_of
from attune.planning.assessments.worked import Worked

AGES = Ages.UNDER_TWO


def places(worked: Worked) -> Iterator[Block]:
    """Every ward, on the lookup that the inputs name; or why none can be told."""
    loaded = Loaded(*worked.pair, small_areas_of(*worked.pair)) if worked.pair else None
    found = wards_of(Ground(worked.locality, worked.ground, loaded))
    if tuple(lookups_used(found)) != worked.inputs.files_of(LOOKUP):
        raise Refused("The lookup into wards that this report stands on is not the one here now")
    yield Heading("Ward by ward")
    if not found.areas:
        yield Paragraph(" ".join(found.why))
        return
    chance = worked.chance if len(found.areas) <= MANY else worked.drawn(FEWER)
    method = Method(Assumptions.of(worked.evidence), worked.gradient, chance, preschool())
    rows = [method.estimate(area, AGES) for area in found.areas]
    yield Paragraph(list_sentence(rows, Measure.NET, found.kind))
    yield table_block(
        list_table(rows, Measure.NET, AGES, found.kind.many), widths=(40, 16, 16, 16, 12)
    )
    yield Note(
        f"{number(chance.count)} draws. Small figures are estimates, not counts of families:"
        " wards of few children have wide intervals."
    )
