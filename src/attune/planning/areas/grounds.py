"""What an area's need stands on: the loaded small areas around a locality, or a worked example."""

from dataclasses import dataclass

from attune.domain.assumptions import Assumptions
from attune.domain.evidence import EvidenceSet
from attune.domain.need import Mode
from attune.domain.need_areas.estimates import Method
from attune.domain.need_areas.kinds import Ages
from attune.domain.need_areas.small import PlacedArea, SmallAreas
from attune.domain.profiles import Profile
from attune.domain.refusals import Refused
from attune.domain.uncertainty.nodes import Collapsed
from attune.place.areas.coverage import coverage_of
from attune.place.areas.models import Dataset
from attune.place.localities.models import Locality
from attune.planning import footing
from attune.planning.footing import Footing
from attune.planning.ranges.drawn import draws

from .preschool import preschool
from .small_areas import small_areas_of

MANY = 40  # more areas than this are drawn with fewer draws, so that a page comes within a second
FEWER = 2_000


@dataclass(frozen=True, eq=False)
class Loaded:
    """The newest files that cover a locality, with every small area they hold."""

    population: Dataset
    deprivation: Dataset
    small: SmallAreas


@dataclass(frozen=True, eq=False)
class Ground:
    """A locality's footing, and the small areas where files are loaded (None on an example)."""

    locality: Locality
    footing: Footing
    loaded: Loaded | None

    @classmethod
    def of(cls, locality: Locality) -> "Ground | None":
        """On its newest files; None where no population is loaded for the locality."""
        found = footing.for_locality(locality)
        return cls.on(locality, found) if found else None

    @classmethod
    def on(cls, locality: Locality, found: Footing) -> "Ground":
        """On a footing that a page has already, with the evidence chosen there."""
        covered = None if locality.example else coverage_of(locality.authority_codes)
        if covered is None:
            return cls(locality, found, None)
        pair = covered.population, covered.deprivation
        return cls(locality, found, Loaded(*pair, small_areas_of(*pair)))

    @property
    def in_system(self) -> tuple[Locality, ...]:
        """Every area of its system, itself among them, by name."""
        return tuple(Locality.objects.filter(system=self.locality.system_id).by_name())

    def own(self, ages: Ages) -> PlacedArea:
        """The locality itself; Refused where these ages are not loaded."""
        return self.place(self.locality, ages)

    def place(self, locality: Locality, ages: Ages) -> PlacedArea:
        """Another locality on the same files; Refused where they do not cover it."""
        if self.loaded is None:
            return of_profile(locality.slug, self.footing.profile, ages)
        inside = self.loaded.small.in_authorities(locality.authority_codes)
        return self.loaded.small.together(locality.slug, locality.name, inside, ages)

    def method(self, mode: Mode, evidence: EvidenceSet, *, areas: int = 1) -> Method:
        """How an estimate is made here; Refused where no gradient can be had."""
        return Method(
            assumptions=Assumptions.of(evidence),
            gradient=None if mode is Mode.PLAIN else self.footing.calibration(evidence).gradient,
            draws=draws() if areas <= MANY else draws(count=FEWER),
            preschool=preschool(),
        )


def of_profile(code: str, profile: Profile, ages: Ages) -> PlacedArea:
    """A worked example's place, which is in bands; Refused for older children."""
    if ages is not Ages.UNDER_TWO:
        raise Refused(
            f"The worked example of {profile.place} holds no children of three and four: to see"
            " need from two to five, load the official population, which has every year of age"
        )
    return PlacedArea(code, profile.place, profile.areas, Collapsed.of(profile))
