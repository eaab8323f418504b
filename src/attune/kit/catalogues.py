"""Set-up only: compiles the translators' files (.po) into what the running service reads (.mo)."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_all(locale: Path) -> list[str]:
    """Compiles the catalogues that changed; gives the languages written."""
    changed = [po for po in sorted(locale.glob("*/LC_MESSAGES/django.po")) if _stale(po)]
    for po in changed:
        _compile(po)
    return [po.parts[-3] for po in changed]


def _stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.is_file() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns


def _compile(po: Path) -> None:
    with po.open("rb") as words:
        catalogue = read_po(words, locale=po.parts[-3], domain="django", abort_invalid=True)
    fresh = po.with_suffix(".mo.fresh")
    with fresh.open("wb") as compiled:
        write_mo(compiled, catalogue)
    fresh.replace(po.with_suffix(".mo"))
