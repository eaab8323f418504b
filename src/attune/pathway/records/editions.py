"""Editions: immutable, numbered, dated, each with its checksum, and what is counted on them."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models

from attune.directory.records.models import Service
from attune.domain.pathways.edition import EditionAltered, EditionDocument, read_edition
from attune.place.content.models import ContentVersion
from attune.place.localities.models import Locality

from .pathways import LocalPathway


class EditionQuerySet(models.QuerySet["Edition"]):
    """Questions asked of editions."""

    def at(self, locality: Locality) -> "EditionQuerySet":
        return self.filter(pathway__locality=locality).select_related("pathway__locality")

    def of(self, pathway: LocalPathway) -> "EditionQuerySet":
        return self.filter(pathway=pathway).select_related("pathway__locality").order_by("-number")

    def numbered(self, number: int) -> "EditionQuerySet":
        return self.filter(number=number)

    def current(self) -> "EditionQuerySet":
        """The newest of each pathway."""
        newer = Edition.objects.filter(
            pathway=models.OuterRef("pathway"), number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(newer))

    def due_by(self, day: date) -> "EditionQuerySet":
        """Those whose review is due on this day or was before."""
        return self.filter(review_due__lte=day).order_by("review_due", "id")

    def naming(self, services: Iterable[int]) -> "EditionQuerySet":
        """Those in which one of these services (at most 400) stands."""
        return self.filter(services__service__in=list(services)).distinct()

    def newest_whole(self) -> "Edition | None":
        """The newest whose text is what was published: an altered one is never shown."""
        newest = self.order_by("-number").first()
        if newest is None or newest.is_whole:
            return newest
        return next((each for each in self.order_by("-number")[1:] if each.is_whole), None)

    def in_system_of(self, locality: Locality) -> "EditionQuerySet":
        """Current editions of the other places of a system: what a place may inherit from."""
        others = self.filter(pathway__locality__system=locality.system_id)
        return (
            others.exclude(pathway__locality=locality).current().select_related("pathway__locality")
        )


class Edition(models.Model):
    """One published edition: its text is the whole of it; other columns repeat what is asked."""

    pathway = models.ForeignKey(LocalPathway, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    published_on = models.DateField()
    review_due = models.DateField()
    change_note = models.CharField(max_length=2000)
    draft_number = models.PositiveIntegerField()  # the last change of the draft that is in it
    template = models.ForeignKey(
        ContentVersion, on_delete=models.PROTECT, null=True, related_name="+"
    )
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()

    append_only = True
    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pathway", "number"], name="edition_number")]

    class Personal:
        fields = frozenset({"by"})
        not_personal = frozenset(
            {
                *("id", "pathway", "number", "text", "sha256", "published_on", "review_due"),
                *("change_note", "draft_number", "template", "parent", "at"),
            }
        )

    @property
    def document(self) -> EditionDocument:
        """The edition, read; EditionAltered where its text is not what was published."""
        return read_edition(self.text, self.sha256)

    @property
    def is_whole(self) -> bool:
        """Whether the text is what was published."""
        try:
            return self.document is not None
        except EditionAltered:
            return False


class EditionService(models.Model):
    """A directory service that stands in a slot of an edition."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="services")
    slot = models.CharField(max_length=60)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")

    append_only = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "slot", "service"], name="edition_service_once"
            )
        ]

    class Personal:
        fields: frozenset[str] = frozenset()
        not_personal = frozenset({"id", "edition", "slot", "service"})


class PrintedCodeQuerySet(models.QuerySet["PrintedCode"]):
    """Questions asked of printed codes."""

    def called(self, code: str) -> "PrintedCodeQuerySet":
        if not code.isalnum():
            return self.none()
        return self.filter(code=code.upper()).select_related("edition__pathway__locality")

    def of(self, edition: Edition, face: str) -> "PrintedCodeQuerySet":
        return self.filter(edition=edition, face=face)


class PrintedCode(models.Model):
    """What a printed QR code says: an edition and a face of it; it leads to the current edition."""

    code = models.CharField(max_length=12, unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="codes")
    face = models.CharField(max_length=20)

    append_only = True
    objects = PrintedCodeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "face"], name="printed_code_per_face")
        ]

    class Personal:
        fields: frozenset[str] = frozenset()
        not_personal = frozenset({"id", "code", "edition", "face"})


class StepUseQuerySet(models.QuerySet["StepUse"]):
    """Questions asked of counts of use."""

    def of(self, edition: Edition) -> "StepUseQuerySet":
        return self.filter(edition=edition)

    def by_step(self) -> dict[str, int]:
        """How often each step was shown, on all days together."""
        counted = self.values("step").annotate(shown=models.Sum("times")).order_by("step")
        return dict(counted.values_list("step", "shown"))


class StepUse(models.Model):
    """How often a step of an edition was shown in a walk on a day; nothing about who or where."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="uses")
    step = models.CharField(max_length=60)
    day = models.DateField()
    times = models.PositiveIntegerField(default=0)

    objects = StepUseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "step", "day"], name="step_use_once_a_day")
        ]

    class Personal:
        fields: frozenset[str] = frozenset()
        not_personal = frozenset({"id", "edition", "step", "day", "times"})


class ReviewLetterQuerySet(models.QuerySet["ReviewLetter"]):
    """Questions asked of letters about reviews."""

    def about(self, edition: Edition) -> "ReviewLetterQuerySet":
        return self.filter(edition=edition)


class ReviewLetter(models.Model):
    """A letter that told the lead an edition's review is coming or overdue; each goes once."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="review_letters")
    sort = models.CharField(max_length=20)
    at = models.DateTimeField()

    append_only = True
    objects = ReviewLetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "sort"], name="review_letter_once")
        ]

    class Personal:
        fields: frozenset[str] = frozenset()
        not_personal = frozenset({"id", "edition", "sort", "at"})
