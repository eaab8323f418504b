"""Taxonomies and their terms, as feeds bring them."""

from django.db import models


class Taxonomy(models.Model):
    """A list of terms with a publisher."""

    uid = models.UUIDField(unique=True)
    name = models.CharField(max_length=255)
    record = models.TextField()

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "uid", "name", "record"})


class TaxonomyTerm(models.Model):
    """A term of a taxonomy, under another one or at the top."""

    uid = models.UUIDField(unique=True)
    taxonomy = models.ForeignKey(
        Taxonomy, on_delete=models.PROTECT, null=True, related_name="terms"
    )
    parent_uid = models.UUIDField(null=True)
    name = models.CharField(max_length=255)
    record = models.TextField()

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "uid", "taxonomy", "parent_uid", "name", "record"})
