"""The papers a poster comes on."""

from enum import Enum


class Paper(Enum):
    """A sheet, by its ISO 216 name as typst knows it."""

    A3 = "a3"
    A4 = "a4"


class PaperConverter:
    """A paper in an address; any other word is no page."""

    regex = "|".join(each.value for each in Paper)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
