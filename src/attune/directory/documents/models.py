"""The published Open Referral documents, and the narrow rows by which they are listed."""

from .places import PublishedHours, PublishedPlace
from .providers import PublishedProvider
from .published import Listed, PublishedService
from .terms import PublishedTerm

__all__ = [
    "Listed",
    "PublishedHours",
    "PublishedPlace",
    "PublishedProvider",
    "PublishedService",
    "PublishedTerm",
]
