"""The evidence set and the worked examples as shipped, read once."""

from dataclasses import dataclass
from functools import cache

from attune.domain.evidence import EvidenceSet
from attune.domain.evidence_reading import read_evidence
from attune.domain.worked_examples import WorkedExample, read_example
from attune.place.content.files import ContentFile, read

EVIDENCE = "birmingham-2022.2"
EXAMPLE = "birmingham"


@dataclass(frozen=True)
class Shipped:
    """An evidence set and the exact file it was read from."""

    file: ContentFile
    evidence: EvidenceSet


@cache
def shipped() -> Shipped:
    """The figures every estimate starts from."""
    file = read("figures", EVIDENCE)
    return Shipped(file, read_evidence(file.data, file=f"{file.name}.toml"))


@cache
def example(key: str = EXAMPLE) -> WorkedExample:
    """A published place in bands of deprivation, with England beside it."""
    file = read("examples", key)
    return read_example(file.data, file=f"{file.name}.toml")
