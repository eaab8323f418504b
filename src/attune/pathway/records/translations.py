"""Translations of an area's pathway, and the named speakers who approved them."""

from django.conf import settings
from django.db import models

from attune.domain.pathways.translating import SpeakerSaid, Translated

from .pathways import LocalPathway


class TranslationQuerySet(models.QuerySet["Translation"]):
    """Questions asked of translations."""

    def of(self, pathway: LocalPathway, language: str) -> "TranslationQuerySet":
        """Oldest first: the last of a path is the one that counts."""
        return self.filter(pathway=pathway, language=language).order_by("id")

    def any_of(self, pathway: LocalPathway) -> bool:
        """Whether any language of the pathway has been begun."""
        return self.filter(pathway=pathway).exists()

    def by_language(self, pathway: LocalPathway) -> dict[str, tuple[Translated, ...]]:
        """Everything that was kept in each language, oldest first."""
        fields = ("language", "path", "words", "source_sha256")
        found: dict[str, list[Translated]] = {}
        for code, *each in self.filter(pathway=pathway).order_by("id").values_list(*fields):
            found.setdefault(code, []).append(Translated(*each))
        return {code: tuple(kept) for code, kept in found.items()}


class Translation(models.Model):
    """The words of one path in a language, with the hash of the words they translate.

    `by` is None for the draft that came with the template.
    """

    pathway = models.ForeignKey(LocalPathway, on_delete=models.PROTECT, related_name="translations")
    language = models.CharField(max_length=10)
    path = models.CharField(max_length=200)
    words = models.TextField()
    source_sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()

    append_only = True
    objects = TranslationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["pathway", "language"], name="translation_by_language")]

    class Personal:
        fields = frozenset({"by"})
        not_personal = frozenset(
            {"id", "pathway", "language", "path", "words", "source_sha256", "at"}
        )


class SpeakerApprovalQuerySet(models.QuerySet["SpeakerApproval"]):
    """Questions asked of speakers' approvals."""

    def of(self, pathway: LocalPathway) -> "SpeakerApprovalQuerySet":
        return self.filter(pathway=pathway).order_by("id")

    def in_language(self, language: str) -> "SpeakerApprovalQuerySet":
        return self.filter(language=language)

    def by_language(self, pathway: LocalPathway) -> dict[str, tuple[SpeakerSaid, ...]]:
        """What speakers said of each language, in its order."""
        found: dict[str, list[SpeakerSaid]] = {}
        for each in self.of(pathway):
            said = SpeakerSaid(each.speaker, each.words_sha256, each.at, each.stands)
            found.setdefault(each.language, []).append(said)
        return {code: tuple(said) for code, said in found.items()}


class SpeakerApproval(models.Model):
    """A named speaker has read these words in a language, and stands by them (or no longer does).

    `words_sha256` is the checksum of all of them with their paths: another word needs a new one.
    """

    pathway = models.ForeignKey(LocalPathway, on_delete=models.PROTECT, related_name="speakers")
    language = models.CharField(max_length=10)
    speaker = models.CharField(max_length=120)
    words_sha256 = models.CharField(max_length=64)
    stands = models.BooleanField(default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True
    objects = SpeakerApprovalQuerySet.as_manager()

    class Personal:
        fields = frozenset({"speaker", "by"})
        not_personal = frozenset({"id", "pathway", "language", "words_sha256", "stands", "at"})
