"""Re-exports every model of the room, as Django needs; each lives in its own sub-folder."""

from .assurance import models as assurance
from .documents import models as documents
from .editing import models as editing
from .exchange import models as exchange
from .offers import models as offers
from .portal import models as portal
from .quality import models as quality
from .records import models as records
from .returns import models as returns
from .rounds import models as rounds
from .search import models as search

__all__ = [
    "assurance",
    "documents",
    "editing",
    "exchange",
    "offers",
    "portal",
    "quality",
    "records",
    "returns",
    "rounds",
    "search",
]
