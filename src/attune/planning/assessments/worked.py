"""A report's estimate, worked out again from its inputs; refused where they are not here."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from attune.domain.assessments.inputs import FileUsed, ReportInputs
from attune.domain.assumptions import Assumptions
from attune.domain.evidence import EvidenceSet
from attune.domain.gradients import Gradient
from attune.domain.levels import Grouping
from attune.domain.local_findings import ANCHOR, LocalFigure
from attune.domain.need import Need
from attune.domain.need_areas.estimates import by_grouping
from attune.domain.refusals import Refused
from attune.domain.uncertainty.draws import COUNT, SEED, Draws
from attune.domain.uncertainty.nodes import Collapsed
from attune.domain.uncertainty.ranges import Interval, NeedDraws, RangedNeed, counted, ranged
from attune.domain.uncertainty.tornado import Tornado, tornado_of
from attune.kit.formats import number
from attune.place.areas.coverage import Coverage
from attune.place.areas.models import Dataset
from attune.place.areas.small_areas import small_areas
from attune.place.localities.models import Locality
from attune.planning import footing
from attune.planning.areas.grounds import FEWER
from attune.planning.evidence import shipped
from attune.planning.findings.known import anchors_in, document_of
from attune.planning.models import LocalFinding
from attune.planning.offered_evidence import offered
from attune.planning.ranges.drawn import draws, spreads

from .gathering import (
    DEPRIVATION,
    FINDING,
    POPULATION,
    evidence_used,
    example_used,
    spreads_used,
    used,
)

MOST_DRAWS = 20_000  # what somebody uploads may not ask for more


@dataclass(frozen=True, eq=False)
class Worked:
    """The estimate of a report and everything it stands on."""

    inputs: ReportInputs
    locality: Locality
    pair: tuple[Dataset, Dataset] | None  # population and deprivation, where files are loaded
    ground: footing.Footing
    evidence: EvidenceSet
    need: Need
    says: tuple[str, ...]  # about the evidence that was chosen
    findings: tuple[LocalFinding, ...]

    @classmethod
    def of(cls, locality: Locality, inputs: ReportInputs) -> "Worked":
        """Refused with what is missing, or what differs from the inputs."""
        if inputs.place != locality.slug:
            raise Refused(f"These inputs are of {inputs.place}, not of {locality.name}")
        same(inputs.evidence, evidence_used())
        same(inputs.spreads, spreads_used())
        findings = tuple(_finding(locality, each) for each in inputs.files_of(FINDING))
        anchor = next((each for each in findings if each.subject == ANCHOR), None)
        choices = offered(anchors_in(anchor, locality) if anchor else None)
        if inputs.choice not in choices:
            raise Refused(f"The evidence “{inputs.choice}” is not known here")
        chosen = choices[inputs.choice]
        evidence = chosen.evidence(shipped().evidence).with_values(inputs.changes)
        pair = _datasets(locality, inputs)
        ground = chosen.footing(_ground(locality, pair))
        return cls(
            inputs=inputs,
            locality=locality,
            pair=pair,
            ground=ground,
            evidence=evidence,
            need=ground.need(inputs.mode, evidence),
            says=chosen.says,
            findings=findings,
        )

    @cached_property
    def chance(self) -> Draws:
        """The draws that the inputs name."""
        return self.drawn(self.inputs.draws)

    def drawn(self, count: int) -> Draws:
        """With the report's seed; those that every page shares where they are the same."""
        if self.inputs.seed == SEED and count in (COUNT, FEWER):
            return draws(count=count)
        if count > MOST_DRAWS:
            raise Refused(f"A report is made of at most {MOST_DRAWS:,} draws, not {count:,}")
        middle = Assumptions.of(shipped().evidence.as_published())
        return Draws.of(spreads(), middle, seed=self.inputs.seed, count=count)

    @property
    def gradient(self) -> Gradient | None:
        return self.need.calibration.gradient if self.need.calibration else None

    @cached_property
    def here(self) -> Collapsed:
        profile = self.ground.profile
        return Collapsed.of(profile) if self.gradient else Collapsed.anywhere(profile)

    @cached_property
    def families(self) -> NeedDraws:
        return counted(self.here, Assumptions.of(self.evidence), self.gradient, self.chance)

    @cached_property
    def ranged(self) -> RangedNeed:
        return ranged(self.families, self.chance)

    @cached_property
    def tornado(self) -> Tornado:
        return tornado_of(self.here, self.evidence, self.gradient, self.chance, self.families)

    @property
    def known(self) -> list[tuple[str, ...]]:
        """The area's own figures: what, families, source, reason."""
        own = [each for each in self.findings if each.subject != ANCHOR]
        figures = [LocalFigure.read(each.subject, document_of(each)) for each in own]
        return [
            (figure.title, number(figure.families), each.source, each.reason)
            for figure, each in zip(figures, own, strict=True)
        ]

    @cached_property
    def groupings(self) -> Mapping[Grouping, Interval]:
        """Families in each i-THRIVE grouping."""
        return by_grouping(self.families)


def same(wanted: FileUsed, here: FileUsed) -> None:
    """Refused where the file here is not the one that the inputs name."""
    if wanted.sha256 != here.sha256:
        raise Refused(
            f"{wanted.name} is not the file that this report was made from: its sha256 here is"
            f" {here.sha256[:12]}…, and the report's is {wanted.sha256[:12]}…"
        )


def _datasets(locality: Locality, inputs: ReportInputs) -> tuple[Dataset, Dataset] | None:
    """The very files of the report, be they the newest or not; None on a worked example."""
    if locality.example:
        if set(example_used(locality)) <= set(inputs.files):
            return None
        raise Refused(
            f"{locality.name} is a worked example, and these inputs are not of its own file"
        )
    return _dataset(inputs, POPULATION), _dataset(inputs, DEPRIVATION)


def _ground(locality: Locality, pair: tuple[Dataset, Dataset] | None) -> footing.Footing:
    if pair is None:
        return footing.on_example(locality.example)
    rows = small_areas(*pair, authorities=locality.authority_codes)
    if not rows:
        raise Refused(f"{pair[0].file_name} counts nobody in {locality.name}")
    return footing.on_datasets(locality, Coverage(*pair, tuple(rows)))


def _dataset(inputs: ReportInputs, kind: str) -> Dataset:
    wanted = next(iter(inputs.files_of(kind)), None)
    if wanted is None:
        raise Refused(f"These inputs name no {kind} file")
    loaded = (each for each in Dataset.objects.listed() if each.kind == kind)
    found = next((each for each in loaded if each.sha256 == wanted.sha256), None)
    if found is None:
        raise Refused(
            f"{wanted.name} ({wanted.vintage}, sha256 {wanted.sha256[:12]}…) is not loaded here:"
            " load this very file first"
        )
    return found


def _finding(locality: Locality, wanted: FileUsed) -> LocalFinding:
    for each in LocalFinding.objects.of(locality).newest_first():
        if used(each) == wanted:
            return each
    raise Refused(
        f"The area's own finding on “{wanted.name}” of {wanted.vintage} is not recorded here"
    )
