"""The lists of taxonomies and their terms: our own first, then those that feeds brought."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from attune.directory.documents.writing import text
from attune.directory.records.models import Taxonomy, TaxonomyTerm
from attune.domain import canonical
from attune.domain.offers.own_taxonomies import OWN, OwnTaxonomy
from attune.formats.listing import Record
from attune.formats.oruk.documents import taxonomy_document, taxonomy_term_document

from .feed_answers import PIECE
from .feed_parameters import flag, uuid, value

NOT_DESCRIBED = "This taxonomy has not been described."
OWN_TAXONOMIES = {each.uid: each for each in OWN}
OWN_TERMS = {UUID(term["id"]): term for each in OWN for term in each.terms.values()}


@dataclass(frozen=True)
class TermQuestion:
    """What is asked of terms; all of it must hold."""

    search: str
    taxonomy: UUID | None
    parent: UUID | None
    top_only: bool

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "TermQuestion":
        return cls(
            search=value(query, "search", str) or "",
            taxonomy=value(query, "taxonomy_id", uuid),
            parent=value(query, "parent_id", uuid),
            top_only=flag(query, "top_only"),
        )

    def own(self) -> list[Record]:
        """Our own terms for which it holds: they all stand at the top."""
        if self.parent:
            return []
        terms = [
            taxonomy.terms[word]
            for taxonomy in OWN
            for word in taxonomy.vocabulary
            if self.taxonomy in (None, taxonomy.uid)
        ]
        return [each for each in terms if self.search.casefold() in each["name"].casefold()]

    def rows(self) -> "QuerySet[TaxonomyTerm]":
        rows = TaxonomyTerm.objects.exclude(uid__in=list(OWN_TERMS))
        if self.taxonomy:
            rows = rows.filter(taxonomy__uid=self.taxonomy)
        if self.parent:
            rows = rows.filter(parent_uid=self.parent)
        return rows.filter(parent_uid=None) if self.top_only else rows


@dataclass(frozen=True)
class TermShelf:
    """Our own records, then rows that feeds brought, as texts.

    A search compares names here and not in the database, so that both databases find the same.
    """

    own: Sequence[Record]
    rows: "QuerySet[Any]"
    search: str = ""

    def total(self) -> int:
        if self.search:
            return len(self.own) + len(self._found())
        return len(self.own) + self.rows.count()

    def page(self, start: int, size: int) -> Sequence[str]:
        mine = list(self.own[start : start + size])
        after = max(0, start - len(self.own))
        wanted = size - len(mine)
        rows = self._rows(after, wanted) if wanted else []
        return [text(each) for each in mine] + [text(written_row(each)) for each in rows]

    def all(self) -> Iterator[str]:
        start = 0
        while texts := self.page(start, PIECE):
            yield from texts
            start += PIECE

    def _rows(self, start: int, size: int) -> list[Any]:
        if not self.search:
            return list(self.rows.order_by("pk")[start : start + size])
        numbers = self._found()[start : start + size]
        found: dict[int, Any] = {}
        for at in range(0, len(numbers), 400):
            found.update(self.rows.in_bulk(numbers[at : at + 400]))
        return [found[number] for number in numbers]

    def _found(self) -> list[int]:
        folded = self.search.casefold()
        names = self.rows.order_by("pk").values_list("pk", "name")
        return [number for number, name in names.iterator() if folded in name.casefold()]


def terms(query: Mapping[str, str]) -> TermShelf:
    asked = TermQuestion.of(query)
    return TermShelf(asked.own(), asked.rows(), asked.search)


def taxonomies(query: Mapping[str, str]) -> TermShelf:
    words = value(query, "search", str) or ""
    own = [each.document() for each in OWN if words.casefold() in each.name.casefold()]
    rows = Taxonomy.objects.exclude(uid__in=list(OWN_TAXONOMIES))
    return TermShelf(own, rows, words)


def written_row(row: Taxonomy | TaxonomyTerm) -> Record:
    """The document of a row that a feed brought."""
    record: Any = canonical.value(row.record)
    if isinstance(row, TaxonomyTerm):
        return taxonomy_term_document({**record, "id": str(row.uid)})
    return _taxonomy({**record, "id": str(row.uid)})


def _taxonomy(record: Record) -> Record:
    """A taxonomy as the schema takes it; lists nest no terms."""
    kept = {key: each for key, each in record.items() if key != "taxonomy_terms"}
    return {"description": NOT_DESCRIBED} | taxonomy_document(kept)


def one_term(uid: UUID) -> str | None:
    """One term's text; None where there is none."""
    if uid in OWN_TERMS:
        return text(OWN_TERMS[uid])
    row = TaxonomyTerm.objects.filter(uid=uid).first()
    return text(written_row(row)) if row else None


def one_taxonomy(uid: UUID) -> str | None:
    """One taxonomy's text with its terms nested; None where there is none."""
    if uid in OWN_TAXONOMIES:
        return text(_with_terms(OWN_TAXONOMIES[uid]))
    row = Taxonomy.objects.filter(uid=uid).first()
    if row is None:
        return None
    nested = [written_row(each) for each in row.terms.order_by("pk").iterator()]
    return text(written_row(row) | ({"taxonomy_terms": nested} if nested else {}))


def _with_terms(taxonomy: OwnTaxonomy) -> Record:
    return taxonomy.document() | {"taxonomy_terms": list(taxonomy.terms.values())}
