"""An evidence set out of its parsed file."""

from collections.abc import Mapping

from .evidence import EvidenceSet, Figure, Kind, Tabulated, Unit
from .reading import Entry
from .refusals import Refused

FIGURE_FIELDS = frozenset("title value low high unit kind source date url note fixed".split())


def read_evidence(data: object, *, file: str) -> EvidenceSet:
    """The set; refuses with the names of file, figure and field what cannot be read."""
    whole = Entry.of(file, data)
    tabulated = whole.entry("tabulated")
    return EvidenceSet(
        id=whole.text("id"),
        version=whole.text("version"),
        title=whole.text("title"),
        source=whole.text("source"),
        licence=whole.text("licence"),
        figures=read_figures(whole),
        tabulated=Tabulated(
            population=tabulated.text("population"),
            deprivation=tabulated.text("deprivation"),
            authority=tabulated.text("authority"),
            place=tabulated.text("place"),
        ),
        limits=whole.texts("limits"),
    )


def read_figures(whole: Entry) -> dict[str, Figure]:
    """The figures of a file, by id."""
    figures = whole.anything("figures")
    if not isinstance(figures, Mapping) or not figures:
        raise whole.refused("figures", "a table of figures is expected")
    return {each: _figure(each, table, whole.where) for each, table in figures.items()}


def _figure(figure_id: str, table: object, file: str) -> Figure:
    entry = Entry.of(f"{file}, figure {figure_id}", table)
    unknown = sorted(set(entry.data) - FIGURE_FIELDS)
    if unknown:
        raise entry.refused(unknown[0], "no figure has such a field")
    value, fixed = entry.number("value"), entry.yes("fixed")
    try:
        return Figure(
            id=figure_id,
            title=entry.text("title"),
            value=value,
            low=value if fixed else entry.number("low"),
            high=value if fixed else entry.number("high"),
            unit=entry.choice("unit", Unit),
            kind=entry.choice("kind", Kind),
            source=entry.text("source"),
            date=entry.day("date"),
            url=entry.text("url", ""),
            note=entry.text("note", ""),
            fixed=fixed,
        )
    except Refused as refused:
        if str(refused).startswith(file):
            raise
        raise Refused(f"{entry.where}: {refused}") from None
