"""The models of this room, gathered."""

from .editions import Edition, EditionService, PrintedCode, ReviewLetter, StepUse
from .packs import PackTaken
from .pathways import DraftChange, LocalPathway
from .reviews import Approval, Comment, ReviewRequest, SafeguardingLead
from .translations import SpeakerApproval, Translation

__all__ = [
    "Approval",
    "Comment",
    "DraftChange",
    "Edition",
    "EditionService",
    "LocalPathway",
    "PackTaken",
    "PrintedCode",
    "ReviewLetter",
    "ReviewRequest",
    "SafeguardingLead",
    "SpeakerApproval",
    "StepUse",
    "Translation",
]
