"""The terms and taxonomies that published services carry, each with a short number."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models

IN_ONE_QUESTION = 400


class PublishedTermQuerySet(models.QuerySet["PublishedTerm"]):
    """Questions asked of the terms in use."""

    def numbers(self, uids: Iterable[UUID]) -> dict[UUID, int]:
        """The number of each term or taxonomy that is known, by its id."""
        asked, found = list(uids), {}
        for start in range(0, len(asked), IN_ONE_QUESTION):
            part = self.filter(uid__in=asked[start : start + IN_ONE_QUESTION])
            found.update(part.values_list("uid", "pk"))
        return found

    def added(self, uids: Iterable[UUID]) -> dict[UUID, int]:
        """The number of each; those met for the first time are given one."""
        asked = set(uids)
        numbers = self.numbers(asked)
        new = [PublishedTerm(uid=uid) for uid in sorted(asked - numbers.keys())]
        if not new:
            return numbers
        self.bulk_create(new, batch_size=IN_ONE_QUESTION, ignore_conflicts=True)
        return numbers | self.numbers(each.uid for each in new)

    def mark(self, uid: UUID) -> str:
        """How rows are marked that carry it; a mark that none bears where nothing does."""
        return marks([self.numbers([uid]).get(uid, 0)])


def marks(numbers: Iterable[int]) -> str:
    """Numbers as one text in which each can be looked for, such as " 3 17 "."""
    said = " ".join(map(str, sorted(numbers)))
    return f" {said} " if said else ""


class PublishedTerm(models.Model):
    """A taxonomy term, or a taxonomy, that some published service carries or carried."""

    uid = models.UUIDField(unique=True)

    objects = PublishedTermQuerySet.as_manager()

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "uid"})
