"""A pattern that comes back: a year of births, a summer in which staff are away."""

from attune.domain.refusals import Refused

MOST_STEPS = 200_000


def repeated(
    steps: list[tuple[float, float]], every: float, end: float, what: str
) -> list[tuple[float, float]]:
    """The steps [since, number], said again each `every` units of time until the end; 0: once."""
    if every == 0 or not steps:
        return steps
    if not every > 0:
        raise Refused(f"{what}: they can only repeat after a time above 0, not {every:g}")
    if steps[-1][0] >= every:
        raise Refused(
            f"{what}: a step at {steps[-1][0]:g} lies beyond the {every:g} they repeat after"
        )
    turns = int(end // every) + 1
    if turns * len(steps) > MOST_STEPS:
        raise Refused(f"{what}: at most {MOST_STEPS:,} steps up to the end, repeated ones counted")
    return [(turn * every + since, value) for turn in range(turns) for since, value in steps]
