"""Every hazard has a control, and every control a test that is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOG = (ROOT / "docs/clinical-safety/hazard-log.md").read_text(encoding="utf-8")
HAZARD = re.compile(r"^## (H\d+) ", re.MULTILINE)
PROOF = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
# Those that a pathway brings, by the numbers of our research (clinical.md, section 6).
EXPECTED = {"H8", "H10", "H12", "H17"}


def hazards(log: str) -> dict[str, str]:
    """The text of each hazard by its number."""
    parts = HAZARD.split(log)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def unproved(log: str) -> list[str]:
    """Hazards without a control, or without a test that is there under its name."""
    wrong = []
    for number, text in hazards(log).items():
        if "**Control.**" not in text:
            wrong.append(f"{number} has no control")
        proofs = PROOF.findall(text)
        if not proofs:
            wrong.append(f"{number} names no test")
        wrong += [f"{number}: no {file}::{name}" for file, name in proofs if not there(file, name)]
    return wrong


def there(file: str, name: str) -> bool:
    path = ROOT / file
    return path.is_file() and f"def {name}(" in path.read_text(encoding="utf-8")


def test_every_hazard_has_a_control_and_a_test_that_is_there() -> None:
    assert set(hazards(LOG)) >= EXPECTED
    assert unproved(LOG) == []


@pytest.mark.parametrize(
    "log",
    [
        "## H1 Lost\n**Control.** A letter.\n",
        "## H1 Lost\n`tests/house/test_glossary.py::test_every_word_of_the_glossary_is_used`",
        "## H1 Lost\n**Control.** x `tests/house/test_hazard_log.py::test_nobody_wrote`",
        "## H1 Lost\n**Control.** x `tests/nowhere.py::test_nobody_wrote`",
    ],
)
def test_a_hazard_without_a_control_or_a_test_would_be_seen(log: str) -> None:
    assert unproved(log)
