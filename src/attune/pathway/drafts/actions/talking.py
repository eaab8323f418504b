"""The verbs of comments: say something about a part, and settle it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from attune.domain.pathways.editing_parts import found
from attune.domain.pathways.parts import PathwayRefused
from attune.domain.pathways.plain_words import check_words
from attune.pathway.records.models import Comment, LocalPathway

from .keeping import tell

if TYPE_CHECKING:
    from attune.place.members.models import Member

LONGEST_COMMENT = 2_000


@transaction.atomic
def say(pathway: LocalPathway, *, path: str, words: str, by: "Member", at: datetime) -> Comment:
    """Comment on a part of the draft, or with "" on the whole."""
    words = words.replace("\r\n", "\n").strip()
    if not words or len(words) > LONGEST_COMMENT:
        raise PathwayRefused(f"A comment has 1 to {LONGEST_COMMENT:,} characters")
    check_words("Your comment", words)
    if path:
        found(pathway.local.pathway, path)
    comment: Comment = Comment.objects.create(pathway=pathway, path=path, words=words, by=by, at=at)
    tell(pathway, verb="pathway.comment", by=by, at=at)
    return comment


@transaction.atomic
def settle(comment: Comment, *, by: "Member", at: datetime) -> Comment:
    """Say that a comment has been dealt with; it stays to be read."""
    held = Comment.objects.select_for_update().get(pk=comment.pk)
    if held.settled_at is not None:
        raise PathwayRefused("This comment has been settled already")
    held.settled_by, held.settled_at = by, at
    held.save(update_fields=["settled_by", "settled_at"])
    tell(held.pathway, verb="pathway.settle", by=by, at=at)
    return held
