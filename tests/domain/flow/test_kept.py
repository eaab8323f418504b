"""Compiled code is never older than what it was made from."""

import shutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from attune.domain.flow import kept
from tests.domain.flow.small import a_node, one_node, runs_of

pytest.importorskip("numba", reason="nothing is compiled where numba is not there")

INNER = """
from .compiled import inlined

@inlined
def added(number):
    return number + {step}
"""
OUTER = """
from .compiled import compiled
from .inner import added

@compiled
def answer(number):
    return added(number)
"""


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    """The smallest engine: one function that calls another, in another file."""
    folder = tmp_path / "engine"
    folder.mkdir()
    for name in ("compiled.py", "kept.py"):
        shutil.copy(kept.HERE / name, folder)
    (folder / "__init__.py").touch()
    (folder / "inner.py").write_text(INNER.format(step=1))
    (folder / "outer.py").write_text(OUTER)
    return folder


@pytest.fixture(autouse=True)
def nothing_else_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # it goes by whole seconds
    monkeypatch.syspath_prepend(tmp_path)
    yield
    forget()


def forget() -> None:
    for name in [each for each in sys.modules if each.split(".")[0] == "engine"]:
        del sys.modules[name]


def asked(*, guarded: bool = True) -> tuple[int, bool]:
    """What the engine, imported anew, answers; and whether compiled code was found for it."""
    forget()
    if not guarded:
        import_module("engine.kept").name = lambda: "flow-always"  # type: ignore[attr-defined]
    answer = import_module("engine.outer").answer
    return answer(40), bool(answer.stats.cache_hits)


def test_a_change_in_a_function_called_by_another_is_seen(engine: Path) -> None:
    assert asked() == (41, False)
    assert asked() == (41, True)
    (engine / "inner.py").write_text(INNER.format(step=2))
    assert asked() == (42, False)


def test_without_the_folder_named_after_the_sources_old_code_would_run(engine: Path) -> None:
    """What the compiler does by itself: the reason for the folder."""
    assert asked(guarded=False) == (41, False)
    (engine / "inner.py").write_text(INNER.format(step=2))
    assert asked(guarded=False) == (41, True)


def test_where_nothing_can_be_written_nothing_is_kept_and_all_goes_on(engine: Path) -> None:
    for place in (engine / "__pycache__", engine.parent / "home"):
        shutil.rmtree(place, ignore_errors=True)
        place.write_text("a file is no folder")
    assert asked() == (41, False)
    assert asked() == (41, False)


def test_where_the_sources_are_read_only_the_user_keeps_the_code(engine: Path) -> None:
    (engine / "__pycache__").write_text("a file is no folder")
    assert asked() == (41, False)
    assert asked() == (41, True)
    assert (engine.parent / "home" / "attune").is_dir()


def test_the_site_may_say_where_code_is_kept(engine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(engine.parent / "kept"))
    assert asked() == (41, False)
    assert asked() == (41, True)
    assert [each.name.split("-")[0] for each in (engine.parent / "kept").iterdir()] == ["flow"]


def test_code_from_another_folder_is_refused(engine: Path) -> None:
    inlined = import_module("engine.compiled").inlined
    with pytest.raises(ImportError, match=r"test_kept\.py is not among the sources"):
        inlined(forget)


def test_every_part_of_the_engine_that_runs_compiled_is_among_the_sources() -> None:
    names = {path.name for path in kept.sources()}
    assert {"chance.py", "events.py", "heap.py", "loop.py", "memory.py"} <= names
    assert {"state.py", "arrays.py", "compiled.py"} <= names, "what these import counts as well"
    assert not {"results.py", "reading.py"} & names, "a change there compiles nothing anew"


def test_nothing_is_left_to_compile_after_warming() -> None:
    from attune.domain.flow import compiled
    from attune.domain.flow.warming import warm

    warm()
    before = [len(getattr(each, "signatures", ())) for each in compiled.CALLED]
    runs_of(one_node(a_node(room=1), priority=1, rate=2.0))
    assert before == [len(getattr(each, "signatures", ())) for each in compiled.CALLED]
