"""The published Open Referral UK 3.0 schemas, read as an outside checker reads them."""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from referencing import Registry

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "oruk" / "3.0" / "schema"
needs_schemas = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the Open Referral UK schemas are not beside this checkout"
)


@cache
def _registry() -> "Registry":
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT202012

    return Registry().with_resources(
        (
            f"https://openreferraluk.org/specifications/3.0/schema/{file.name}",
            Resource.from_contents(
                json.loads(file.read_text(encoding="utf-8")), default_specification=DRAFT202012
            ),
        )
        for file in FOLDER.glob("*.json")
    )


@cache
def validator(name: str) -> "Draft202012Validator":
    # Here and not above: its grammars take two seconds, in every process that only collects tests.
    from jsonschema import Draft202012Validator, FormatChecker

    schema = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, registry=_registry(), format_checker=FormatChecker())


def faults(name: str, document: Any) -> list[str]:
    """What a checker finds wrong with a document against one of the schemas."""
    found = validator(name).iter_errors(document)
    return [f"{'/'.join(map(str, each.absolute_path))}: {each.message[:200]}" for each in found]


def empties(value: Any, at: str = "") -> list[str]:
    """Where something empty stands: the standard wants it left out."""
    if isinstance(value, dict):
        return [one for key, each in value.items() for one in empties(each, f"{at}/{key}")]
    if isinstance(value, list):
        return [one for n, each in enumerate(value) for one in empties(each, f"{at}/{n}")]
    return [at] if value is None or value == "" else []
