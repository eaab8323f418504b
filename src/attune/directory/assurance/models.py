"""Checks of records, letters that ask for them, calls, and what owners answered."""

from .asked import ChangeAnswered, ChangeAsked
from .assurances import Assurance
from .calls import CallAttempt
from .letters_sent import Reminder, ReminderLetter
from .plans import ReminderTerms

__all__ = [
    "Assurance",
    "CallAttempt",
    "ChangeAnswered",
    "ChangeAsked",
    "Reminder",
    "ReminderLetter",
    "ReminderTerms",
]
