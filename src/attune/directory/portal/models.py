"""What the portal keeps: messages that a record is wrong, and the bank of resources."""

from .messages import WrongAnswer, WrongMessage
from .resources import Resource

__all__ = ["Resource", "WrongAnswer", "WrongMessage"]
