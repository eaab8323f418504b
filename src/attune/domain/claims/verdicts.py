"""What a check of a claim comes to."""

from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """The three things a check may say; "cannot tell" is said, never guessed away."""

    SUPPORTED = "supported"
    NOT_SUPPORTED = "not supported"
    CANNOT_TELL = "cannot be told from the loaded data"


@dataclass(frozen=True)
class Checked:
    """The verdict, and the figures behind it in sentences."""

    claim: str
    verdict: Verdict
    because: tuple[str, ...]
