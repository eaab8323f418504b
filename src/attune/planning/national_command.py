"""`attune planning national`: every authority's need with intervals, from official files."""

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from threading import Timer
from typing import Any

from attune.domain.anchors import calibration_on_files
from attune.domain.assumptions import Assumptions
from attune.domain.calibration import Calibration
from attune.domain.levels import Level
from attune.domain.refusals import Refused
from attune.domain.uncertainty.nation import Nation
from attune.domain.uncertainty.national import NationalNeed, national_need
from attune.domain.uncertainty.ranges import Interval, RangedNeed, counted, ranged

from . import files
from .evidence import example, shipped
from .ranges.drawn import draws, spreads

PATIENCE = 1.0  # seconds without a word
DECIMALS = 2
FORMULA = ("=", "+", "-", "@")
SPECIALIST = ("specialist_gross", "specialist_net", "year_gross", "year_net")
ENDS = ("mean", "median", "low", "high")


def answer(args: argparse.Namespace) -> str:
    """What to print once the file is written; refused as `planning need` refuses."""
    if args.out.is_dir():
        raise Refused(f"{args.out} is a folder: give --out the name of a file")
    with _patience() as say:
        say("reading the files")
        loaded = files.load(args.population, args.deprivation, args.lookup)
        say("solving the gradient")
        evidence = shipped().evidence
        calibration = calibration_on_files(loaded.neighbourhoods, evidence, example())
        nation = Nation.of(loaded.neighbourhoods)
        say(f"working out {len(nation.codes):,} authorities")
        drawn = draws(args.seed, args.draws)
        asked = (Assumptions.of(evidence), calibration.gradient, drawn)
        need = national_need(nation, *asked)
        england = ranged(counted(nation.whole(), *asked), drawn)
        _write(args.out, need)
    about = _about(need, calibration, loaded)
    if args.json:
        authorities = [_authority(need, code) for code in nation.codes]
        return json.dumps(about | {"authorities": authorities}, indent=2, ensure_ascii=False)
    return "\n".join(_text(need, england, about, args.out))


@contextmanager
def _patience() -> Iterator[Any]:
    """Once a second has gone by, each step is said on stderr; whoever is quick hears nothing."""
    step = ""
    late = False

    def tell() -> None:
        nonlocal late
        late = True
        sys.stderr.write(f"attune planning national: {step} …\n")
        sys.stderr.flush()

    def say(words: str) -> None:
        nonlocal step
        step = words
        if late:
            tell()

    timer = Timer(PATIENCE, tell)
    timer.daemon = True
    timer.start()
    try:
        yield say
    finally:
        timer.cancel()


def _write(path: Path, need: NationalNeed) -> None:
    """The file whole or not at all."""
    beside = path.with_name(f".{path.name}.part")
    names = [*(level.value for level in Level), *SPECIALIST]
    try:
        with beside.open("w", encoding="utf-8-sig", newline="") as file:
            lines = csv.writer(file)
            lines.writerow(
                ["authority", "name", "small_areas", "under_twos"]
                + [f"{name}_{end}" for name in names for end in ENDS]
                + ["seed", "draws"]
            )
            lines.writerows(_row(need, at) for at in range(len(need.nation.codes)))
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _row(need: NationalNeed, at: int) -> list[object]:
    nation = need.nation
    code = nation.codes[at]
    name = nation.names.get(code, code)
    numbers = [
        round(getattr(interval, end), DECIMALS)
        for interval in _intervals(need.of(code)).values()
        for end in ENDS
    ]
    counts = int(nation.areas[at]), int(nation.totals[at])
    return [code, plain(name), *counts, *numbers, need.seed, need.draws]


def plain(name: str) -> str:
    """A name that no spreadsheet runs as a formula."""
    return f"'{name}" if name.startswith(FORMULA) else name


def _intervals(ranged: RangedNeed) -> dict[str, Interval]:
    specialist = (ranged.gross, ranged.net, ranged.year_gross, ranged.year_net)
    levels = {level.value: interval for level, interval in ranged.levels.items()}
    return levels | dict(zip(SPECIALIST, specialist, strict=True))


def _authority(need: NationalNeed, code: str) -> dict[str, Any]:
    nation = need.nation
    at = nation.codes.index(code)
    return {
        "code": code,
        "name": nation.names.get(code, code),
        "small_areas": int(nation.areas[at]),
        "under_twos": int(nation.totals[at]),
        "ranges": {
            name: {end: round(value, DECIMALS) for end, value in asdict(interval).items()}
            for name, interval in _intervals(need.of(code)).items()
        },
    }


def _about(need: NationalNeed, calibration: Calibration, loaded: files.Loaded) -> dict[str, Any]:
    """Where the figures come from, what the columns are, and what they are not."""
    evidence, sure = shipped().evidence, spreads()
    return {
        "columns": "levels count children under two; specialist counts families: now, in a year",
        "interval": "95% of the draws lie between low and high",
        "files": list(loaded.sources),
        "gradient": {**asdict(calibration.gradient), "obtained": calibration.obtained.value},
        "evidence": {"id": evidence.id, "version": evidence.version},
        "spreads": {"id": sure.id, "version": sure.version, "kind": "expert prior"},
        "seed": need.seed,
        "draws": need.draws,
        "limits": list(evidence.limits),
    }


def _text(
    need: NationalNeed, england: RangedNeed, about: dict[str, Any], path: Path
) -> Iterator[str]:
    nation, net = need.nation, england.net
    yield (
        f"{path}: {len(nation.codes):,} authorities, {len(nation.under_twos):,} small areas,"
        f" {int(nation.totals.sum()):,} children under two"
    )
    yield (
        f"All together: about {net.mean:,.0f} families with a child under two now may need"
        " specialist help beyond those whom perinatal teams may see"
        f" (95% of draws: {net.low:,.0f} to {net.high:,.0f})."
    )
    evidence, sure = about["evidence"], about["spreads"]
    yield (
        f"Evidence {evidence['id']} {evidence['version']}; how sure it is: {sure['id']}"
        f" {sure['version']} ({sure['kind']}); seed {need.seed}, {need.draws:,} draws."
    )
    for file in about["files"]:
        yield f"From {file['name']} ({file['vintage']}), sha256 {file['sha256']}"
    yield "\nWhat these numbers are not:"
    for limit in about["limits"]:
        yield f"- {limit}"
