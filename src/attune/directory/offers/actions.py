"""The verb on local labels: say what an area calls each level of help."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from attune.domain.offers.crosswalk import LevelWord, Vocabulary
from attune.domain.offers.fields import key_of
from attune.domain.refusals import Refused
from attune.place.audit import actions as audit
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .labels import MOST, LevelLabel


@transaction.atomic
def say_labels(
    locality: Locality, *, labels: Mapping[LevelWord, str], by: Member, at: datetime
) -> None:
    """These labels and no others; an empty one leaves the word as everybody knows it."""
    said = {word: " ".join(label.split()) for word, label in labels.items()}
    if any("\0" in label or len(label) > MOST for label in said.values()):
        raise Refused(f"A label has at most {MOST} characters")
    LevelLabel.objects.at(locality).delete()
    LevelLabel.objects.bulk_create(
        LevelLabel(locality=locality, vocabulary=each.value, word=key_of(word), label=said[word])
        for each in Vocabulary
        for word in each.words
        if said.get(word)
    )
    subject = f"place.Locality:{locality.pk}"
    audit.record("level_labels.say", by=by, at=at, subject=subject, locality=locality)
