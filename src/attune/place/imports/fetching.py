"""Downloads one official file: resumable, checksummed, patient, and never half a file."""

import hashlib
import http.client
import json
import os
import re
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .reading import Progress, no_progress
from .sources import Source

ATTEMPTS = 6
TIMEOUT = 30
CHUNK = 1 << 16
LARGEST = 4 << 30
NAMED = "Attune (official statistics import)"
RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
PASSING = {408, 425, 429, 500, 502, 503, 504}


class FetchFailed(Exception):  # an outcome for the person, after all patience
    """A file that could not be fetched; its text says why and what to do instead."""


class _Broken(Exception):
    """This attempt ended early: another may go on from here."""

    def __init__(self, why: str, wait: float = 0) -> None:
        super().__init__(why)
        self.wait = wait


@dataclass
class Part:
    """What was downloaded so far, and by what the server knew the file."""

    path: Path
    validator: str = ""

    @classmethod
    def beside(cls, target: Path) -> "Part":
        part = cls(target.with_name(f"{target.name}.part"))
        try:
            part.validator = str(json.loads(part._note.read_text("utf-8"))["validator"])
        except (OSError, ValueError, KeyError, TypeError):
            part.validator = ""
        return part

    @property
    def _note(self) -> Path:
        return self.path.with_name(f"{self.path.name}.json")

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def known_by(self, validator: str) -> None:
        self.validator = validator
        self._note.write_text(json.dumps({"validator": validator}), encoding="utf-8")

    def discard(self) -> None:
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def become(self, target: Path) -> None:
        os.replace(self.path, target)
        self._note.unlink(missing_ok=True)


def fetch(
    source: Source,
    folder: Path,
    *,
    progress: Progress = no_progress,
    wait: Callable[[float], None] = time.sleep,
    attempts: int = ATTEMPTS,
    even_if_changed: bool = False,
) -> Path:
    """The file, whole and with the checksum on record; resumed where an earlier try stopped."""
    if not source.url:
        raise FetchFailed(f"{source.key}: only its page is known. Download it from {source.page}")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / source.file_name
    if target.exists() and (not source.sha256 or _sha256(target) == source.sha256):
        return target
    part = Part.beside(target)
    _until_whole(source, part, progress, wait, attempts)
    _refuse_other_file(source, part, even_if_changed)
    part.become(target)
    note = target.with_name(f"{target.name}.source")  # so that importing knows where it is from
    note.write_text(f"{source.url}\n", encoding="utf-8")
    return target


def _until_whole(
    source: Source,
    part: Part,
    progress: Progress,
    wait: Callable[[float], None],
    attempts: int,
) -> None:
    reason = ""
    for attempt in range(attempts):
        try:
            return _attempt(source, part, progress)
        except _Broken as broken:
            reason = str(broken)
            if attempt + 1 < attempts:
                wait(max(broken.wait, float(2**attempt)))
    raise FetchFailed(
        f"{source.key}: gave up after {attempts} attempts ({reason}); {part.size:,} bytes are "
        f"kept: fetch again to go on, or download it from {source.page} and import the file"
    )


def _attempt(source: Source, part: Part, progress: Progress) -> None:
    request = urllib.request.Request(source.url, headers={"User-Agent": NAMED})  # noqa: S310
    if part.size and (part.validator or source.sha256):
        request.add_header("Range", f"bytes={part.size}-")
        if part.validator:
            request.add_header("If-Range", part.validator)
    try:
        with _opener().open(request, timeout=TIMEOUT) as answer:
            _take(source, part, answer, progress)
    except urllib.error.HTTPError as wrong:
        _explain_status(source, part, wrong)
    except urllib.error.URLError as wrong:
        _explain_unreachable(source, wrong)
    except (http.client.HTTPException, OSError) as wrong:
        raise _Broken(f"the connection broke: {wrong or type(wrong).__name__}") from wrong


def _opener() -> urllib.request.OpenerDirector:
    """Only the web: a list that names a file or an FTP server is not followed."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _take(source: Source, part: Part, answer: Any, progress: Progress) -> None:
    """Write what the server sends, appending only where it says that it goes on from there."""
    start, total = _placed(part, answer)
    part.known_by(_validator(answer))
    done = start
    with part.path.open("ab" if start else "wb") as file:
        while chunk := answer.read(CHUNK):
            done += len(chunk)
            if done > LARGEST:
                raise FetchFailed(f"{source.key}: larger than any official file (4 GB)")
            file.write(chunk)
            progress(done, total or done)
    if total and done < total:
        raise _Broken(f"the server stopped at {done:,} of {total:,} bytes")


def _placed(part: Part, answer: Any) -> tuple[int, int]:
    """From which byte on this answer counts, and how long the whole file is (0: not said)."""
    if answer.status == 206:
        match = RANGE.fullmatch(answer.headers.get("Content-Range", "").strip())
        changed = part.validator and _validator(answer) != part.validator
        if not match or int(match[1]) != part.size or changed:
            part.discard()
            raise _Broken("the server sent a part of another file, or another part")
        return part.size, 0 if match[3] == "*" else int(match[3])
    length = answer.headers.get("Content-Length", "")
    return 0, int(length) if length.isdigit() else 0


def _validator(answer: Any) -> str:
    """What tells this file from a changed one; a weak mark does not."""
    etag = answer.headers.get("ETag", "")
    if etag.startswith('"'):
        return str(etag)
    return str(answer.headers.get("Last-Modified", ""))


def _explain_status(source: Source, part: Part, wrong: urllib.error.HTTPError) -> None:
    with wrong:
        if wrong.code == 416:  # we asked beyond its end: done already, or another file by now
            asked = wrong.headers.get("Content-Range", "").rpartition("/")[2]
            if asked == str(part.size) and source.sha256 and _sha256(part.path) == source.sha256:
                return
            part.discard()
            raise _Broken("the file on the server is another by now") from wrong
        if wrong.code in PASSING:
            after = wrong.headers.get("Retry-After", "")
            wait = min(float(after), 120.0) if after.isdigit() else 0
            raise _Broken(f"the server answers {wrong.code}", wait) from wrong
        raise FetchFailed(
            f"{source.key}: the server answers {wrong.code} {wrong.reason}. The file may have "
            f"moved: look at {source.page}, then import the file you download"
        ) from wrong


def _explain_unreachable(source: Source, wrong: urllib.error.URLError) -> None:
    if isinstance(wrong.reason, socket.gaierror | ConnectionRefusedError) or _no_route(wrong):
        raise FetchFailed(
            f"{source.key}: no network, or {source.url.split('/')[2]} cannot be reached "
            f"({wrong.reason}). Download it elsewhere from {source.page} and import the file"
        ) from wrong
    raise _Broken(f"the connection failed: {wrong.reason}") from wrong


def _no_route(wrong: urllib.error.URLError) -> bool:
    return isinstance(wrong.reason, OSError) and wrong.reason.errno in (101, 113)


def _refuse_other_file(source: Source, part: Part, even_if_changed: bool) -> None:
    found = _sha256(part.path)
    if not source.sha256 or found == source.sha256 or even_if_changed:
        return
    part.discard()
    raise FetchFailed(
        f"{source.key}: the file has the checksum {found}, not {source.sha256} as on record. "
        f"Its publisher may have corrected it: see {source.page}; to take it as it is, fetch "
        "with --even-if-changed"
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
