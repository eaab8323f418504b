"""`./dev lock`: writes the locked requirements again; its check needs no network."""

import json
import re
import tomllib

from tools import mirrors
from tools.project import REQUIREMENTS, ROOT, must, say
from tools.setup import UV, set_up

# A requirement's name, and its exact version if it has one.
NAMED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?(?:\s*==\s*([^\s;\\]+))?")


def lock(words: list[str]) -> int:
    """Write requirements/*.txt from pyproject.toml; `--upgrade` or `-P NAME` moves versions."""
    if words == ["--check"]:
        wrong = breaches()
        say("\n".join(wrong) or "The locks match pyproject.toml.")
        return 1 if wrong else 0
    set_up(tests=True, machine_too=False)
    run = str(REQUIREMENTS / "run.txt")
    _compile("run.txt", ["pyproject.toml", *words])
    _compile("test.txt", ["--group", "test", "--constraints", run, *words])
    _compile("uv.txt", ["--group", "setup", *words])
    return 0


def _compile(name: str, words: list[str]) -> None:
    """Every platform's hashes, no header and no address: any mirror will do."""
    command = [str(UV), "pip", "compile", "-q", "--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-header", "--no-annotate", "-o"]
    must(
        [*command, str(REQUIREMENTS / name), *words],
        f"Writing requirements/{name}",
        env=mirrors.environment(),
    )


def breaches() -> list[str]:
    """Where the locks and what is asked for differ, and what a lock must not hold."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    asked = {
        "run.txt": project["project"]["dependencies"],
        "test.txt": groups["test"],
        "uv.txt": groups["setup"],
    }
    locks = {name: (REQUIREMENTS / name).read_text(encoding="utf-8") for name in asked}
    wrong = [line for name in asked for line in compare(name, asked[name], locks[name])]
    run, test = pins(locks["run.txt"]), pins(locks["test.txt"])
    wrong += [
        f"run.txt has {name} {run[name]}, test.txt has {test[name]}"
        for name in sorted(run.keys() & test.keys())
        if run[name] != test[name]
    ]
    return wrong + npm_breaches()


def pins(text: str) -> dict[str, str | None]:
    """Name and version of every requirement of a lock."""
    found = (NAMED.match(line) for line in text.splitlines())
    return {_plain(match[1]): match[2] for match in found if match}


def compare(name: str, asked: list[str], text: str) -> list[str]:
    """What one lock lacks, has in another version, or must not hold."""
    wrong = [f"{name} holds an address" for _ in re.findall(r"://", text)[:1]]
    locked = pins(text)
    for wanted in asked:
        match = NAMED.match(wanted)
        if match is None or _plain(match[1]) not in locked:
            wrong.append(f"{name} lacks {wanted}: run ./dev lock")
        elif match[2] and locked[_plain(match[1])] != match[2]:
            wrong.append(f"{name} has another version than {wanted}: run ./dev lock")
    for requirement in re.split(r"\n(?=\S)", text.strip()):
        if "--hash=sha256:" not in requirement:
            wrong.append(f"{name} has no checksum for {requirement.split()[0]}")
    return wrong


def npm_breaches() -> list[str]:
    """The npm lock must pin what package.json asks for, with a checksum and without addresses."""
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return npm_compare(wanted["dependencies"] | wanted.get("devDependencies", {}), packages)


def npm_compare(asked: dict[str, str], packages: dict[str, dict[str, object]]) -> list[str]:
    """What an npm lock lacks, has in another version, or must not hold."""
    wrong = []
    for name, version in asked.items():
        if packages.get(f"node_modules/{name}", {}).get("version") != version:
            wrong.append(f"package-lock.json does not pin {name} {version}")
    for name, package in packages.items():
        # What a package brings inside itself is under that package's own checksum.
        if name and not package.get("integrity") and not package.get("inBundle"):
            wrong.append(f"package-lock.json has no checksum for {name}")
        if "resolved" in package:
            wrong.append(f"package-lock.json keeps an address for {name}")
    return wrong


def _plain(name: str) -> str:
    """Package names are compared without case, and with - for _ and dots."""
    return re.sub(r"[-_.]+", "-", name).lower()
