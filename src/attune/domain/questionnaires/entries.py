"""What reading an item and reading a whole questionnaire have in common."""

from attune.domain.reading import Entry
from attune.domain.refusals import Refused


def only(entry: Entry, fields: frozenset[str]) -> Entry:
    """The entry, if it holds no field that would be overlooked."""
    unknown = sorted(set(entry.data) - fields)
    if unknown:
        raise entry.refused(unknown[0], "there is no such field here")
    return entry


def placed(entry: Entry, refused: Refused) -> Refused:
    """The refusal with its place, unless it names it already."""
    said, file = str(refused), entry.where.split(",", 1)[0]
    return refused if said.startswith(file) else Refused(f"{entry.where}: {said}")
