"""Splits a JSON file of any size into its records, holding one record at a time.

A strict streaming parser stops at the first slip (a NaN, one missing comma, a byte that is no
UTF-8) and all that follows is lost. This splitter only follows strings and brackets, so that each
record can be parsed, or set aside with its reason, by itself. Memory: one record and one chunk.
"""

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, BinaryIO

from .listing import LARGEST_RECORD

CHUNK = 1 << 20
DEEPEST_BRACKETS = 200  # the parser itself could go deeper, no record does
LARGEST_NUMBER = 18  # digits; more is no measure of anything
SPACE = b" \t\r\n"

_TOKEN = re.compile(rb'[{}\[\]]|"(?:[^"\\]++|\\.)*+"|"', re.DOTALL)
_STRING_END = re.compile(rb'(?:[^"\\]++|\\.)*+"', re.DOTALL)
_STRING_REST = re.compile(rb"(?:[^\"\\]++|\\.)*+", re.DOTALL)
_BARE_END = re.compile(rb"[,\]}\s{\[]")


class Odd(str):
    """A number that is no number one can use (NaN, 1e999, 400 digits), as it was written."""


class NotReadable(ValueError):
    """A piece that is no JSON; its text is part of a sentence."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one value; None when it was passed over, and why."""

    raw: bytes | None
    why: str = ""

    def value(self) -> Any:
        """The value parsed: numbers exact, odd ones as `Odd`; NotReadable if it is no JSON."""
        if self.raw is None:
            raise NotReadable(self.why)
        try:
            return _parsed(self.raw.decode("utf-8"))
        except UnicodeDecodeError:
            # Old exports write Windows letters into what they call UTF-8.
            return _parsed(self.raw.decode("cp1252", errors="replace"))


def _parsed(text: str) -> Any:
    try:
        return json.loads(
            text, strict=False, parse_float=_decimal, parse_int=_whole, parse_constant=Odd
        )
    except (ValueError, RecursionError) as wrong:
        said = getattr(wrong, "msg", "too deeply nested").removesuffix(":")
        raise NotReadable(f"it is not JSON ({said})") from None


def _decimal(written: str) -> Decimal | Odd:
    if len(written) > 4 * LARGEST_NUMBER:
        return Odd(written)
    number = Decimal(written)
    usable = number.is_finite() and -LARGEST_NUMBER < number.adjusted() < LARGEST_NUMBER
    return number if usable else Odd(written)


def _whole(written: str) -> int | Odd:
    return int(written) if len(written.lstrip("-")) <= LARGEST_NUMBER else Odd(written)


class Pieces:
    """Reads values and the marks between them, forward only."""

    def __init__(self, file: BinaryIO, *, largest: int = LARGEST_RECORD) -> None:
        self.file = file
        self.largest = largest
        self.held = b""
        self.at = 0
        if self._more() and self.held.startswith(b"\xef\xbb\xbf"):
            self.at = 3

    def _more(self) -> bool:
        chunk = self.file.read(CHUNK)
        self.held = self.held[self.at :] + chunk
        self.at = 0
        return bool(chunk)

    def peek(self) -> bytes:
        """The next byte that is no space; b"" at the end."""
        while True:
            while self.at < len(self.held) and self.held[self.at] in SPACE:
                self.at += 1
            if self.at < len(self.held):
                return self.held[self.at : self.at + 1]
            if not self._more():
                return b""

    def take(self) -> None:
        """Go past the byte that `peek` showed."""
        self.at += 1

    def skip_line(self) -> None:
        """Go on behind the next line break."""
        while (end := self.held.find(b"\n", self.at)) < 0:
            self.at = len(self.held)
            if not self._more():
                return
        self.at = end + 1

    def value(self) -> Piece:
        """The next value whole."""
        return self._nested() if self.peek() in (b"{", b"[", b'"') else self._bare()

    def _bare(self) -> Piece:
        while not (found := _BARE_END.search(self.held, self.at + 1)):
            if len(self.held) - self.at > self.largest or not self._more():
                break
        end = found.start() if found else len(self.held)
        raw = self.held[self.at : end]
        self.at = end
        return Piece(raw)

    def _nested(self) -> Piece:
        marks = _Marks()
        end, too_large = self.at, False
        while not marks.all_closed:
            end = marks.follow(self.held, end)
            too_large = too_large or end - self.at > self.largest
            if too_large:
                self.at = end
            if not marks.all_closed:
                end -= self.at
                if not self._more():
                    self.at = len(self.held)
                    return Piece(None, "the file breaks off inside it")
        raw = self.held[self.at : end]
        self.at = end
        if too_large:
            return Piece(None, f"it is larger than {self.largest >> 20} MB")
        if marks.deepest > DEEPEST_BRACKETS:
            return Piece(None, f"it is nested more than {DEEPEST_BRACKETS} levels deep")
        return Piece(raw)


class _Marks:
    """Counts brackets outside strings until the first one opened is closed."""

    def __init__(self) -> None:
        self.depth = 0
        self.deepest = 0
        self.in_string = False
        self.all_closed = False

    def follow(self, held: bytes, at: int) -> int:
        """How far `held` was understood."""
        while not self.all_closed:
            if self.in_string:
                end = _STRING_END.match(held, at)
                if end is None:
                    rest = _STRING_REST.match(held, at)
                    return rest.end() if rest else at
                at, self.in_string = end.end(), False
            else:
                found = _TOKEN.search(held, at)
                if found is None:
                    return len(held)
                at = found.end()
                self._see(found.group())
            self.all_closed = not self.depth and not self.in_string
        return at

    def _see(self, mark: bytes) -> None:
        if mark in (b"{", b"["):
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)
        elif mark in (b"}", b"]"):
            self.depth -= 1
        else:
            self.in_string = mark == b'"'
