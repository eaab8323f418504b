"""`attune planning flow export`: a simulation's file as a script for other tools, or a report."""

import argparse
import os
import platform
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter

from attune.domain.assessments.document import Document
from attune.domain.flow.exports.ciw_script import ciw_script
from attune.domain.flow.exports.markdown import as_markdown
from attune.domain.flow.exports.parts import Origin, Script
from attune.domain.flow.exports.simpy_script import simpy_script
from attune.domain.flow.reading import FlowFile
from attune.domain.flow.stress.parts import RunAim, RunFacts
from attune.domain.flow.stress.report import stress_report
from attune.domain.refusals import Refused

from .flow_command import read, simulated

SCRIPTS = {"ciw": ciw_script, "simpy": simpy_script}
REPORTS = (".docx", ".md")
DEVELOPED = "(development copy)"
SOFTWARE = ("numpy", "numba", "joblib")


def written(args: argparse.Namespace) -> str:
    """Writes the file asked for, and says what is in it; Refused says what is wrong."""
    out: Path = args.out
    if out.is_dir():
        raise Refused(f"{out} is a folder: give -o the name of a file")
    given = read(args.file)
    if args.to == "stress":
        return _report(given, args.file.name, out)
    origin = Origin(made=date.today(), version=_version("attune") or DEVELOPED, unit=given.unit)
    script = SCRIPTS[args.to](given.network, given.plan, origin)
    _write(out, script.text.encode("utf-8"))
    return "\n".join(_told(script, out))


def _told(script: Script, out: Path) -> list[str]:
    """The ways in which it is not our engine are said at once, and stand in its head."""
    lines = [f"{out}: a script for {script.tool}. What it takes in another way than Attune:"]
    lines += [f"- {each.part}: {each.instead}" for each in script.unsupported]
    return lines


def _report(given: FlowFile, name: str, out: Path) -> str:
    """Runs the simulation, because a report says what came of it."""
    if out.suffix not in REPORTS:
        raise Refused(f"{out.name}: a report's file ends in {' or '.join(REPORTS)}")
    began = perf_counter()
    result = simulated(given)
    document = stress_report(
        given.network,
        given.plan,
        aim=RunAim(
            title=f"Report of a simulation: {given.network.title}",
            place="",
            purpose=f"To see how families fare in the network that the file {name} describes.",
        ),
        facts=facts(given.unit, perf_counter() - began),
        result=result,
    )
    _write(out, _drawn(document, out.suffix))
    return f"{out}: {document.title}, {result.replications:,} replications"


def _drawn(document: Document, suffix: str) -> bytes:
    if suffix == ".md":
        return as_markdown(document).encode("utf-8")
    from .reports.word import as_docx  # fonts and Word: half a second that scripts need not

    return as_docx(document, dated=date.today())


def facts(unit: str, seconds: float | None = None) -> RunFacts:
    """What this process knows of itself, and how long it ran where that was taken."""
    software = [("Python", platform.python_version())]
    software += [(name, found) for name in SOFTWARE if (found := _version(name))]
    machine = f"{platform.system()} on {platform.machine()}, {os.cpu_count() or 1} processors"
    return RunFacts(
        made=date.today(),
        version=_version("attune") or DEVELOPED,
        unit=unit,
        software=tuple(software),
        machine=machine,
        seconds=seconds,
    )


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as wrong:
        raise Refused(f"{out} cannot be written: {wrong.strerror}") from None
