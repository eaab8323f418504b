"""Every table of this room, where Django looks for them."""

from .records.models import (
    Approval,
    Comment,
    DraftChange,
    Edition,
    EditionService,
    LocalPathway,
    PackTaken,
    PrintedCode,
    ReviewLetter,
    ReviewRequest,
    SafeguardingLead,
    SpeakerApproval,
    StepUse,
    Translation,
)

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
