"""Forms in plain words, and the error summary that leads to each field in question."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from attune.kit.widgets import DateBoxes, anchor

# Django's codes, in the words of the NHS content style. Names in %(...)s are Django's own.
PLAIN_WORDS = {
    "min_value": _("Enter %(limit_value)s or more"),
    "max_value": _("Enter %(limit_value)s or less"),
    "max_length": _("Use %(limit_value)d characters or fewer. You have used %(show_value)d"),
    "max_decimal_places": _("Use no more than %(max)s decimal places"),
    "max_digits": _("Use no more than %(max)s digits"),
    "invalid_choice": _("Choose one of the answers offered"),
    "null_characters_not_allowed": _("Remove the characters that cannot be shown"),
}
INVALID = {
    # Django's decimal is a kind of integer field, so it is asked about first.
    forms.DecimalField: _("Enter a number, such as 12.5"),
    forms.FloatField: _("Enter a number, such as 12.5"),
    forms.IntegerField: _("Enter a whole number, such as 12"),
    forms.EmailField: _("Enter an email address, such as name@example.org"),
    forms.URLField: _("Enter a web address, such as https://example.org"),
}
REQUIRED = {
    forms.FileField: _("Choose a file"),
    forms.MultipleChoiceField: _("Choose at least one answer"),
    forms.ChoiceField: _("Choose an answer"),
    forms.BooleanField: _("Tick the box to go on"),
    forms.DateField: _("Enter a date"),
}
MISSING_PART = (
    _("The date must include a day"),
    _("The date must include a month"),
    _("The date must include a year"),
)
THOUSANDS = re.compile(r"[,\u00a0\u202f ]")
PARTED = re.compile(r"-?\d{1,3}([,\u00a0\u202f ]\d{3})+(\.\d+)?")


def _first_fit(field: forms.Field, words: dict[type[forms.Field], Any]) -> Any:
    return next((said for kind, said in words.items() if isinstance(field, kind)), None)


def say_plainly(field: forms.Field) -> None:
    """Gives a field our words wherever its author left Django's."""
    theirs: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        theirs |= getattr(kind, "default_error_messages", {})
    ours = PLAIN_WORDS | {
        "required": _first_fit(field, REQUIRED) or _("Enter an answer"),
        "invalid": _first_fit(field, INVALID),
    }
    for code, words in ours.items():
        if words and field.error_messages.get(code) in (None, theirs.get(code)):
            field.error_messages[code] = words


class Form(forms.Form):
    """A form whose every message is in plain words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            say_plainly(field)


class WholeNumber(forms.IntegerField):
    """A whole number as people type it: 30,671 and 30 671 are 30671."""

    def to_python(self, value: Any) -> int | None:
        return super().to_python(without_separators(value))


class Amount(forms.DecimalField):
    """A number with decimals as people type it: 1,234.5 is 1234.5, and 12.5% is 12.5."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(without_separators(value))


def without_separators(value: Any) -> Any:
    """Commas and spaces go only where they part thousands: 12,5 is not 125 but a question."""
    if not isinstance(value, str):
        return value
    plain = value.strip().removesuffix("%").rstrip()
    return THOUSANDS.sub("", plain) if PARTED.fullmatch(plain) else plain


class DateField(forms.DateField):
    """A date in three boxes; says which part is missing."""

    widget = DateBoxes

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, tuple):
            return super().to_python(value)
        if not any(value):
            return None
        for part, missing in zip(value, MISSING_PART, strict=True):
            if not part:
                raise forms.ValidationError(missing, code="part")
        return self._real_date(*value)

    def _real_date(self, day: str, month: str, year: str) -> Any:
        if not (year.isdecimal() and len(year) == 4):
            raise forms.ValidationError(
                _("The year must have 4 numbers, such as 2026"), code="year"
            )
        try:
            return date(int(year), int(month), int(day))
        except (ValueError, OverflowError):
            raise forms.ValidationError(_("The date must be a real date"), code="invalid") from None


class Renderer(TemplatesSetting):
    """Makes `{{ form }}` and `{{ form.name.as_field_group() }}` NHS components too."""

    form_template_name = "kit/form_whole.jinja"
    field_template_name = "kit/form_field.jinja"


def form_problems(
    form: forms.BaseForm | None, problems: list[dict[str, str]] | None = None
) -> list[dict[str, str]]:
    """The lines of the error summary, each linked to its field where it has one."""
    lines: list[dict[str, str]] = [dict(problem) for problem in problems or []]
    if form is None or not getattr(form, "is_bound", False):
        return lines
    for name, errors in form.errors.items():
        if name not in form.fields:
            lines += [{"text": str(error)} for error in errors]
            continue
        bound = form[name]
        href = "#" + anchor(bound)
        lines += [{"text": _naming(str(bound.label), str(error)), "href": href} for error in errors]
    return lines


def _naming(label: str, error: str) -> str:
    """In the summary the field is not beside its message, so the message names it."""
    if label.casefold() in error.casefold():
        return error
    return f"{label} {error}" if label.endswith(("?", ".", ":", "؟")) else f"{label}: {error}"
