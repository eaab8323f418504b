"""The faces of an edition, and which of them a printed code can lead to."""

from enum import Enum


class Face(Enum):
    """One way in which an edition is shown."""

    PRACTITIONERS = "practitioners"
    WALK = "walk"
    FAMILY = "family"
    POSTER = "poster"
    PICTURE = "picture"
    LAYERS = "layers"


PRINTED_FACES = (Face.PRACTITIONERS.value, Face.WALK.value, Face.FAMILY.value)
