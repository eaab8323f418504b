"""What a pathway's parts name that is not there: every such place, not only the first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .laid_out import CARDS, FAMILY, HEAD, Fields, called, list_of

Parts = Mapping[str, Fields]


@dataclass(frozen=True)
class LooseEnd:
    """A part that names another which is not there (`needs`, by its path)."""

    path: str
    needs: str
    sentence: str


def loose_ends(parts: Parts) -> tuple[LooseEnd, ...]:
    """Every route, condition, view or slot that leads to nothing."""
    return tuple(end for end in _ends(parts) if end.needs not in parts)


def _ends(parts: Parts) -> Iterator[LooseEnd]:
    starts = str(parts[HEAD]["starts_at"])
    yield LooseEnd(
        HEAD,
        f"steps.{starts}",
        f"The pathway begins at the step “{starts}”, which would not be there",
    )
    for path, fields in parts.items():
        section, name = list_of(path), called(path, fields)
        if section == "steps":
            yield from _of_step(path, name, fields)
        if section == CARDS:
            yield LooseEnd(path, FAMILY, f"“{name}” needs the family version’s opening words")
        for slot in fields.get("slots", ()) if section in ("layers", CARDS) else ():
            yield LooseEnd(
                path, f"slots.{slot}", f"“{name}” names the slot “{slot}”, which would not be there"
            )


def _of_step(path: str, name: str, step: Fields) -> Iterator[LooseEnd]:
    for view in step.get("gathers", ()):
        said = f"The step “{name}” gathers “{view}”, which would not be there"
        yield LooseEnd(path, f"information.{view}", said)
    for route in step.get("routes", ()):
        to = route["to"]
        yield LooseEnd(
            path, f"steps.{to}", f"The step “{name}” leads to “{to}”, which would not be there"
        )
        yield from _of_conditions(path, name, route)


def _of_conditions(path: str, name: str, route: Mapping[str, Any]) -> Iterator[LooseEnd]:
    for condition in route.get("when", ()):
        asked = condition["step"]
        said = f"The step “{name}” goes by what was answered at “{asked}”, which would not be there"
        yield LooseEnd(path, f"steps.{asked}", said)
