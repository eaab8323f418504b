"""What editing keeps: changes proposed, likenesses found, merges made and undone."""

from .likenesses import LikePair, LikePairApart
from .merges import Merge, MergeUndone
from .proposals import Proposal, ProposalDecision

__all__ = ["LikePair", "LikePairApart", "Merge", "MergeUndone", "Proposal", "ProposalDecision"]
