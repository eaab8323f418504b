"""Looks through the tracked files for others' files, machine paths and index addresses."""

import re
import subprocess
from pathlib import PurePosixPath

from tools.project import ROOT

LARGEST = 600_000
OTHERS_FILES = re.compile(
    r"(^|/)(node_modules|vendor|third_party)/|\.min\.(js|css)$|\.(woff2?|ttf|otf|eot|whl|tgz|map)$"
    r"|(^|/)(uv\.lock|poetry\.lock|yarn\.lock)$"
)
# Written with escapes, so that this file does not find itself.
NAMES_A_MACHINE = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/[\w.]|(?<![\w./])/tmp/[\w.]")
NAMES_AN_INDEX = re.compile(
    r"--(?:extra-)?index[-]url\b|--find[-]links\b|\"resolved\":\s*\"http|registry\s*=\s*['\"]?http"
    r"|registry\.[a-z]+\.(?:org|com)|files\.pythonhosted|\bpypi\.(?:org|python)|pkg\.dev\b|"
    r"\.jfrog\."
)


def breaches() -> list[str]:
    """Every breach in the files that git tracks."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        return [f"git does not say which files are tracked: {listed.stderr.strip()}"]
    wrong = []
    for name in filter(None, listed.stdout.split("\0")):
        file = ROOT / name
        if file.is_file():
            wrong += in_file(PurePosixPath(name), file.read_bytes())
    return wrong


def in_file(name: PurePosixPath, content: bytes) -> list[str]:
    """What is wrong with one file."""
    wrong = []
    if OTHERS_FILES.search(str(name)):
        wrong.append(f"{name}: looks like somebody else's file; bring it at set-up instead")
    if len(content) > LARGEST:
        wrong.append(f"{name}: {len(content) // 1000} kB is large for a file of ours")
    if b"\0" in content:
        return wrong
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        if NAMES_A_MACHINE.search(line):
            wrong.append(f"{name}:{number}: names a path of one machine")
        if NAMES_AN_INDEX.search(line):
            wrong.append(f"{name}:{number}: names a package index")
    return wrong
