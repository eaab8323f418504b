"""Looks at a file's bytes before anything parses it: what kind it is, its sha256, its encoding."""

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from .errors import OfficialFileError

CHUNK = 1 << 20
LARGEST = 4 << 30  # the largest official file is 1.4 GB
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
NOT_TABLES = {
    b"%PDF": "a PDF: Attune reads .csv and .xlsx files",
    b"\x1f\x8b": "a compressed .gz file: unpack it first",
    b"7z\xbc\xaf": "a compressed .7z file: unpack it first",
    b"Rar!": "a compressed .rar file: unpack it first",
    b"PAR1": "a Parquet file: Attune reads .csv and .xlsx files",
    b"\xff\xfe": "text in UTF-16: save it as “CSV UTF-8”",
    b"\xfe\xff": "text in UTF-16: save it as “CSV UTF-8”",
    b"\x89PNG": "a picture: Attune reads .csv and .xlsx files",
    b"\xff\xd8": "a picture: Attune reads .csv and .xlsx files",
}
WEB_PAGE = (b"<!doctype html", b"<html")


@dataclass(frozen=True)
class Examined:
    """A file's bytes, seen once from end to end."""

    size: int
    sha256: str
    form: str  # "csv" or "xlsx"
    encoding: str  # of a csv


def examine(path: Path, *, called: str = "") -> Examined:
    """Read the file through once; OfficialFileError when it cannot be a table.

    `called` is the name for messages, where the file lies under another.
    """
    name = called or path.name
    try:
        if path.is_dir():
            raise OfficialFileError(f"{name} is a folder: name the file in it")
        if not path.is_file():
            raise OfficialFileError(f"{path}: there is no such file")
        with path.open("rb") as file:
            _refuse_other_kinds(name, file)
            return _read_through(name, file)
    except OSError as wrong:
        raise OfficialFileError(f"{name}: {wrong.strerror or 'cannot be read'}") from wrong


def _refuse_other_kinds(name: str, file: BinaryIO) -> None:
    head = file.read(4096)
    if not head.strip():
        raise OfficialFileError(f"{name} is empty")
    if head.startswith(OLE):
        raise OfficialFileError(f"{name} is {_old_or_locked(file)}")
    for magic, said in NOT_TABLES.items():
        if head.startswith(magic):
            raise OfficialFileError(f"{name} is {said}")
    words = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if words.startswith((b"{", b"[")):
        raise OfficialFileError(f"{name} is JSON: Attune reads .csv and .xlsx files")
    if words.startswith(WEB_PAGE):
        raise OfficialFileError(
            f"{name} is a web page, not a table: the download may have given a page instead"
        )


def _old_or_locked(file: BinaryIO) -> str:
    file.seek(0)
    locked = ENCRYPTED in file.read(CHUNK)
    if not locked:
        file.seek(max(0, file.seek(0, 2) - CHUNK))
        locked = ENCRYPTED in file.read()
    if locked:
        return "protected by a password: open it in a spreadsheet program and save it without one"
    return "an old .xls workbook: open it in a spreadsheet program and save it as .xlsx or .csv"


def _read_through(name: str, file: BinaryIO) -> Examined:
    digest, size, lines = hashlib.sha256(), 0, 0
    file.seek(0)
    form = "xlsx" if file.read(2) == b"PK" else "csv"
    decoder: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    while chunk := file.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
        if size > LARGEST:
            raise OfficialFileError(f"{name} is larger than any official file (4 GB)")
        if form == "csv":
            _refuse_nul(name, chunk, lines)
            lines += chunk.count(b"\n")
            decoder = decoder if decoder and _decodes(decoder, chunk) else None
    if decoder and not _decodes(decoder, b"", final=True):
        decoder = None
    return Examined(size, digest.hexdigest(), form, "utf-8-sig" if decoder else "cp1252")


def _refuse_nul(name: str, chunk: bytes, lines: int) -> None:
    if (place := chunk.find(b"\0")) >= 0:
        row = lines + chunk.count(b"\n", 0, place) + 1
        raise OfficialFileError(
            f"{name}, row {row:,}: holds a NUL byte, so it is damaged or not a text table"
        )


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True
