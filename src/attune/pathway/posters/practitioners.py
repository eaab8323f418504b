"""What the practitioners' poster says: the edition, with services as they were on its day."""

from django.utils.translation import gettext as _

from attune.domain.canonical import Value
from attune.domain.levels import Grouping
from attune.domain.pathways.edition import EditionDocument, FrozenService
from attune.domain.pathways.faces import Face
from attune.domain.pathways.steps import Step
from attune.domain.pathways.vocabulary import ANSWERED, Standing
from attune.kit.typesetting import pdf
from attune.pathway.shown.shown import ShownEdition

from .codes import scanned
from .foot import foot
from .long_words import may_break
from .papers import Paper

LANGUAGE = "en"  # practitioners' words are in English


def practitioners_poster(shown: ShownEdition, paper: Paper) -> bytes:
    """One page of vector PDF; the same edition gives the same bytes."""
    dated = shown.document.published_on
    return pdf("pathway/practitioners", _told(shown, paper), language=LANGUAGE, dated=dated)


def _told(shown: ShownEdition, paper: Paper) -> dict[str, Value]:
    document, pathway = shown.document, shown.pathway
    codes = [*scanned(shown, Face.PRACTITIONERS, language=LANGUAGE)]
    codes += scanned(shown, Face.WALK, language=LANGUAGE)
    return {
        "paper": paper.value,
        "title": pathway.title,
        "summary": f"{document.locality}. {pathway.summary}",
        "words": _words(),
        "ways": [each.text for each in pathway.ways_of_working],
        "rules": [{"title": r.title, "text": r.text} for r in pathway.standing_rules],
        "views": [{"title": each.title, "text": each.text} for each in pathway.information],
        "decisions": [_decision(step) for step in pathway.steps if step.kind in ANSWERED],
        "contacts": [
            {"title": each.title, "reach": _reach(each.phone, each.email)}
            for each in pathway.contacts
        ],
        "groups": [_group(document, each) for each in Grouping if pathway.slots_of(each)],
        "links": [each.title for each in pathway.links],
        "codes": codes,
        "foot": foot(shown),
    }


def _words() -> dict[str, Value]:
    return {
        "ways": _("How we work"),
        "rules": _("At every step"),
        "views": _("Gather what is known"),
        "decisions": _("Decision points"),
        "contacts": _("Who to ring"),
        "links": _("Other pathways this one meets"),
        "gap": _("Nothing here yet"),
    }


def _decision(step: Step) -> dict[str, Value]:
    return {"title": step.title, "question": step.question}


def _group(document: EditionDocument, grouping: Grouping) -> dict[str, Value]:
    words = document.pathway.words_of(grouping)
    slots = [
        {"title": slot.title, "services": [_service(s) for s in document.placed(slot.key)]}
        for slot in document.pathway.slots_of(grouping)
    ]
    return {"title": words.title, "text": words.text, "slots": slots}


def _service(service: FrozenService) -> dict[str, Value]:
    wanted = service.standing is Standing.ASPIRATIONAL
    reach = may_break(service.phone or service.email or service.web)
    return {"name": may_break(service.name), "reach": reach, "wanted": wanted, "note": _("Wanted")}


def _reach(*ways: str) -> str:
    return " · ".join(may_break(way) for way in ways if way)
