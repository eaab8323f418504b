"""What the gap matrix keeps: an area's own labels for levels of help."""

from .labels import LevelLabel

__all__ = ["LevelLabel"]
