"""Somebody's word that there is no such service: with a name and a day, never a guess."""

from dataclasses import dataclass
from datetime import date

from attune.domain.levels import Grouping
from attune.domain.refusals import Refused

from .vocabulary import Focus, Stage, WhoFor


@dataclass(frozen=True)
class NoService:
    """None was found in a grouping and an area: at one stage or all, for one group or for anybody.

    `focus` narrows it: there is none of that focus, though there may be others. `within` narrows
    it to a smaller place inside the area, so that it says nothing of the area as a whole. `on` is
    unknown for some published maps only.
    """

    grouping: Grouping
    area: str
    said_by: str
    on: date | None
    stage: Stage | None = None
    who: WhoFor | None = None
    focus: Focus | None = None
    within: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.said_by.strip():
            raise Refused("Say who found that there is no service")
        if not self.area:
            raise Refused("Say for which area there is no service")

    def says(self, grouping: Grouping, stage: Stage, who: WhoFor, area: str) -> bool:
        """Whether the statement reaches this one spot of the map."""
        return (
            (grouping, area) == (self.grouping, self.area)
            and self.stage in (None, stage)
            and self.who in (None, who)
        )
