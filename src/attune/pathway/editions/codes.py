"""The printed code of a face of an edition."""

import base64
import hashlib

from attune.pathway.records.models import Edition


def code_of(edition: Edition, face: str) -> str:
    """Eight letters and digits that follow from the edition and the face, hard to mistake."""
    named = f"{edition.pathway_id}/{edition.number}/{edition.sha256}/{face}"
    return base64.b32encode(hashlib.sha256(named.encode()).digest()).decode()[:8]
