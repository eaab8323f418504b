"""Models of mapping rounds and their workshops."""

from .cards import CardEvent, CardVote, WorkshopCard
from .contributions import Contribution, ContributionEvent, Query, QueryAnswer
from .invites import InviteLetter, SectorAnswer, SectorInvite
from .mapping import MappingRound, RoundEvent
from .nothing import NoService, NoServiceWithdrawal

__all__ = [
    "CardEvent",
    "CardVote",
    "Contribution",
    "ContributionEvent",
    "InviteLetter",
    "MappingRound",
    "NoService",
    "NoServiceWithdrawal",
    "Query",
    "QueryAnswer",
    "RoundEvent",
    "SectorAnswer",
    "SectorInvite",
    "WorkshopCard",
]
