"""The zip of a pack: written alike each time, read with a limit on everything."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from attune.domain.pathways.parts import PathwayRefused
from attune.formats.damaged import DAMAGED

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same pack gives the same bytes
PLAIN_FILE = 0o100644 << 16
MOST_ZIPPED = 5_000_000  # bytes
MOST_FILES = 40
MOST_IN_FILE = 2_000_000
MOST_UNPACKED = 10_000_000
NAMES = re.compile(
    r"pack\.toml|pathway\.toml|README\.txt|LICENCE\.txt|translations/[a-z]{2,3}\.toml"
)
FOLDER = "translations/"


class PackRefused(PathwayRefused):
    """A pack that cannot be taken in; its text names the file in it and, where known, the key."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip, in the order of their names."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            part = zipfile.ZipInfo(name, LONG_AGO)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = PLAIN_FILE
            archive.writestr(part, content)
    return held.getvalue()


def unzipped(raw: bytes) -> dict[str, bytes]:
    """Every file of a pack by its name; PackRefused where the zip is damaged, huge or strange."""
    if len(raw) > MOST_ZIPPED:
        raise PackRefused(f"A pack has at most {MOST_ZIPPED // 1_000_000} MB")
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            return _files(archive)
    except PackRefused:
        raise
    except (*DAMAGED, RuntimeError):  # RuntimeError: it asks for a password
        raise PackRefused(
            "This is no zip file that can be read: it is damaged, or locked"
        ) from None


def _files(archive: zipfile.ZipFile) -> dict[str, bytes]:
    parts = [part for part in archive.infolist() if part.filename != FOLDER]
    if len(parts) > MOST_FILES:
        raise PackRefused(f"The zip holds {len(parts):,} files; a pack has at most {MOST_FILES}")
    found: dict[str, bytes] = {}
    for part in parts:
        found[_checked_name(part.filename, found)] = _content(archive, part)
        if sum(map(len, found.values())) > MOST_UNPACKED:
            raise PackRefused(f"Its files are larger than {MOST_UNPACKED // 1_000_000} MB together")
    return found


def _checked_name(name: str, found: Mapping[str, bytes]) -> str:
    if not NAMES.fullmatch(name):
        raise PackRefused(f"“{_shown(name)}” is not a file of a pack")
    if name in found:
        raise PackRefused(f"{name}: it is in the zip twice")
    return name


def _content(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """What a file holds; how large it claims to be is not believed."""
    with archive.open(part) as opened:
        content = opened.read(MOST_IN_FILE + 1)
    if len(content) > MOST_IN_FILE:
        raise PackRefused(f"{part.filename}: larger than {MOST_IN_FILE // 1_000_000} MB")
    return content


def _shown(name: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in name[:80])
