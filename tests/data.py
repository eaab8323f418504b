"""Where the real open data is; the tests that read it skip with a reason where it is absent."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
OPEN = SHARED / "open"

needs_open_data = pytest.mark.skipif(
    not OPEN.is_dir(), reason="the open data folder (ONS, IoD) is not beside this checkout"
)
