"""A need estimate as plain text for a person at a terminal."""

from collections.abc import Iterator

from attune.domain.evidence import EvidenceSet
from attune.domain.gradients import AttachmentPercents
from attune.domain.levels import GROUPING_NOTE
from attune.domain.likely import Likely
from attune.domain.need import Need, Specialist
from attune.domain.uncertainty.ranges import RangedNeed

from .need_output import Provenance, year_in_words
from .ranges.drawn import spreads

WIDE = 58


def text(need: Need, provenance: Provenance, ranged: RangedNeed) -> str:
    """The sentence first, then the figures, where they come from, and what they are not."""
    parts = (
        _summary(need, ranged),
        _levels(need, ranged),
        _specialist(need, provenance.evidence),
        _attachment(need),
        [*_sources(need, provenance), _chance(ranged)],
        _limits(provenance.evidence),
    )
    return "\n\n".join("\n".join(part) for part in parts)


def _summary(need: Need, ranged: RangedNeed) -> Iterator[str]:
    yield (
        f"{need.place}: about {need.specialist.net:,} families with a child under two may need"
        " specialist parent and infant relationship (PAIR) support now,"
    )
    yield (
        f"beside about {need.specialist.perinatal:,} likely to be seen by perinatal mental"
        f" health ({need.specialist.gross:,} in all)."
    )
    likely = Likely.of(ranged.net, middle=need.specialist.net)
    yield f"Likely range: about {likely.low:,} to {likely.high:,}."


def _levels(need: Need, ranged: RangedNeed) -> Iterator[str]:
    yield f"{'Level':{WIDE}} {'Families':>9} {'Likely range':>18}  i-THRIVE grouping"
    for level, count in need.levels.items():
        likely = Likely.of(ranged.levels[level], middle=count)
        between = f"{likely.low:,} to {likely.high:,}"
        yield f"{level.title:{WIDE}} {count:>9,} {between:>18}  {level.grouping.value}"
    yield f"{'Children under two':{WIDE}} {need.under_twos:>9,}"
    yield f"Rounded {need.rounding.value}. {GROUPING_NOTE}"


def _specialist(need: Need, evidence: EvidenceSet) -> Iterator[str]:
    title = "Families who may need specialist support"
    yield f"{title:{WIDE}} {'All':>9} {'Perinatal':>10} {'Rest':>9}"
    yield _row("With a child under two now", need.specialist)
    yield _row("In one year", need.year)
    yield f"In one year: {year_in_words(evidence)}."


def _row(words: str, families: Specialist) -> str:
    return f"{words:{WIDE}} {families.gross:>9,} {families.perinatal:>10,} {families.net:>9,}"


def _attachment(need: Need) -> Iterator[str]:
    title = "Attachment, by deprivation of the neighbourhood"
    yield f"{title:{WIDE}} Under twos  Secure  Insecure  Disorganised"
    rows: list[tuple[str, int | None, AttachmentPercents]] = [
        ("All", need.under_twos, need.attachment)
    ]
    rows += [(f"Tenth {row.decile}", row.under_twos, row.attachment) for row in need.by_decile]
    for words, count, mix in rows:
        counted = "–" if count is None else f"{count:,}"
        yield (
            f"{words:{WIDE}} {counted:>10} {mix.secure:>6.1f}% {mix.insecure:>8.1f}%"
            f" {mix.disorganised:>12.1f}%"
        )
    if need.most_deprived_decile_percent is not None:
        yield (
            f"{need.most_deprived_decile_percent}% of children aged 0 to 2 live in the most"
            " deprived tenth of England's areas (tenth 1)."
        )


def _sources(need: Need, provenance: Provenance) -> Iterator[str]:
    evidence, population = provenance.evidence, need.vintages.population
    yield "Where this comes from"
    yield (
        f"- Population and deprivation: {need.vintages.title}, {need.areas:,} areas; the"
        f" population is {population.years_old(on=provenance.on)} years old"
    )
    for file in provenance.files:
        yield f"- {file['name']}, sha256 {file['sha256']}"
    yield f"- Assumptions: {evidence.title} ({evidence.id}, version {evidence.version})"
    yield f"  {evidence.source}"
    for change in evidence.changed:
        yield f"- {change.words}"
    if need.calibration:
        yield f"- Deprivation gradient: {need.calibration.obtained.value}"
    else:
        yield "- Plain percentages: the same in every neighbourhood, without deprivation"


def _chance(ranged: RangedNeed) -> str:
    sure = spreads()
    return (
        f"- Likely range: the middle 95% of {ranged.draws:,} draws (seed {ranged.seed}); spreads"
        f" {sure.id}, version {sure.version}, which are expert priors"
    )


def _limits(evidence: EvidenceSet) -> Iterator[str]:
    yield "What this number is not"
    for limit in evidence.limits:
        yield f"- {limit}"
