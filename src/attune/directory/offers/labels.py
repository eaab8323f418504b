"""Local labels: what an area calls a level of help, beside the word everybody knows."""

from django.db import models

from attune.domain.offers.crosswalk import LevelWord, Vocabulary
from attune.domain.offers.fields import key_of
from attune.place.localities.models import Locality

MOST = 60


class LevelLabelQuerySet(models.QuerySet["LevelLabel"]):
    """Questions asked of local labels."""

    def at(self, locality: Locality) -> "LevelLabelQuerySet":
        return self.filter(locality=locality)

    def by_word(self) -> dict[LevelWord, str]:
        """The label of every word that has one."""
        said = {(each.vocabulary, each.word): each.label for each in self}
        return {
            word: said[vocabulary.value, key_of(word)]
            for vocabulary in Vocabulary
            for word in vocabulary.words
            if (vocabulary.value, key_of(word)) in said
        }


class LevelLabel(models.Model):
    """One word of one vocabulary, as one locality says it ("coping" for getting advice)."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="+")
    vocabulary = models.CharField(max_length=20)
    word = models.CharField(max_length=20)
    label = models.CharField(max_length=MOST)

    objects = LevelLabelQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["locality", "vocabulary", "word"], name="one_label_for_a_level"
            )
        ]

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "locality", "vocabulary", "word", "label"})
