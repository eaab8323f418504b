"""A pathway as plain data: what its file says, with nothing that reading would add by itself."""

from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from typing import Any

from .pathway import Pathway


def document(pathway: Pathway) -> dict[str, Any]:
    """The plain data from which `read_pathway` makes the same pathway again."""
    plain: dict[str, Any] = plain_of(pathway)
    if not pathway.family.title:
        plain.pop("family", None)
    return plain


def plain_of(value: Any) -> Any:
    """The same for one part of a pathway."""
    if is_dataclass(value):
        said = ((each, getattr(value, each.name)) for each in fields(value))
        return {each.name: plain_of(held) for each, held in said if not _left_out(each, held)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain_of(each) for each in value]
    return value


def _left_out(field: "Field[Any]", value: Any) -> bool:
    return field.default is not MISSING and value == field.default
