"""The template environment: NHS components, our globals, gettext, and no silent misspelling."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader
from jinja2.runtime import missing

from attune.kit import formats
from attune.kit.forms import form_problems
from attune.kit.urgent import DEFAULT_LINES, dialled
from attune.kit.widgets import component

# Their catalogues await a named speaker; pages in them say so.
DRAFT_LANGUAGES = frozenset({"bn", "cy", "pa", "pl", "ro", "ur"})


class Missing(ChainableUndefined):
    """The NHS macros chain through absent parameters; a misspelt name of ours must not pass."""

    def __str__(self) -> str:
        if self._undefined_obj is missing or not isinstance(self._undefined_obj, dict):
            self._fail_with_undefined_error()
        return ""

    __html__ = __str__


def url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)


def environment(**options: Any) -> Environment:
    """What the settings name as the environment of Django's Jinja2 backend."""
    options["undefined"] = Missing
    options["loader"] = ChoiceLoader(
        [
            options["loader"],
            PackageLoader("nhsuk_frontend_jinja"),
            # Django's own widgets, so that a hidden field or a management form also renders.
            PackageLoader("django.forms", "jinja2"),
        ]
    )
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    options["extensions"] = [*options.get("extensions", ()), "jinja2.ext.i18n"]
    made = Environment(**options)  # noqa: S701  autoescape is on: Django's backend passes it
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.globals.update(
        static=static,
        url=url,
        get_messages=get_messages,
        language=translation.get_language,
        draft_language=lambda: translation.get_language() in DRAFT_LANGUAGES,
        right_to_left=translation.get_language_bidi,
        component=component,
        form_problems=form_problems,
        default_help_lines=DEFAULT_LINES,
    )
    made.filters.update(formats.FILTERS, dialled=dialled)
    return made
