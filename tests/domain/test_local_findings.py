"""What an area knows better, written down and read again."""

from decimal import Decimal

import pytest

from attune.domain import canonical
from attune.domain.local_findings import LocalFigure, anchors_document, read_anchors
from attune.domain.refusals import Refused
from attune.domain.shares import AttachmentMix, Share
from tests.cast import NOW

NATIONAL = AttachmentMix(Share("0.575"), Share("0.275"), Share("0.15"))
LOCAL = AttachmentMix(Share("0.5"), Share("0.3"), Share("0.2"))


def test_a_figure_comes_back_as_it_was() -> None:
    figure = LocalFigure("targeted", 2600)
    again = canonical.value(canonical.text(figure.document()))
    assert LocalFigure.read("targeted", again) == figure  # type: ignore[arg-type]
    assert figure.title == "Targeted services"


def test_anchors_come_back_exactly() -> None:
    again = canonical.value(canonical.text(anchors_document(NATIONAL, LOCAL)))
    own = read_anchors(again, place="Vale", source="An audit", reason="Why", on=NOW.date())  # type: ignore[arg-type]
    assert (own.national, own.local) == (NATIONAL, LOCAL)
    assert own.local.disorganised == Decimal("0.2")


@pytest.mark.parametrize(("subject", "families"), [("anchor", 1), ("targeted", -1), ("x", 5)])
def test_what_is_no_figure_is_refused(subject: str, families: int) -> None:
    with pytest.raises(Refused):
        LocalFigure(subject, families)
