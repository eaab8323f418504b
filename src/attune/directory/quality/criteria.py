"""The criteria of the quality mark, as shipped."""

from attune.place.content.questionnaires import ShippedQuestionnaire, shipped

CRITERIA = "quality-mark"


def criteria() -> ShippedQuestionnaire:
    """What is asked of a service today."""
    return shipped(CRITERIA)
