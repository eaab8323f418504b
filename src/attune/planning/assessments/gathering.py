"""Gathers what a report is made from, as it is today: files, evidence, offer, editions."""

import hashlib
from collections.abc import Iterator
from datetime import date

from attune.directory.offers.offered import offered
from attune.domain.assessments.inputs import EditionUsed, FileUsed, OfferUsed, ReportInputs
from attune.domain.need import Mode
from attune.pathway.records.models import Edition
from attune.place.content.files import read
from attune.place.localities.models import Locality
from attune.planning.evidence import EVIDENCE, shipped
from attune.planning.footing import Footing
from attune.planning.models import LocalFinding, ObservedCounts
from attune.planning.need_page import NeedPage
from attune.planning.ranges.drawn import SPREADS, draws, spreads

POPULATION, DEPRIVATION, EXAMPLE = "population", "deprivation", "worked example"
FINDING, OBSERVED = "local finding", "observed counts"
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
        policy=POLICY,
        files=(*files_of(locality, page.footing), *_findings(locality), *_observed(locality)),
        offers=tuple(_offers(locality)),
        editions=tuple(_editions(locality)),
    )


def files_of(locality: Locality, ground: Footing) -> tuple[FileUsed, ...]:
    """What an estimate stands on: the files, or the worked example that stands in for them."""
    if locality.example:
        file = read("examples", locality.example)
        vintage = ground.profile.vintages.title
        return (FileUsed(EXAMPLE, f"{file.name}.toml", vintage, file.sha256),)
    pairs = zip(KINDS, ground.files, strict=True)
    return tuple(FileUsed(kind, f["name"], f["vintage"], f["sha256"]) for kind, f in pairs)


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


def _observed(locality: Locality) -> Iterator[FileUsed]:
    for each in ObservedCounts.objects.of(locality).newest_first()[:1]:
        yield FileUsed(OBSERVED, each.file_name, each.period, each.sha256)


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
