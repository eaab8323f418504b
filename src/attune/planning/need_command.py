"""`attune planning need`: one place's estimate from official files or a worked example."""

import argparse
import json
from datetime import UTC, datetime

from attune.domain.anchors import calibration_on_example, calibration_on_files
from attune.domain.assumptions import Assumptions
from attune.domain.evidence import EvidenceSet
from attune.domain.need import Mode, Need, gradient_need, plain_need
from attune.domain.profiles import Profile
from attune.domain.refusals import Refused
from attune.place.content.files import ContentRefused, read
from attune.place.imports.reading import OfficialFileError

from . import files
from .evidence import example, shipped
from .need_drawn import drawn_of
from .need_output import Provenance, document
from .need_text import text

REFUSALS = (Refused, OfficialFileError, ContentRefused)


def answer(args: argparse.Namespace) -> str:
    """The estimate as asked for; one of REFUSALS says why there is none."""
    evidence = shipped().evidence.with_values(_settings(args.set))
    work = _of_example if args.example else _of_files
    need, profile, authority, sources = work(args, evidence)
    ranged = drawn_of(need, profile, evidence).ranged
    provenance = Provenance(
        authority=authority,
        evidence=evidence,
        evidence_sha256=shipped().file.sha256,
        files=sources,
        on=datetime.now(UTC).date(),
    )
    if args.json:
        return json.dumps(document(need, provenance, ranged), indent=2, ensure_ascii=False)
    return text(need, provenance, ranged)


def _settings(given: list[str]) -> dict[str, str]:
    """What --set was given: figure=value, each figure once."""
    settings: dict[str, str] = {}
    for each in given:
        figure, sign, value = each.partition("=")
        if not (figure.strip() and sign and value.strip()):
            raise Refused(f"--set {each}: write it as figure=value, such as perinatal_share=10%")
        if figure.strip() in settings:
            raise Refused(f"--set {each}: {figure.strip()} is set twice")
        settings[figure.strip()] = value
    return settings


Worked = tuple[Need, Profile, str, tuple[dict[str, str], ...]]


def _of_example(args: argparse.Namespace, evidence: EvidenceSet) -> Worked:
    if args.population or args.deprivation or args.lookup or args.locality:
        raise Refused("--example stands alone: leave out the files and the locality, or it")
    worked = example(args.example)
    assumptions = Assumptions.of(evidence)
    if args.mode == Mode.PLAIN.value:
        need = plain_need(worked.local, assumptions)
    else:
        calibration = calibration_on_example(worked, evidence)
        need = gradient_need(worked.local, assumptions, calibration)
    file, vintages = read("examples", args.example), worked.local.vintages
    source = {
        "kind": "example",
        "name": f"{file.name}.toml",
        "sha256": file.sha256,
        "vintage": vintages.title,
        "geography": vintages.population.geography.value,
    }
    return need, worked.local, worked.authority, (source,)


def _of_files(args: argparse.Namespace, evidence: EvidenceSet) -> Worked:
    if not (args.population and args.locality):
        raise Refused("Give --population FILE and --locality CODE, or --example birmingham")
    gradient = args.mode == Mode.GRADIENT.value
    if gradient and not args.deprivation:
        raise Refused("The gradient needs --deprivation FILE; without it use --mode plain")
    assumptions = Assumptions.of(evidence)
    loaded = files.load(args.population, args.deprivation, args.lookup)
    areas = loaded.neighbourhoods
    authority = areas.authority(args.locality)
    profile = areas.profile(authority)
    if gradient:
        profile.placed()  # a Welsh locality is told so before England is asked for
        calibration = calibration_on_files(areas, evidence, example())
        need = gradient_need(profile, assumptions, calibration)
    else:
        need = plain_need(profile, assumptions)
    return need, profile, authority, loaded.sources
