"""The register of assumptions, the sources, the limits, and how to make the report again."""

from collections.abc import Iterable, Iterator

from attune.domain.assessments.document import (
    Block,
    BulletList,
    Heading,
    Note,
    Paragraph,
    TableBlock,
)
from attune.domain.assessments.inputs import FileUsed
from attune.domain.evidence import EvidenceSet, Figure
from attune.kit.formats import day, number
from attune.planning import need_sources
from attune.planning.assessments.blocks import grouped
from attune.planning.assessments.gathering import sha256_of
from attune.planning.assessments.worked import Worked
from attune.planning.ranges.drawn import spreads

REGISTER = ("Figure", "In use", "Published", "Range", "Who says so", "Source and date")
WIDTHS = (25, 9, 12, 14, 13, 27)


def register(worked: Worked) -> Iterator[Block]:
    """Every figure that the estimate assumes."""
    yield Heading("Register of assumptions")
    changes = [change.words for change in worked.evidence.changed]
    yield Heading("What was changed from the published values", level=2)
    if changes or worked.says:
        yield BulletList((*changes, *worked.says))
    else:
        yield Paragraph("Nothing was changed.")
    yield Heading("Every figure assumed", level=2)
    yield TableBlock(
        caption=f"{worked.evidence.title}, version {worked.evidence.version}",
        columns=REGISTER,
        rows=tuple(_figures(worked.evidence)),
        widths=WIDTHS,
    )
    yield Heading("How sure each assumption is", level=2)
    yield Paragraph(
        "These are expert priors: judgements of how far the true value may lie from the middle"
        " one. Nobody measured them; each may be changed."
    )
    yield TableBlock(
        caption=f"{spreads().title}, version {spreads().version}",
        columns=REGISTER,
        rows=tuple(_line(each, each.shown(each.value)) for each in spreads().figures.values()),
        widths=WIDTHS,
    )


def _figures(evidence: EvidenceSet) -> Iterator[tuple[str, ...]]:
    for figure in evidence.figures.values():
        if not figure.fixed:
            yield _line(figure, figure.shown(evidence.value(figure.id)))


def _line(figure: Figure, in_use: str) -> tuple[str, ...]:
    published = figure.shown(figure.value)
    used = f"{in_use} (changed)" if in_use != published else in_use
    source = ", ".join((figure.source.rstrip("."), day(figure.date)))
    return (figure.title, used, published, figure.range, need_sources.mark(figure), source)


def sources(worked: Worked) -> Iterator[Block]:
    """Files with their checksums, vintages with their age, and how the ranges were drawn."""
    inputs, need = worked.inputs, worked.need
    population, deprivation = need.vintages.population, need.vintages.deprivation
    years = population.years_old(on=inputs.on)
    yield Heading("Sources and how old they are")
    lines = [
        f"Population: {population.name}, as counted on {day(population.day)}: {years} years old.",
        *([f"Deprivation: {deprivation.name}, published on {day(deprivation.published)}."]
          if deprivation else []),
        *worked.ground.sources,
        f"Evidence: {worked.evidence.title}. {worked.evidence.source}",
        *([worked.ground.note] if worked.ground.note else []),
    ]  # fmt: skip
    yield BulletList(tuple(lines))
    yield _files((*inputs.files, inputs.evidence, inputs.spreads))
    if inputs.editions:
        yield TableBlock(
            caption="Pathways as published on the day",
            columns=("Pathway", "Edition", "sha256"),
            rows=tuple(
                (each.pathway, str(each.number), grouped(each.sha256)) for each in inputs.editions
            ),
            numeric=frozenset({1}),
            widths=(30, 12, 58),
        )


def _files(used: Iterable[FileUsed]) -> TableBlock:
    return TableBlock(
        caption="Files, and the checksums by which they are told apart",
        columns=("What", "File", "Vintage", "sha256"),
        rows=tuple(
            (each.kind.capitalize(), each.name, each.vintage, grouped(each.sha256)) for each in used
        ),
        widths=(15, 24, 18, 43),
    )


def limits(worked: Worked) -> Iterator[Block]:
    """What the figures are not."""
    yield Heading("What these figures are not")
    yield BulletList(worked.evidence.limits)


def again(worked: Worked) -> Iterator[Block]:
    """How it was worked out, and how anybody makes the same report again."""
    inputs, need = worked.inputs, worked.need
    yield Heading("How it was worked out, and how to make this report again")
    lines = [
        "By deprivation of the small areas in which the children live."
        if need.calibration
        else "With the published percentages as they are, the same in every area.",
        f"{number(need.areas)} small areas or bands; counts rounded {need.rounding.value}.",
        need_sources.chance(worked.ranged),
        f"Small counts from services are told under the disclosure policy “{inputs.policy}”.",
    ]
    if need.calibration:
        lines.insert(1, f"Gradient: {need.calibration.obtained.value}.")
    yield BulletList(tuple(lines))
    yield Note(
        "The file of inputs that comes with this report holds all of this. The same inputs make"
        f" the same report again. Its sha256 is {grouped(sha256_of(inputs.text()))}."
    )
