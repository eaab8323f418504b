"""Django forms shown as NHS components, with an error summary that leads to each field."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm


def form_problems(
    form: BaseForm | None, problems: list[dict[str, str]] | None = None
) -> list[dict[str, str]]:
    """The lines of the error summary: the form's own problems first, each linked to its field."""
    lines: list[dict[str, Any]] = list(problems or [])
    if not form or not form.is_bound:
        return lines
    for name, errors in form.errors.items():
        href = f"#{form[name].id_for_label or form[name].auto_id}" if name in form.fields else ""
        lines += [{"text": str(error), **({"href": href} if href else {})} for error in errors]
    return lines
