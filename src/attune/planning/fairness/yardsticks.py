"""What reach is measured against: the need of each group, or the denominators that were sent."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from attune.domain.assumptions import Assumptions
from attune.domain.fairness.expected import need_by_decile, need_of
from attune.domain.fairness.observed import GroupKind, ObservedTable
from attune.domain.fairness.reach import Yardstick
from attune.domain.gradients import Gradient
from attune.domain.need_areas.kinds import Ages, AreaKind
from attune.domain.refusals import Refused
from attune.place.localities.models import Locality
from attune.planning.areas.found import areas_of
from attune.planning.areas.grounds import Ground
from attune.planning.evidence import shipped


@dataclass(frozen=True)
class Yardsticks:
    """A figure for each group by its code, what it is, and what the page says about it."""

    values: Mapping[str, float]
    of: Yardstick
    notes: tuple[str, ...]


class Measured:
    """The need of a locality's groups, on its newest files and the published assumptions."""

    def __init__(self, locality: Locality) -> None:
        self.locality = locality
        self.ground = Ground.of(locality)
        self.assumptions = Assumptions.of(shipped().evidence)
        self.gradient: Gradient | None = None
        self.why = _("No population is loaded for this place, so there is no need estimate.")
        if self.ground:
            try:
                self.gradient = self.ground.footing.calibration(shipped().evidence).gradient
            except Refused as refused:
                self.why = str(refused)

    def whole(self) -> float | None:
        """Families of the whole place who may need specialist help, beyond perinatal teams."""
        if self.ground is None:
            return None
        own = self.ground.own(Ages.UNDER_TWO)
        return need_of(own.collapsed, self.gradient, self.assumptions)

    def yardsticks(self, table: ObservedTable) -> Yardsticks:
        """By need where there is an estimate, else by the denominators sent, if any."""
        if table.kind is GroupKind.ETHNICITY:
            return Yardsticks(table.denominators, Yardstick.DENOMINATOR, (why_never_need(),))
        needs = {code: need for code, need in self._needs(table.kind).items() if need > 0}
        if needs:
            return Yardsticks(needs, Yardstick.NEED, tuple(self._notes(table, needs)))
        said = _("No need estimate by group: %(why)s") % {"why": self.why}
        return Yardsticks(table.denominators, Yardstick.DENOMINATOR, (said,))

    def _needs(self, kind: GroupKind) -> Mapping[str, float]:
        if self.ground is None:
            return {}
        try:
            if kind is GroupKind.DECILE:
                profile = self.ground.footing.profile
                return need_by_decile(profile, self.gradient, self.assumptions)
            return self._areas(kind, self.ground)
        except Refused as refused:
            self.why = str(refused)
            return {}

    def _areas(self, kind: GroupKind, ground: Ground) -> Mapping[str, float]:
        if kind is GroupKind.AUTHORITY and len(self.locality.authority_codes) == 1:
            return {self.locality.authority_codes[0]: self.whole() or 0.0}
        wanted = AreaKind.WARD if kind is GroupKind.WARD else AreaKind.AUTHORITY
        found = areas_of(wanted, ground, Ages.UNDER_TWO)
        if not found.areas:
            self.why = " ".join(found.why)
        return {
            area.code: need_of(area.collapsed, self.gradient, self.assumptions)
            for area in found.areas
        }

    def _notes(self, table: ObservedTable, needs: Mapping[str, float]) -> list[str]:
        said = [
            _("Need: families with a child under two who may need specialist help beyond perinatal"
              " teams, by the need estimate with the published assumptions. It is an estimate from"
              " where children live, not a count of families known to need help.")
        ]  # fmt: skip
        if self.gradient is None:
            said.append(_("Without a deprivation gradient here: %(why)s") % {"why": self.why})
        without = [
            row.name
            for row in {row.code: row for row in table.rows if row.known}.values()
            if row.code not in needs
        ]
        if without:
            words = {"groups": ", ".join(without[:10])}
            said.append(_("No need is known for, and so nothing compared: %(groups)s.") % words)
        return said


def why_never_need() -> str:
    """Why ethnic groups are compared by their size only."""
    return _(
        "Need is never taken to differ between ethnic groups: no evidence supports it, and to"
        " assume it would do harm. Groups are compared only by their share of the population sent"
        " as the denominator. A group seen less than its share is a question about access, not"
        " about the group."
    )
