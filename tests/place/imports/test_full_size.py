"""Full-size proofs, run by ./dev prove: ten million rows, and memory that stays bounded."""

import subprocess
import sys
from pathlib import Path

import pytest

from attune.place.imports.reading import OfficialFileError, open_official

pytestmark = pytest.mark.prove
ROWS = 10_000_000
IMPORT = """
import re, sys
from pathlib import Path
from attune.project.commands import main
code = main(["place", "import", *sys.argv[1:]])
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
sys.exit(code)
"""


def imported(path: Path, data: Path) -> tuple[str, int]:
    """What importing said on its error stream, and the megabytes it needed."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, str(path)],
        env={"ATTUNE_DATA": str(data), "PYTHONPATH": "src"},
        capture_output=True, text=True,
    )  # fmt: skip
    return done.stderr, int(done.stdout.split()[-1]) // 1024


def test_ten_million_areas_are_refused_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "population_mid2020.csv"
    with path.open("w", encoding="ascii") as file:
        file.write("lsoa21_code,total_population,age_0\n")
        file.writelines(f"S01{number:06},1,1\n" for number in range(1_000_000))
        file.writelines(f"S01{number:06},1,1\n" for number in range(ROWS - 1_000_000))
    said, megabytes = imported(path, tmp_path / "data")
    assert "row 60,002: more than 60,000 rows" in said
    assert megabytes < 200


def test_ten_million_postcodes_are_refused_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "NSPL_AUG_2026_UK.csv"
    with path.open("w", encoding="ascii") as file:
        file.write("pcds,doterm,lat,long,lsoa21cd,lad26cd\n")
        file.writelines("AA1 1AA,201501,52.1,-1.1,E01000001,E08000025\n" for _ in range(ROWS))
    said, megabytes = imported(path, tmp_path / "data")
    assert "row 4,000,002: more than 4,000,000 rows" in said
    assert megabytes < 300


def test_a_line_without_an_end_is_refused_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "population_mid2020.csv"
    with path.open("wb") as file:
        for _ in range(500):
            file.write(b"x" * (1 << 20))
    with pytest.raises(OfficialFileError, match="a line longer than a million characters"):
        open_official(path)
