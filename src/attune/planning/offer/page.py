"""The offer page: need beside what the directory knows, here and in the areas beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl

from django.utils.translation import gettext as _

from attune.directory.offers.gap_drawing import LocalityMap, drawing_of_localities
from attune.directory.offers.gap_map import localities_seen
from attune.domain.levels import GROUPING_NOTE
from attune.domain.need_areas.beside import NeedBesideOffer
from attune.domain.need_areas.kinds import Ages
from attune.kit.maps import ShadedMap
from attune.kit.tables import Table
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.planning.areas.grounds import Ground
from attune.planning.areas.maps import classes
from attune.planning.areas.preschool import preschool
from attune.planning.areas.tables import families
from attune.planning.need_page import NeedPage

from . import sentences, tables
from .beside import grounds_of, need_beside_offer
from .form import OfferForm


@dataclass(frozen=True)
class OfferPage:
    """One locality with those beside it that the member may read, under its assumptions."""

    localities: tuple[Locality, ...]
    need: NeedPage
    form: OfferForm
    beside: NeedBesideOffer

    @classmethod
    def of(cls, locality: Locality, member: Member, asked: Mapping[str, str]) -> "OfferPage | None":
        """None where no population is loaded for the locality."""
        need, form = NeedPage.of(locality, asked), OfferForm(asked)
        if need is None:
            return None
        seen = localities_seen(locality, member)
        grounds = grounds_of(seen[1:]) | {locality.slug: Ground.on(locality, need.footing)}
        beside = need_beside_offer(
            seen, grounds, need.need.mode, need.evidence, ages=form.chosen_ages
        )
        return cls(seen, need, form, beside)

    @property
    def older(self) -> bool:
        """Whether need from two to five is asked for."""
        return self.beside.ages is Ages.TWO_TO_FIVE

    @property
    def here(self) -> str:
        return self.localities[0].slug

    @property
    def sentences(self) -> list[str]:
        """One for each grouping here, the most specialised last."""
        return [sentences.sentence(row, self.beside.ages) for row in self.beside.of_area(self.here)]

    @property
    def lede(self) -> str:
        """The sentence of the grouping chosen."""
        rows = self.beside.of_area(self.here)
        row = next(each for each in rows if each.grouping is self.form.chosen_grouping)
        return sentences.sentence(row, self.beside.ages)

    @property
    def why(self) -> str:
        """Why need is not told here, if it is not."""
        return self.beside.missing.get(self.here, "")

    @property
    def table(self) -> Table:
        """This area's groupings."""
        caption = _("Need beside offer in %(place)s") % {"place": self.localities[0].name}
        return tables.area_table(self.beside.of_area(self.here), caption)

    @cached_property
    def by_area(self) -> Table | None:
        """The grouping chosen, across areas; None where there is one area only."""
        if len(self.localities) < 2:
            return None
        return tables.grouping_table(
            self.beside.of_grouping(self.form.chosen_grouping), self.beside
        )

    @property
    def map(self) -> ShadedMap | None:
        """Areas by families in need, with the offer in the table behind it."""
        rows = self.beside.of_grouping(self.form.chosen_grouping)
        figures = {row.area: round(row.families.mean) for row in rows if row.families}
        drawing = drawing_of_localities(self.localities) if self.by_area and figures else None
        if drawing is None:
            return None
        grouping = self.form.chosen_grouping.value
        return LocalityMap(
            title=_("Families who may need %(grouping)s") % {"grouping": grouping},
            drawing=drawing,
            figures=figures,
            classes=classes(list(figures.values())),
            unit=_("Families, mean"),
            sentence=_("%(what)s. The table behind it has the services beside them.")
            % {"what": families(self.beside.ages)},
            own_table=self.by_area,
        )

    @property
    def unknown(self) -> list[str]:
        return list(sentences.unknown(self.beside))

    @property
    def limits(self) -> tuple[str, ...]:
        """What the figures are not."""
        return (*(preschool().limits if self.older else ()), *self.need.evidence.limits)

    @property
    def notes(self) -> list[str]:
        """What stands behind the figures and what they are not, for page and download."""
        return [
            GROUPING_NOTE,
            _("Services count in every grouping they are recorded under, for families with"
              " children of any age; their WTE divide over groupings, stages and areas."),
            *self.unknown,
            *self.need.vintages,
            *self.need.footing.sources,
        ]  # fmt: skip

    @property
    def query(self) -> str:
        """The part of an address that leads to this very page."""
        return "&".join(part for part in (self.form.query, self.need.query) if part)

    @property
    def assumed(self) -> dict[str, str]:
        """The assumptions changed on the need page, to go along with the choices made here."""
        return dict(parse_qsl(self.need.query))
