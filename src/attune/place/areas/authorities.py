"""The local authorities that a loaded population counts, by name."""

from collections.abc import Iterator
from dataclasses import dataclass

from .models import Area, Dataset, Link, Population


@dataclass(frozen=True)
class Authority:
    """A local authority whose small areas were loaded."""

    code: str
    name: str


def loaded_authorities(words: str = "") -> list[Authority]:
    """Those whose name or code holds these words, whatever their case; all without words."""
    named = {code: name for dataset in _datasets() for code, name in _named(dataset)}
    wanted = words.casefold().strip()
    found = [
        Authority(code, name)
        for code, name in named.items()
        if wanted in name.casefold() or wanted in code.casefold()
    ]
    return sorted(found, key=lambda each: (each.name.casefold(), each.code))


def _datasets() -> Iterator[Dataset]:
    """The oldest first, so that the newest file's name of an authority stands."""
    yield from reversed(Dataset.objects.current("population"))


def _named(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """By the file's own word, or by a lookup's where it does not name authorities."""
    if dataset.authority_geography:
        rows = Population.objects.of(dataset).order_by().values_list("authority", flat=True)
        codes = [code for code in rows.distinct() if code]
        yield from Area.objects.names(dataset.authority_geography, codes).items()
        return
    lookup = Dataset.objects.linking(dataset.geography, "lad").first()
    if lookup:
        parents = Link.objects.filter(
            dataset=lookup, change="", parent__geography__startswith="lad"
        )
        yield from parents.order_by().values_list("parent__code", "parent__name").distinct()
