"""The address that a printed code stands for, and where it leads."""

import re

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from attune.domain.pathways.faces import Face
from attune.pathway.editions.codes import code_of
from attune.pathway.records.models import Edition, PrintedCode
from attune.pathway.shown.addresses import PRINTED

CODE = re.compile(r"[A-Za-z2-7]{8}")
PAGES = {
    Face.PRACTITIONERS.value: "pathway",
    Face.WALK.value: "walk",
    Face.FAMILY.value: "family",
}


def printed_address(edition: Edition, face: Face, language: str = "en") -> str:
    """The whole address for the code of a face of an edition, printed in a language."""
    with override(language):
        path = reverse("pathway:printed", kwargs={"code": code_of(edition, face.value)})
    return f"{settings.ATTUNE_ADDRESS.rstrip('/')}{path}"


def found_code(said: str) -> PrintedCode | None:
    """The code that was scanned or typed, in capitals or not."""
    return PrintedCode.objects.called(said).first() if CODE.fullmatch(said) else None


def leads_to(code: PrintedCode) -> str:
    """The current edition's page of the face that was printed, in the reader's language."""
    pathway = code.edition.pathway
    where = {"slug": pathway.locality.slug, "key": pathway.key}
    return f"{reverse(f'pathway:{PAGES[code.face]}', kwargs=where)}?{PRINTED}={code.code}"
