"""Inputs of reports for the tests: gathered from a page, or changed by hand."""

import json
from datetime import date

from attune.domain import canonical
from attune.domain.assessments.inputs import ReportInputs
from attune.place.localities.models import Locality
from attune.planning.assessments.gathering import gathered
from attune.planning.need_page import NeedPage

ON = date(2026, 11, 21)
HERE = "/birmingham/plan/assessments/"


def inputs_of(locality: Locality, **asked: str) -> ReportInputs:
    page = NeedPage.of(locality, asked)
    assert page is not None
    return gathered(page, title="Needs of Birmingham", on=ON)


def changed(inputs: ReportInputs, **fields: object) -> str:
    """The text of some inputs with fields of it replaced."""
    return canonical.text(json.loads(inputs.text()) | fields)  # type: ignore[arg-type]
