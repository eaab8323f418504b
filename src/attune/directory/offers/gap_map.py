"""What a gap page is drawn from: a matrix, its areas' names, and where its services can be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from attune.domain.offers.crosswalk import LevelWord, Vocabulary
from attune.domain.offers.fields import title_of
from attune.domain.offers.matrix import Matrix
from attune.domain.offers.worked_map import WorkedMap
from attune.place.localities.models import Locality
from attune.place.members.models import Member, Membership
from attune.place.members.roles import Role

from .labels import LevelLabel
from .reading import mapped_services
from .statements import statements
from .vocabularies import crosswalk, worked_map

# Who reads the map of services: those who keep it, plan by it and refer by it.
READERS = (
    Role.LEAD,
    Role.COMMISSIONER,
    Role.FAMILY_INFORMATION_OFFICER,
    Role.TEAM_MANAGER,
    Role.PRACTITIONER,
    Role.THERAPIST,
    Role.VIEWER,
)

# Who keeps the directory: they run mapping rounds, and say what the area's own words are.
KEEPERS = (Role.LEAD, Role.FAMILY_INFORMATION_OFFICER)


@dataclass(frozen=True)
class GapMap:
    """The services and statements of some areas. `home` is the area a reader begins with, if any.

    `example` is the published map it is, where it is one: then no service has a page of its own.
    """

    matrix: Matrix
    names: Mapping[str, str]
    home: str | None = None
    example: WorkedMap | None = None
    # What its home calls a level, beside the word everybody knows.
    labels: Mapping[LevelWord, str] = field(default_factory=dict)

    def title_of(self, word: Enum) -> str:
        """A word as people here read it: "Coping (Getting advice)"."""
        label = self.labels.get(word)
        return f"{label} ({title_of(word)})" if label else title_of(word)

    @property
    def level_names(self) -> dict[LevelWord, str]:
        return {word: self.title_of(word) for word in self.labels}

    def read_in(self, vocabulary: Vocabulary) -> "GapMap":
        return replace(self, matrix=replace(self.matrix, vocabulary=vocabulary))

    @property
    def whole(self) -> str:
        """The name of all its areas together."""
        return ", ".join(self.names.values())


def localities_seen(locality: Locality, member: Member) -> tuple[Locality, ...]:
    """The locality, then every other one of its system whose map the member may read, by name."""
    readers = [role.value for role in READERS]
    held = Membership.objects.of(member).filter(
        locality__system=locality.system_id, role__in=readers
    )
    others = {each.locality for each in held} - {locality}
    return (locality, *sorted(others, key=lambda each: each.name.casefold()))


def of_localities(localities: tuple[Locality, ...]) -> GapMap:
    """The map of these localities, the first one its home."""
    matrix = Matrix(
        crosswalk=crosswalk(),
        vocabulary=Vocabulary.GROUPINGS,
        areas=tuple(each.slug for each in localities),
        services=mapped_services(localities),
        statements=statements(localities),
    )
    home = localities[0]
    labels = LevelLabel.objects.at(home).by_word()
    names = {each.slug: each.name for each in localities}
    return GapMap(matrix, names, home.slug, labels=labels)


def of_example() -> GapMap:
    """The published map that ships; its services are described, not named, and never listed."""
    example = worked_map()
    matrix = Matrix(
        crosswalk=crosswalk(),
        vocabulary=Vocabulary.TIERS,
        areas=tuple(example.areas),
        services=example.services,
        statements=example.statements,
    )
    return GapMap(matrix, example.areas, None, example)
