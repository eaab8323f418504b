"""The address that a printed code stands for, and where it leads."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from attune.domain.pathways.faces import Face
from attune.pathway.editions.codes import code_of
from attune.pathway.records.models import Edition, PrintedCode
from attune.pathway.shown.addresses import PRINTED

PAGES = {
    Face.PRACTITIONERS.value: "pathway",
    Face.WALK.value: "walk",
    Face.FAMILY.value: "family",
}
LANGUAGE = "language"  # the parameter by which a print in a language leads to its pages
OURS = frozenset(code for code, _name in settings.LANGUAGES)  # in which we have whole pages


def printed_address(edition: Edition, face: Face, language: str = "en") -> str:
    """The whole address for the code of a face of an edition, printed in a language."""
    with override(language if language in OURS else settings.LANGUAGE_CODE):
        path = reverse("pathway:printed", kwargs={"code": code_of(edition, face.value)})
    asked = f"?{LANGUAGE}={language}" if language != settings.LANGUAGE_CODE else ""
    return f"{settings.ATTUNE_ADDRESS.rstrip('/')}{path}{asked}"


def leads_to(code: PrintedCode, language: str) -> str:
    """The current edition's page of the face that was printed."""
    pathway = code.edition.pathway
    where = {"slug": pathway.locality.slug, "key": pathway.key}
    asked = f"{PRINTED}={code.code}"
    if language.isalpha() and len(language) <= 3:
        asked += f"&{LANGUAGE}={language}"
    return f"{reverse(f'pathway:{PAGES[code.face]}', kwargs=where)}?{asked}"
