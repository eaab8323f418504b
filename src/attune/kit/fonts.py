"""The project's own fonts: which packages bring them at set-up, and where they are kept.

All are Noto fonts under the SIL Open Font License 1.1; none is committed (ADR 12).
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

BUILD = Path(__file__).resolve().parents[3] / "build"
FOLDER = BUILD / "fonts"  # whole fonts, read by typst and by HarfBuzz
SERVED = BUILD / "static" / "lettering"  # small parts of them, for browsers
WEIGHTS = {400: "400Regular", 700: "700Bold"}


@dataclass(frozen=True)
class Family:
    """One family of letters: its name in documents, its name in packages, what browsers get."""

    name: str
    slug: str
    subset: str = ""  # the part served to browsers; none when their own fonts will do

    @property
    def package(self) -> str:
        """The npm package that brings its TrueType files."""
        return f"@expo-google-fonts/{self.slug}"

    @property
    def web_package(self) -> str:
        """The npm package that brings its parts for browsers."""
        return f"@fontsource/{self.slug}"

    def file(self, weight: int) -> Path:
        """The TrueType file of a weight (400 or 700), where the set-up puts it."""
        return FOLDER / f"{self.slug}-{weight}.ttf"

    @property
    def files(self) -> tuple[Path, ...]:
        """Its TrueType files: 400, then 700."""
        return tuple(map(self.file, WEIGHTS))


LATIN = Family("Noto Sans", "noto-sans")
URDU = Family("Noto Nastaliq Urdu", "noto-nastaliq-urdu", subset="arabic")
BENGALI = Family("Noto Sans Bengali", "noto-sans-bengali", subset="bengali")
GURMUKHI = Family("Noto Sans Gurmukhi", "noto-sans-gurmukhi", subset="gurmukhi")
FAMILIES = (LATIN, URDU, BENGALI, GURMUKHI)


def copy_whole(modules: Path, target: Path) -> None:
    """From node_modules: both weights of every family, each with its licence."""
    target.mkdir(parents=True)
    for family in FAMILIES:
        package = modules / family.package
        for weight, folder in WEIGHTS.items():
            (found,) = (package / folder).glob("*.ttf")
            shutil.copyfile(found, target / family.file(weight).name)
        shutil.copyfile(package / "LICENSE_FONT", target / f"{family.slug}-licence.txt")


def copy_served(modules: Path, target: Path) -> None:
    """From node_modules: what style sheets name (kit/lettering.css), each with its licence."""
    target.mkdir(parents=True)
    for family in (each for each in FAMILIES if each.subset):
        package = modules / family.web_package
        for weight in WEIGHTS:
            found = f"{family.slug}-{family.subset}-{weight}-normal.woff2"
            shutil.copyfile(package / "files" / found, target / f"{family.slug}-{weight}.woff2")
        shutil.copyfile(package / "LICENSE", target / f"{family.slug}-licence.txt")
