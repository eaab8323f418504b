"""The wall of a workshop: its cards by level and stage, as a picture and as a table."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from markupsafe import Markup

from attune.domain.offers.vocabulary import Stage
from attune.domain.rounds.triangle import STAGES, CardKind, CardLevel
from attune.kit.tables import Cell, Table, text

from .models import MappingRound, WorkshopCard
from .triangle_drawing import Counts, drawing

Where = tuple[CardLevel, Stage | None]


@dataclass(frozen=True)
class Wall:
    """The cards of one round that are still there, those with most dots first."""

    cards: tuple[WorkshopCard, ...]

    @classmethod
    def of(cls, mapping_round: MappingRound) -> "Wall":
        return cls(tuple(WorkshopCard.objects.of(mapping_round)))

    @property
    def newest(self) -> list[WorkshopCard]:
        return sorted(self.cards, key=lambda each: -each.pk)

    @property
    def by_kind(self) -> list[tuple[CardKind, list[WorkshopCard]]]:
        """Each kind with its cards, those with most dots first."""
        return [
            (kind, [each for each in self.cards if each.kind == kind.value]) for kind in CardKind
        ]

    @property
    def counts(self) -> dict[Where, Counts]:
        """How many assets, gaps and ideas stand in each place."""
        found: dict[Where, list[int]] = {}
        order = list(CardKind)
        for each in self.cards:
            card = each.card
            place = found.setdefault((card.level, card.stage), [0] * len(order))
            place[order.index(card.kind)] += 1
        return {where: (each[0], each[1], each[2]) for where, each in found.items()}


@dataclass(frozen=True)
class TrianglePicture:
    """The triangle with how many cards stand where, and its table."""

    wall: Wall

    @property
    def title(self) -> str:
        return _("The 1001 days")

    @property
    def sentence(self) -> str:
        numbers = {kind.value: len(cards) for kind, cards in self.wall.by_kind}
        words = _("{asset} assets, {gap} gaps and {idea} bright ideas so far.")
        return words.format(**numbers)

    @property
    def table(self) -> Table:
        columns = [text(_("Level")), *(text(each.title) for each in STAGES), text(_("All of it"))]
        rows = [
            (level.title, *(self._cell(level, stage) for stage in (*STAGES, None)))
            for level in reversed(CardLevel)
        ]
        return Table(_("Cards by level and stage"), tuple(columns), tuple(rows))

    def svg(self, key: str) -> Markup:
        return drawing(key, self.title, self.sentence, self.wall.counts)

    def _cell(self, level: CardLevel, stage: Stage | None) -> Cell:
        counts = self.wall.counts.get((level, stage), (0, 0, 0))
        said = [f"{kind.title} {n}" for kind, n in zip(CardKind, counts, strict=True) if n]
        return ", ".join(said) or None
