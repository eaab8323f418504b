"""Where services came from, what each reading found, and where a source and a record differ."""

from .deliveries import FeedCheck, ReceivedFeed
from .differences import Difference, DifferenceAnswer
from .imported import ImportedService, SourceRecord
from .runs import ImportRun, QuarantinedRow
from .sources import Source

__all__ = [
    "Difference",
    "DifferenceAnswer",
    "FeedCheck",
    "ImportRun",
    "ImportedService",
    "QuarantinedRow",
    "ReceivedFeed",
    "Source",
    "SourceRecord",
]
