"""The template of a needs assessment, as shipped and as an assessment was started from it."""

from dataclasses import dataclass
from functools import cache

from attune.domain.assessments.template import AssessmentTemplate, read_template
from attune.place.content.files import ContentFile, read
from attune.planning.models import Assessment

KIND, KEY = "assessments", "birmingham-2022"


@dataclass(frozen=True)
class ShippedTemplate:
    """A template and the exact file it was read from; keep the file when it is used."""

    file: ContentFile
    template: AssessmentTemplate


@cache
def shipped_template() -> ShippedTemplate:
    """What a new assessment starts from."""
    file = read(KIND, KEY)
    return ShippedTemplate(file, read_template(file.data, file=f"{file.name}.toml"))


def template_of(assessment: Assessment) -> AssessmentTemplate:
    """The template as it was when the assessment was started."""
    version = assessment.template
    return read_template(version.data, file=f"{version.kind}/{version.key}.toml")
