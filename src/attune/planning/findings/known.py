"""What stands of a locality's findings: the newest of each subject, unless it was withdrawn."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.utils.translation import gettext as _

from attune.domain import canonical
from attune.domain.evidence_choices import OwnAnchors
from attune.domain.local_findings import ANCHOR, SUBJECTS, LocalFigure, read_anchors
from attune.kit.formats import day, number
from attune.place.localities.models import Locality
from attune.planning.models import LocalFinding


@dataclass(frozen=True)
class KnownFigure:
    """A local figure, and the record it stands in."""

    figure: LocalFigure
    finding: LocalFinding

    @property
    def line(self) -> str:
        """What is known, from whom, in one sentence."""
        words = _("%(what)s: %(families)s families according to %(source)s (recorded %(day)s).")
        return words % {
            "what": self.figure.title,
            "families": number(self.figure.families),
            "source": self.finding.source,
            "day": day(self.finding.recorded_at),
        }


@dataclass(frozen=True)
class Known:
    """The figures in the order of the estimate, and the anchors where there are any."""

    figures: tuple[KnownFigure, ...]
    anchors: OwnAnchors | None

    @property
    def lines(self) -> list[str]:
        """Each figure in a sentence."""
        return [each.line for each in self.figures]


def known_of(locality: Locality) -> Known:
    """One question to the database."""
    standing: dict[str, LocalFinding] = {}
    for finding in LocalFinding.objects.of(locality).newest_first():
        standing.setdefault(finding.subject, finding)
    found = {subject: each for subject, each in standing.items() if each.document}
    return Known(
        figures=tuple(
            KnownFigure(LocalFigure.read(subject, document_of(found[subject])), found[subject])
            for subject in SUBJECTS
            if subject in found
        ),
        anchors=anchors_in(found[ANCHOR], locality) if ANCHOR in found else None,
    )


def anchors_in(finding: LocalFinding, locality: Locality) -> OwnAnchors:
    """The two mixes of a record."""
    on: date = finding.recorded_at.date()
    return read_anchors(
        document_of(finding),
        place=locality.name,
        source=finding.source,
        reason=finding.reason,
        on=on,
    )


def document_of(finding: LocalFinding) -> dict[str, Any]:
    """What a record says, read again."""
    return cast(dict[str, Any], canonical.value(finding.document))
