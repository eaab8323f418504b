"""What a field of a part says, as a person reads it, in a page that compares versions."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from attune.domain.pathways.laid_out import Fields, called

Titles = Mapping[str, str]


def titles_of(*versions: Mapping[str, Fields]) -> Titles:
    """What each part is called by its path, in the first version that has it."""
    found: dict[str, str] = {}
    for parts in versions:
        for path, fields in parts.items():
            found.setdefault(path, called(path, fields))
    return found


def said(value: Any, titles: Titles) -> str:
    """A value in words, line by line; "" where there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list | tuple):
        return "\n".join(_line(each, titles) for each in value)
    return str(value)


def field_title(name: str) -> str:
    """What a field is called on the page."""
    known = {
        "key": _("Short name"),
        "kind": _("Kind"),
        "title": _("Title"),
        "text": _("Words"),
        "question": _("Question"),
        "answers": _("Answers"),
        "routes": _("Where it leads"),
        "gathers": _("What is gathered here"),
        "prompts": _("Prompts"),
        "tools": _("Tools"),
        "groupings": _("Groupings"),
        "slots": _("Kinds of service"),
        "order": _("Order"),
        "intro": _("Opening words"),
        "starts_at": _("First step"),
        "reaches_months": _("Up to which age, in months"),
        "when": _("When"),
        "link": _("Web address"),
    }
    return known.get(name) or name.replace("_", " ").capitalize()


def _line(value: Any, titles: Titles) -> str:
    if not isinstance(value, Mapping):
        return _name(str(value), titles)
    if "to" in value:
        return _route(value, titles)
    return " – ".join(str(value[name]) for name in ("name", "text") if value.get(name))


def _route(route: Mapping[str, Any], titles: Titles) -> str:
    to = _name(f"steps.{route['to']}", titles)
    answers = ", ".join(route.get("answers", ()))
    line = _("“%(answers)s”: to “%(to)s”") if answers else _("To “%(to)s”")
    when = "".join(
        _("; when “%(step)s” is %(answers)s")
        % {"step": _name(f"steps.{each['step']}", titles), "answers": ", ".join(each["any_of"])}
        for each in route.get("when", ())
    )
    again = _(" (goes back, once)") if route.get("again") else ""
    return line % {"answers": answers, "to": to} + when + again


def _name(path: str, titles: Titles) -> str:
    """A part's title where the path is one; else what was said."""
    return titles.get(path, path.rpartition(".")[2] if path.startswith("steps.") else path)
