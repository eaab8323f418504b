"""The areas page: need of every area of one kind, or of one of them, under the same assumptions."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl

from django.utils.translation import gettext as _

from attune.domain.need_areas.estimates import AreaNeed
from attune.domain.need_areas.kinds import Ages, AreaKind
from attune.domain.need_areas.small import PlacedArea
from attune.place.areas.models import Dataset
from attune.place.localities.models import Locality
from attune.planning.need_page import NeedPage

from .form import AreasForm, ages_asked, kind_asked
from .found import Found, areas_of
from .grounds import Ground
from .preschool import preschool
from .sentences import list_sentence, one_sentence


@dataclass(frozen=True)
class AreasPage:
    """What was asked of a locality, its assumptions, and the areas found."""

    need: NeedPage
    ground: Ground
    form: AreasForm
    found: Found

    @classmethod
    def of(cls, locality: Locality, asked: Mapping[str, str]) -> "AreasPage | None":
        """None where no population is loaded for the locality."""
        need = NeedPage.of(locality, asked)
        if need is None:
            return None
        ground, ages = Ground.on(locality, need.footing), ages_asked(asked)
        found = _found(ground, kind_asked(asked), ages)
        return cls(need, ground, AreasForm(asked, kind=found.kind, areas=found.areas), found)

    @property
    def ages(self) -> Ages:
        return self.form.chosen_ages

    @cached_property
    def rows(self) -> tuple[AreaNeed, ...]:
        """The areas asked for, each with its estimate."""
        chosen = self.form.chosen
        return self._estimates((chosen,) if chosen else self.found.areas)

    @property
    def one(self) -> AreaNeed | None:
        """The only area there is to show, with everything known of it."""
        return self.rows[0] if len(self.rows) == 1 else None

    @property
    def older(self) -> bool:
        """Whether need from two to five is asked for."""
        return self.ages is Ages.TWO_TO_FIVE

    @property
    def sentence(self) -> str:
        """The one sentence to take away."""
        if not self.rows:
            return _("Need can be told for other areas where the files for them are loaded.")
        if self.one is None:
            return list_sentence(self.rows, self.form.measure, self.found.kind)
        return one_sentence(self.one)

    def _estimates(self, areas: tuple[PlacedArea, ...]) -> tuple[AreaNeed, ...]:
        mode, evidence = self.need.need.mode, self.need.evidence
        method = self.ground.method(mode, evidence, areas=len(self.found.areas))
        return tuple(method.estimate(area, self.ages) for area in areas)

    @property
    def query(self) -> str:
        """The part of an address that leads to this very page."""
        return "&".join(part for part in (self.form.query, self.need.query) if part)

    @property
    def assumed(self) -> dict[str, str]:
        """The assumptions changed on the need page, to go along with the choices made here."""
        return dict(parse_qsl(self.need.query))

    @property
    def limits(self) -> tuple[str, ...]:
        """What the figures are not."""
        older = preschool().limits if self.older else ()
        return (
            *older,
            _("The ranges of areas hold for each by itself: they do not add to the range of the"
              " whole, in which highs and lows partly cancel out."),
            _("An area's number says how many families in a place of its size and deprivation may"
              " need something. It is not a count, and nothing is told below wards."),
            *self.need.evidence.limits,
        )  # fmt: skip

    @property
    def sources(self) -> list[str]:
        """The files behind the figures, and how they were drawn."""
        lookups = [self._cited(each) for each in self.found.datasets if each.kind == "lookup"]
        drawn = self.ground.method(
            self.need.need.mode, self.need.evidence, areas=len(self.found.areas)
        ).draws
        said = _("%(draws)s draws with seed %(seed)s, the same for every area.")
        lines = [*self.need.vintages, *self.need.footing.sources, *lookups]
        lines.append(said % {"draws": f"{drawn.count:,}", "seed": drawn.seed})
        if self.older:
            figures = preschool().figures.values()
            lines += list(dict.fromkeys(f"{each.source}, {each.url}" for each in figures))
        return lines

    @staticmethod
    def _cited(dataset: Dataset) -> str:
        return f"{dataset.vintage}: {dataset.publisher}, {dataset.source}"


def _found(ground: Ground, kind: AreaKind | None, ages: Ages) -> Found:
    """What is asked for; wards to begin with, or the areas of the system where there are none."""
    if kind is not None:
        return areas_of(kind, ground, ages)
    wards = areas_of(AreaKind.WARD, ground, ages)
    return wards if wards.areas else areas_of(AreaKind.LOCALITY, ground, ages)
