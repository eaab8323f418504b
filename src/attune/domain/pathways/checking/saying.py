"""How a finding names steps and walks."""

from collections.abc import Sequence

from attune.domain.pathways.walking import Said

MOST_NAMED = 12


def quoted(keys: Sequence[str], between: str = ", ") -> str:
    """Keys in quotes; of a long row the middle is left out."""
    return between.join(_shortened([f"“{key}”" for key in keys]))


def walked(walk: Sequence[Said], to: str) -> str:
    """A walk as one reads it: “ask” (yes) → “permission” (no) → “help”."""
    said = [f"“{each.step}” ({each.answer})" if each.answer else f"“{each.step}”" for each in walk]
    return " → ".join([*_shortened(said), f"“{to}”"])


def _shortened(names: list[str]) -> list[str]:
    if len(names) <= MOST_NAMED:
        return names
    half = MOST_NAMED // 2
    return [*names[:half], "…", *names[-half:]]
