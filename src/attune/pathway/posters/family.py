"""What the family poster says, in one language."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from attune.domain.canonical import Value
from attune.domain.pathways.faces import Face
from attune.domain.pathways.parts import FamilyCard
from attune.domain.pathways.pictures import PICTURES
from attune.kit.typesetting import pdf
from attune.kit.urgent import HelpLine
from attune.pathway.family.told import Told

from .codes import scanned
from .foot import foot
from .papers import Paper

Lines = tuple[HelpLine, ...]


def family_poster(told: Told, paper: Paper, *, urgent: Lines) -> bytes:
    """One page of vector PDF in the language of `told`; `urgent` are the area's help lines."""
    with override(told.language):
        said = _said(told, paper, urgent)
    dated = told.shown.document.published_on
    return pdf("pathway/family", said, language=told.language, dated=dated)


def _said(told: Told, paper: Paper, urgent: Lines) -> dict[str, Value]:
    family = told.pathway.family
    return {
        "paper": paper.value,
        "title": family.title or told.pathway.title,
        "intro": family.intro,
        "cards": [_card(card) for card in family.cards],
        "words": {"urgent": _("Need help now?")},
        "urgent": [
            {"title": str(line.title), "text": str(line.text), "phone": line.phone}
            for line in urgent
        ],
        "codes": scanned(told.shown, Face.FAMILY, language=told.language),
        "foot": foot(told.shown),
    }


def _card(card: FamilyCard) -> dict[str, Value]:
    picture = card.picture if card.picture in PICTURES else ""
    alt = _(PICTURES[picture]) if picture else ""
    return {"title": card.title, "text": card.text, "picture": picture, "alt": alt}
