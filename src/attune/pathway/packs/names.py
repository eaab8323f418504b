"""Which short name is still free at a place."""

from collections.abc import Collection
from itertools import chain, count

from attune.domain.pathways.parts import LONGEST_KEY


def free_key(wanted: str, taken: Collection[str]) -> str:
    """The name wanted, or with the first number that makes it free."""
    numbered = (f"{wanted[: LONGEST_KEY - 4].rstrip('-')}-{number}" for number in count(2))
    return next(key for key in chain([wanted], numbered) if key not in taken)
