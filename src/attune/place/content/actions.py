"""The verb on content: keep a file as it is now."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from attune.place.audit import actions as audit

from .files import ContentFile
from .models import ContentVersion

if TYPE_CHECKING:
    from attune.place.members.models import Member


@transaction.atomic
def keep(file: ContentFile, *, at: datetime, by: "Member | None" = None) -> ContentVersion:
    """The version that holds exactly this content; keeping it twice changes nothing."""
    version, new = ContentVersion.objects.get_or_create(
        kind=file.kind,
        key=file.key,
        sha256=file.sha256,
        defaults={"canonical": file.canonical.decode("utf-8"), "kept_at": at},
    )
    if new:
        audit.record("content.keep", by=by, at=at, subject=f"place.ContentVersion:{version.pk}")
    return version
