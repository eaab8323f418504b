"""What a form hands back to say which state of a part the person had before them."""

from hashlib import sha256

from attune.domain.pathways.editing_plain import standing
from attune.domain.pathways.local import LocalDocument


def seen_of(local: LocalDocument, path: str) -> str:
    """The same for the same state of the part at this path; another for any other."""
    return sha256(standing(local, path).encode()).hexdigest()[:32]
