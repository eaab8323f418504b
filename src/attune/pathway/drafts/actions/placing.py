"""The verbs on what stands in a slot; `which` is a service's id, or the name of what is wanted."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from attune.directory.records.models import Service
from attune.domain.pathways import editing_placing as placing
from attune.pathway.records.models import DraftChange, LocalPathway

from .keeping import keep_edit

if TYPE_CHECKING:
    from attune.place.members.models import Member


def place(
    pathway: LocalPathway,
    *,
    slot: str,
    service: Service,
    words: str = "",
    by: "Member | None",
    at: datetime,
) -> DraftChange | None:
    """Put a service of the directory in a slot."""
    uid, name = str(service.uid), service.name
    change = partial(placing.place, slot=slot, service=uid, name=name, words=words)
    return keep_edit(pathway, change=change, by=by, at=at)


def want(
    pathway: LocalPathway,
    *,
    slot: str,
    name: str,
    words: str = "",
    by: "Member | None",
    at: datetime,
) -> DraftChange | None:
    """Name in a slot what the area wants and does not have yet."""
    change = partial(placing.want, slot=slot, name=name, words=words)
    return keep_edit(pathway, change=change, by=by, at=at)


def note(
    pathway: LocalPathway, *, slot: str, which: str, words: str, by: "Member | None", at: datetime
) -> DraftChange | None:
    """Say something about what stands in a slot."""
    change = partial(placing.note, slot=slot, which=which, words=words)
    return keep_edit(pathway, change=change, by=by, at=at)


def move_placement(
    pathway: LocalPathway, *, slot: str, which: str, up: bool, by: "Member | None", at: datetime
) -> DraftChange | None:
    """Let what stands in a slot change places with its neighbour."""
    change = partial(placing.move, slot=slot, which=which, up=up)
    return keep_edit(pathway, change=change, by=by, at=at)


def take_out(
    pathway: LocalPathway, *, slot: str, which: str, by: "Member | None", at: datetime
) -> DraftChange | None:
    """Take something out of its slot."""
    change = partial(placing.take_out, slot=slot, which=which)
    return keep_edit(pathway, change=change, by=by, at=at)
