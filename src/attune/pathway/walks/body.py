"""A walk as it lies, signed, in the form on its own page: the only place where it is kept."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing

from attune.domain.pathways.walking import LONGEST_WALK, Said

SALT = "attune.pathway.walk"
LASTS = timedelta(hours=12)  # one working day, as for a session


class WalkUnreadable(Exception):
    """A body that was altered, is too old, or belongs to another pathway; nothing of it is used."""


@dataclass(frozen=True)
class WalkBody:
    """What was said on a walk, and on which text of which pathway.

    `number` is that of the edition, 0 of a draft; `sha256` is the checksum of its text.
    """

    pathway: int
    number: int
    sha256: str
    said: tuple[Said, ...] = ()

    def sealed(self) -> str:
        """Signed and packed, so that nobody alters it unseen and a long walk stays small."""
        said = [[each.step, each.answer] for each in self.said]
        plain = [self.pathway, self.number, self.sha256, said]
        return signing.dumps(plain, salt=SALT, compress=True)


def opened(sealed: str) -> WalkBody:
    """The walk of a body that we signed today; else WalkUnreadable."""
    try:
        plain: Any = signing.loads(sealed, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        raise WalkUnreadable from None
    pathway, number, sha256, said = plain
    return WalkBody(pathway, number, sha256, tuple(Said(*each) for each in said[:LONGEST_WALK]))
