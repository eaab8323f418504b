"""Pages for paper: a typst template and its data become a tagged PDF, with our own fonts only.

A template lives in `src/attune/<room>/typst/<name>.typ` and begins as kit/typst/attune.typ says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from threading import Lock

import typst

from attune.domain import canonical
from attune.kit import fonts, lettering
from attune.kit.shaping import FontsMissing

HOUSE = Path(__file__).resolve().parents[1]
STANDARDS = ["ua-1"]
ALONE = Lock()  # a typst compiler serves one caller at a time


class CannotTypeset(ValueError):
    """The page cannot be made; its text is a sentence that names the template and the reason."""


def pdf(
    template: str, data: Mapping[str, canonical.Value], *, language: str, dated: date | None = None
) -> bytes:
    """The PDF (PDF/UA-1) of a template, named as "room/name", in one language.

    `data` has a `title`, the document's own; the template reads the rest as `data.name`. The same
    data gives the same bytes: the only date in the file is `dated`, when the words were published.
    CannotTypeset says what is wrong with the template or with the words.
    """
    source = _source(template)
    handed = {"data": canonical.text(data), "lettering": _lettering(language, dated)}
    try:
        with ALONE:
            return _compiler().compile(
                input=source,
                format="pdf",
                sys_inputs=handed,
                pdf_standards=STANDARDS,
                timestamp=_midnight(dated or date(1970, 1, 1)),
            )
    except typst.TypstError as error:
        raise CannotTypeset(_sentence(template, data, language, error)) from error


def _source(template: str) -> bytes:
    room, _, name = template.partition("/")
    file = HOUSE / room / "typst" / f"{name}.typ"
    if not file.is_file():
        raise CannotTypeset(f"There is no template {template}: it would stand in {file}.")
    return file.read_bytes()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


@cache
def _compiler() -> typst.Compiler:
    """One for each process: it keeps the fonts, and reads nothing outside the house."""
    lacking = [file for each in fonts.FAMILIES for file in each.files if not file.is_file()]
    if lacking:
        raise FontsMissing(f"The font {lacking[0].name} is missing: run ./dev setup.")
    ours = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.FOLDER)]
    )
    return typst.Compiler(root=str(HOUSE), font_paths=ours, ignore_system_fonts=True)


def _lettering(language: str, dated: date | None) -> str:
    found = lettering.face(language)
    return json.dumps(
        {
            "lang": found.lang,
            "direction": found.direction,
            "fonts": [family.name for family in found.families],
            "line_height": found.line_height,
            "ascent": found.ascent,
            "descent": found.descent,
            "dated": dated is not None,
        }
    )


def _sentence(
    template: str, data: Mapping[str, canonical.Value], language: str, error: typst.TypstError
) -> str:
    lacking = {
        letter for words in _words(data) for letter in lettering.missing(words, language=language)
    }
    if lacking:
        return (
            f"The page {template} cannot be made: our fonts have no "
            f"{' '.join(sorted(lacking))}. Please leave it out or write it in words."
        )
    return f"The page {template} cannot be made: {error.message}."


def _words(value: canonical.Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _words(each)
