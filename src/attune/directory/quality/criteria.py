"""The criteria of the quality mark: the area's own where it settled some, else as shipped."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from attune.domain import canonical
from attune.domain.quality_criteria import Criterion, with_criteria
from attune.place.content.files import ContentFile
from attune.place.content.questionnaires import KIND, ShippedQuestionnaire, as_answered, shipped
from attune.place.localities.models import Locality

from .models import AreaCriteria

CRITERIA = "quality-mark"


def criteria(locality: Locality) -> ShippedQuestionnaire:
    """What this area asks of a service today."""
    own = AreaCriteria.objects.of(locality)
    if own is None:
        return shipped(CRITERIA)
    version = own.version
    text = version.canonical.encode("utf-8")
    file = ContentFile(version.kind, version.key, version.data, text, version.sha256)
    return ShippedQuestionnaire(file, as_answered(version))


def own_file(locality: Locality, settled: Sequence[Criterion], *, on: date) -> ContentFile:
    """The area's criteria as a content file that lives in the database only."""
    proposal = shipped(CRITERIA).file.data
    data = with_criteria(
        proposal,
        settled,
        version=f"{proposal['version']}-{locality.slug}-{on.isoformat()}",
        label=_("Criteria of %(place)s") % {"place": locality.name},
        source=f"{locality.name}, from: {proposal['source']}",
        here=_("Here"),
    )
    text = canonical.text(data).encode("utf-8")
    key = f"{CRITERIA}.{locality.slug}"[:80]
    return ContentFile(KIND, key, data, text, hashlib.sha256(text).hexdigest())
