"""The inputs of Birmingham's report, and the report."""

import pytest

from attune.domain.assessments.document import Document
from attune.domain.assessments.inputs import ReportInputs
from attune.place.localities.models import Locality
from attune.planning.assessments import contents
from tests.planning.assessments.kept_reports import inputs_of


@pytest.fixture
def inputs(birmingham: Locality) -> ReportInputs:
    return inputs_of(birmingham)


@pytest.fixture
def document(birmingham: Locality, inputs: ReportInputs) -> Document:
    return contents.report(birmingham, inputs)
