"""A what-if as files that anybody can run: for SimPy, for Ciw, and for Attune itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from attune.domain.flow.exports.ciw_script import CIW_VERSION, ciw_script
from attune.domain.flow.exports.parts import Origin, Script, Unsupported
from attune.domain.flow.exports.simpy_script import SIMPY_VERSION, simpy_script
from attune.domain.flow.scenarios.steps import Way
from attune.domain.flow.scenarios.ways import network_of
from attune.domain.flow.writing import as_toml
from attune.planning.flow_export_command import facts

from .what_if import WhatIf

TOOLS = {"simpy": simpy_script, "ciw": ciw_script}
INSTALLED = {"simpy": f"simpy=={SIMPY_VERSION}", "ciw": f"ciw=={CIW_VERSION}"}
OWN = "toml"
KEYS = {f"{way.value}-{kind}": (way, kind) for way in Way for kind in (*TOOLS, OWN)}


@dataclass(frozen=True)
class Offered:
    """One tool: how it is installed, and what it cannot say as we do, of either way."""

    tool: str
    kind: str
    install: str
    unsupported: tuple[Unsupported, ...]


def script_of(page: WhatIf, way: Way, kind: str, *, on: date) -> Script:
    """The program of one way for one tool; Refused where the tool cannot say its times."""
    question = page.asked.question
    origin = Origin(made=on, version=facts("week").version)
    return TOOLS[kind](network_of(question.situation, way), question.plan, origin)


def file_of(page: WhatIf, way: Way, *, on: date) -> str:
    """The same network and plan in the format of `attune planning flow run`."""
    question = page.asked.question
    head = [
        f"{question.situation.title}: {way.title}",
        f"Written by Attune {facts('week').version} on {on.isoformat()}.",
        "A simulation of assumptions: no forecast.",
        *page.asked.form.changed,
    ]
    return as_toml(network_of(question.situation, way), question.plan, head=head)


def tools(page: WhatIf, *, on: date) -> Iterator[Offered]:
    """In the order of the page."""
    for kind in TOOLS:
        both = [script_of(page, way, kind, on=on) for way in Way]
        said = dict.fromkeys(each for script in both for each in script.unsupported)
        yield Offered(both[0].tool, kind, INSTALLED[kind], tuple(said))
