"""Questionnaires as shipped, and as they were when somebody answered them."""

from dataclasses import dataclass
from functools import cache

from attune.domain.questionnaires.questionnaire import Questionnaire
from attune.domain.questionnaires.reading import read_questionnaire

from .files import ContentFile, read
from .models import ContentVersion

KIND = "questionnaires"


@dataclass(frozen=True)
class ShippedQuestionnaire:
    """A questionnaire and the exact file it was read from; keep the file when it is answered."""

    file: ContentFile
    questionnaire: Questionnaire


@cache
def shipped(key: str) -> ShippedQuestionnaire:
    """content/questionnaires/KEY.toml, read once."""
    file = read(KIND, key)
    return ShippedQuestionnaire(file, read_questionnaire(file.data, file=f"{file.name}.toml"))


def as_answered(version: ContentVersion) -> Questionnaire:
    """The questionnaire of a kept version: what was answered stays explainable."""
    return read_questionnaire(version.data, file=f"{version.kind}/{version.key}.toml")
