"""Pages for paper: a typst template and its data become a tagged PDF, with our own fonts only.

A template lives in `src/attune/<room>/typst/<name>.typ` and begins as kit/typst/attune.typ says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from attune.domain import canonical
from attune.kit import fonts, lettering
from attune.kit.shaping import FontsMissing

HOUSE = Path(__file__).resolve().parents[1]
TEMPLATES = HOUSE
STANDARDS = ["ua-1"]
# typst 0.15 takes every Punjabi text for one in Arabic letters; both words are equally long.
WRONG_WAY, RIGHT_WAY = b"/Direction/R2L", b"/Direction/L2R"
# A vowel mark of the Arabic script that stands on no letter of it: no font could show it.
STRAY = re.compile(
    rf"(?<![{fonts.ARABIC_LETTERS}])[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed]+"
)
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
    made = _compiled(
        template,
        data,
        language,
        dated,
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=_midnight(dated or date(1970, 1, 1)),
    )
    right_to_left = lettering.face(language).direction == "rtl"
    return made if right_to_left else made.replace(WRONG_WAY, RIGHT_WAY, 1)


def png(
    template: str, data: Mapping[str, canonical.Value], *, language: str, per_inch: int = 200
) -> bytes:
    """A template of one page as a picture, for papers that cannot hold a drawing."""
    return _compiled(template, data, language, None, format="png", ppi=per_inch)


def _compiled(
    template: str,
    data: Mapping[str, canonical.Value],
    language: str,
    dated: date | None,
    **how: Any,
) -> bytes:
    source = _source(template)
    handed = {
        "data": canonical.text(_ordered(data, language)),
        "lettering": _lettering(lettering.face(language), dated),
    }
    try:
        with ALONE:
            made: bytes = _compiler().compile(input=source, sys_inputs=handed, **how)
    except typst.TypstError as error:
        raise CannotTypeset(_sentence(template, data, language, error)) from error
    return made


def _source(template: str) -> bytes:
    room, _, name = template.partition("/")
    file = TEMPLATES / room / "typst" / f"{name}.typ"
    if not file.is_file():
        raise CannotTypeset(
            f"There is no template {template} (src/attune/{room}/typst/{name}.typ)."
        )
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


def _lettering(found: lettering.Lettering, dated: date | None) -> str:
    return json.dumps(
        {
            "lang": found.lang,
            "direction": found.direction,
            "fonts": [_covering(family) for family in found.families],
            "line_height": found.line_height,
            "ascent": found.ascent,
            "descent": found.descent,
            "dated": dated is not None,
        }
    )


def _covering(family: fonts.Family) -> dict[str, str]:
    """A font as typst wants it.

    The Latin letters of the other fonts are those of Noto Sans: typst may take them from either.
    """
    limits = {"covers": f"[{family.only}]"} if family is fonts.URDU else {}
    return {"name": family.name} | limits


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


def _ordered(value: canonical.Value, language: str) -> canonical.Value:
    """The same data with its telephone numbers kept in order and on one line.

    An address has no spaces, so it stays as it is; so does a drawing, which begins with `<`.
    """
    if isinstance(value, str):
        if value.startswith("<"):
            return value
        whole = lettering.unbroken(STRAY.sub("", value))
        return lettering.ordered(whole, language=language)
    if isinstance(value, Mapping):
        return {key: _ordered(each, language) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_ordered(each, language) for each in value]
    return value


def _words(value: canonical.Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _words(each)
