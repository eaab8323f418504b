"""What the editor has to say on a desk: comments that wait for an answer."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.kit.desk import DeskLine, NextUseful
from attune.pathway.records.models import Comment, LocalPathway
from attune.place.localities.models import Locality
from attune.place.members.roles import Role

from .finding import EDITORS, home_of


def lines(locality: Locality, roles: tuple[Role, ...], *, on: date) -> Iterator[DeskLine]:
    """For the lead: one line for each pathway with open comments, since the oldest."""
    if set(EDITORS).isdisjoint(roles):
        return
    waiting: dict[LocalPathway, list[Comment]] = {}
    for comment in Comment.objects.at(locality).open().order_by("id"):
        waiting.setdefault(comment.pathway, []).append(comment)
    for pathway, comments in waiting.items():
        words = ngettext(
            "%(n)s comment on the draft of “%(title)s” waits for an answer",
            "%(n)s comments on the draft of “%(title)s” wait for an answer",
            len(comments),
        )
        yield DeskLine(
            since=timezone.localdate(comments[0].at),
            text=words % {"n": len(comments), "title": pathway.title},
            action=_("Read and settle"),
            href=home_of(pathway) + "#comments",
        )


def next_useful(locality: Locality, roles: tuple[Role, ...]) -> Iterator[NextUseful]:
    """A lead can always work on the pathways, or start the first."""
    if set(EDITORS).isdisjoint(roles):
        return
    begun = LocalPathway.objects.at(locality).exists()
    yield NextUseful(
        text=_("Say in your own words how families in %(place)s reach help")
        % {"place": locality.name},
        action=_("Work on your pathways") if begun else _("Start a pathway from a template"),
        href=reverse("pathway:work", kwargs={"slug": locality.slug}),
    )
