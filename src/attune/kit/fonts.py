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
    """One family of letters: its name in documents, its name in packages, what it is used for."""

    name: str
    slug: str
    subsets: tuple[str, ...]  # the parts served to browsers
    only: str = ""  # the characters it is used for, as in a regular expression's brackets

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


# Each script's font is used for its own characters alone, as in kit/lettering.css, so that a text
# is as wide on paper and on the screen as we measure it. (The Latin letters of this Nastaliq are a
# narrow book face, in which the groups of a telephone number would run together.)
ARABIC_LETTERS = "\u0600-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefe"
ARABIC = ARABIC_LETTERS + "\u200c-\u200f\u2066-\u2069"  # and what joins or orders them
DANDAS = "\u0951-\u0952\u0964-\u0965\u200c-\u200d\u25cc"

LATIN = Family("Noto Sans", "noto-sans", ("latin", "latin-ext"))
URDU = Family("Noto Nastaliq Urdu", "noto-nastaliq-urdu", ("arabic",), only=ARABIC)
BENGALI = Family(
    "Noto Sans Bengali", "noto-sans-bengali", ("bengali",), only=DANDAS + "\u0980-\u09fe"
)
GURMUKHI = Family(
    "Noto Sans Gurmukhi", "noto-sans-gurmukhi", ("gurmukhi",), only=DANDAS + "\u0a01-\u0a76"
)
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
    for family in FAMILIES:
        package = modules / family.web_package
        for part in (f"{each}-{weight}" for each in family.subsets for weight in WEIGHTS):
            found = package / "files" / f"{family.slug}-{part}-normal.woff2"
            shutil.copyfile(found, target / f"{family.slug}-{part}.woff2")
        shutil.copyfile(package / "LICENSE", target / f"{family.slug}-licence.txt")
