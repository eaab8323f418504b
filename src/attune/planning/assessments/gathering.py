"""Gathers what a report is made from, as it is today: files, evidence, offer, editions."""

import hashlib
from collections.abc import Iterator
from datetime import date

from attune.directory.offers.offered import offered
from attune.domain.assessments.inputs import EditionUsed, FileUsed, OfferUsed, ReportInputs
from attune.domain.need import Mode
from attune.domain.need_areas.kinds import Ages, AreaKind
from attune.pathway.records.models import Edition
from attune.place.areas.models import Dataset
from attune.place.content.files import read
from attune.place.localities.models import Locality
from attune.planning.areas.found import Found, areas_of
from attune.planning.areas.grounds import Ground as AreaGround
from attune.planning.evidence import EVIDENCE, example, shipped
from attune.planning.fairness.kept import Kept
from attune.planning.models import LoadedProjection, LocalFinding, ObservedCounts
from attune.planning.need_page import NeedPage
from attune.planning.ranges.drawn import SPREADS, draws, spreads
from attune.planning.records.projections import BIRTHS, PROJECTION
from attune.planning.staffing.shipped import INPUTS

POPULATION, DEPRIVATION, EXAMPLE = "population", "deprivation", "worked example"
FINDING, OBSERVED = "local finding", "observed counts"
STAFFING = "staffing figures"
LOOKUP, OFFICIAL_BIRTHS = "lookup", "official births"
POLICY = "attune-under-5"  # of content/disclosure
KINDS = (POPULATION, DEPRIVATION)  # in the order in which a footing tells its files


def gathered(page: NeedPage, *, title: str, on: date) -> ReportInputs:
    """Everything the report of a need page's estimate is made from, on this day."""
    locality, chance = page.locality, draws()
    return ReportInputs(
        title=title,
        place=locality.slug,
        on=on,
        mode=Mode.PLAIN if page.problem else page.form.chosen_mode,
        evidence=evidence_used(),
        choice=page.chosen.key,
        changes=page.evidence.changes,
        spreads=spreads_used(),
        seed=chance.seed,
        draws=chance.count,
        policy=_policy(locality),
        files=tuple(_files(page)),
        offers=tuple(_offers(locality)),
        editions=tuple(_editions(locality)),
    )


def _files(page: NeedPage) -> Iterator[FileUsed]:
    """Everything loaded that some section stands on."""
    locality, ground = page.locality, page.footing
    if locality.example:
        yield from example_used(locality)
    for kind, file in zip(KINDS, ground.files, strict=False):
        yield FileUsed(kind, file["name"], file["vintage"], file["sha256"])
    yield from lookups_used(wards_of(AreaGround.on(locality, ground)))
    yield from years_used(locality)
    yield from _findings(locality)
    yield from observed_used(locality)
    yield staffing_used()


def example_used(locality: Locality) -> Iterator[FileUsed]:
    """The worked example that stands in for files."""
    file = read("examples", locality.example)
    vintage = example(locality.example).local.vintages.title
    yield FileUsed(EXAMPLE, f"{file.name}.toml", vintage, file.sha256)


def wards_of(ground: AreaGround) -> Found:
    """The wards of a place, on what its need stands on."""
    return areas_of(AreaKind.WARD, ground, Ages.UNDER_TWO)


def staffing_used() -> FileUsed:
    """The figures of the methods for staff and money, as shipped."""
    file = read("staffing", INPUTS)
    return FileUsed(STAFFING, f"{file.name}.toml", f"version {file.data['version']}", file.sha256)


def lookups_used(found: Found) -> Iterator[FileUsed]:
    """The files by which small areas lie in wards."""
    for each in found.datasets:
        yield FileUsed(LOOKUP, each.file_name, each.vintage, each.sha256)


def years_used(locality: Locality) -> Iterator[FileUsed]:
    """Births and projections: the newest loaded here, and births of official files."""
    for kind in (BIRTHS, PROJECTION):
        for each in LoadedProjection.objects.of(locality).of_kind(kind).newest_first()[:1]:
            day = each.loaded_at.date().isoformat()
            yield FileUsed(kind, each.file_name, day, each.sha256)
    for dataset in Dataset.objects.current("births")[:1]:
        yield FileUsed(OFFICIAL_BIRTHS, dataset.file_name, dataset.vintage, dataset.sha256)


def evidence_used() -> FileUsed:
    """The evidence set as shipped, by its canonical text."""
    file, evidence = shipped().file, shipped().evidence
    return FileUsed("evidence", f"{EVIDENCE}.toml", f"version {evidence.version}", file.sha256)


def spreads_used() -> FileUsed:
    """How sure every assumption is, as shipped."""
    file = read("spreads", SPREADS)
    return FileUsed("spreads", f"{SPREADS}.toml", f"version {spreads().version}", file.sha256)


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _findings(locality: Locality) -> Iterator[FileUsed]:
    """The newest of each subject, unless it was withdrawn."""
    newest: dict[str, LocalFinding] = {}
    for finding in LocalFinding.objects.of(locality).newest_first():
        newest.setdefault(finding.subject, finding)
    yield from (used(newest[each]) for each in sorted(newest) if newest[each].document)


def used(finding: LocalFinding) -> FileUsed:
    """A finding by what it says: its row never changes."""
    said = "\n".join((finding.document, finding.source, finding.reason))
    day = finding.recorded_at.date().isoformat()
    return FileUsed(FINDING, finding.subject, day, sha256_of(said))


def observed_used(locality: Locality) -> Iterator[FileUsed]:
    """The newest file of counts, as it came."""
    for each in ObservedCounts.objects.of(locality).newest_first()[:1]:
        yield FileUsed(OBSERVED, each.file_name, each.period, each.sha256)


def _policy(locality: Locality) -> str:
    """The disclosure policy that the newest counts were loaded under."""
    row = ObservedCounts.objects.of(locality).newest_first().first()
    return Kept.read(row.document).policy.id if row else POLICY


def _offers(locality: Locality) -> Iterator[OfferUsed]:
    for line in offered((locality,)):
        yield OfferUsed(
            grouping=line.grouping.value,
            state=line.state.value,
            services=line.services,
            specialised=line.specialised,
            wte=str(line.wte),
            sized=line.sized,
        )


def _editions(locality: Locality) -> Iterator[EditionUsed]:
    for each in Edition.objects.at(locality).current().order_by("pathway__key"):
        yield EditionUsed(each.pathway.title, each.number, each.sha256)
