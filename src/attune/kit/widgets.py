"""Django widgets as NHS components: which macro draws a field, and with which parameters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

Params = dict[str, Any]
# What the NHS text input takes by name; Django keeps them in the widget's attrs.
INPUT_PARAMS = ("prefix", "suffix", "width", "inputmode", "autocomplete", "spellcheck", "pattern")
PARTS = ("day", "month", "year")
KEPT_ATTRS = ("maxlength", "accept", "lang", "dir", "capture")


class DateBoxes(forms.Widget):
    """Day, month and year in three boxes."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> tuple[str, ...]:
        return tuple(data.get(f"{name}-{part}", "").strip() for part in PARTS)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return all(f"{name}-{part}" not in data for part in PARTS)


def component(bound: BoundField) -> dict[str, Any]:
    """The NHS macro of a field (`macro`) and what to hand it (`params`)."""
    for kind, macro, extra in COMPONENTS:
        if isinstance(bound.field.widget, kind):
            return {"macro": macro, "params": _common(bound) | extra(bound)}
    return {"macro": "input", "params": _common(bound) | _text(bound)}


def anchor(bound: BoundField) -> str:
    """The id the error summary leads to: the first control of the field."""
    own = _id(bound)
    return f"{own}-day" if isinstance(bound.field.widget, DateBoxes) else own


def _id(bound: BoundField) -> str:
    return str(bound.field.widget.attrs.get("id") or bound.auto_id or bound.html_name)


def _common(bound: BoundField) -> Params:
    params: Params = {"id": _id(bound), "name": bound.html_name}
    params["label"] = {"text": str(bound.label), "size": bound.field.widget.attrs.get("size")}
    if bound.help_text:
        params["hint"] = {"text": str(bound.help_text)}
    if bound.errors:
        params["errorMessage"] = {
            "text": " ".join(str(error) for error in bound.errors),
            "visuallyHiddenText": _("Error"),
        }
    if bound.field.disabled:
        params["disabled"] = True
    params["attributes"] = {
        name: value for name, value in bound.field.widget.attrs.items() if name in KEPT_ATTRS
    }
    return params


def _text(bound: BoundField) -> Params:
    widget = bound.field.widget
    params: Params = {name: widget.attrs[name] for name in INPUT_PARAMS if name in widget.attrs}
    if isinstance(widget, forms.NumberInput):
        # A number field that scrolls and drops what it cannot read is worse than plain text.
        params.setdefault("inputmode", "numeric" if _is_whole(bound) else "decimal")
        params.setdefault("width", "5")
    elif isinstance(widget, forms.EmailInput | forms.URLInput):
        params |= {"type": widget.input_type, "spellcheck": False}
    value = widget.format_value(bound.value())
    return params | {"value": "" if value is None else str(value)}


def _is_whole(bound: BoundField) -> bool:
    return isinstance(bound.field, forms.IntegerField) and not isinstance(
        bound.field, forms.DecimalField | forms.FloatField
    )


def _textarea(bound: BoundField) -> Params:
    return {"value": bound.value() or "", "rows": bound.field.widget.attrs.get("rows", 5)}


def _password(bound: BoundField) -> Params:
    return {
        "autocomplete": bound.field.widget.attrs.get("autocomplete"),
        "showPasswordText": _("Show"),
        "hidePasswordText": _("Hide"),
        "showPasswordAriaLabelText": _("Show password"),
        "hidePasswordAriaLabelText": _("Hide password"),
        "passwordShownAnnouncementText": _("Your password is visible"),
        "passwordHiddenAnnouncementText": _("Your password is hidden"),
    }


def _file(bound: BoundField) -> Params:
    return {
        "multiple": bool(getattr(bound.field.widget, "allow_multiple_selected", False)),
        "chooseFilesButtonText": _("Choose file"),
        "dropInstructionText": _("or drop file"),
        "noFileChosenText": _("No file chosen"),
    }


def _items(bound: BoundField) -> list[Params]:
    widget: Any = bound.field.widget
    value = widget.format_value(bound.value())
    hints: Mapping[str, str] = widget.attrs.get("hints", {})
    return [
        {
            "value": str(option["value"]),
            "text": str(option["label"]),
            "checked": option["selected"],
            "selected": option["selected"],
            **({"hint": {"text": hints[option["value"]]}} if option["value"] in hints else {}),
        }
        for option in widget.options(bound.html_name, value)
    ]


def _select(bound: BoundField) -> Params:
    return {"items": _items(bound)}


def _choices(bound: BoundField) -> Params:
    attrs = bound.field.widget.attrs
    return {
        "id": None,  # the first answer carries the id, so that the error summary leads to it
        "idPrefix": _id(bound),
        "items": _items(bound),
        "fieldset": {"legend": {"text": str(bound.label), "size": attrs.get("size", "s")}},
        "small": attrs.get("small", False),
        "inline": attrs.get("inline", False),
    }


def _one_box(bound: BoundField) -> Params:
    checked = bound.field.widget.check_test(bound.value())
    item = {"value": "true", "text": str(bound.label), "checked": checked}
    return {"id": None, "idPrefix": _id(bound), "items": [item]}


def _date(bound: BoundField) -> Params:
    labels = (_("Day"), _("Month"), _("Year"))
    boxes = zip(PARTS, labels, _parts(bound), strict=True)
    items = [
        {
            "id": f"{_id(bound)}-{part}",
            "name": f"{bound.html_name}-{part}",
            "label": {"text": label},
            "value": value,
            "width": "4" if part == "year" else "2",
            "error": bool(bound.errors),
        }
        for part, label, value in boxes
    ]
    legend = {"text": str(bound.label), "size": bound.field.widget.attrs.get("size", "s")}
    return {"items": items, "fieldset": {"legend": legend}}


def _parts(bound: BoundField) -> tuple[str, ...]:
    value = bound.value()
    if isinstance(value, date):
        return (str(value.day), str(value.month), str(value.year))
    return value if isinstance(value, tuple) else ("", "", "")


# The first that fits draws the field; anything else is a text input.
COMPONENTS: tuple[tuple[Any, str, Any], ...] = (
    (DateBoxes, "dateInput", _date),
    (forms.PasswordInput, "passwordInput", _password),
    (forms.Textarea, "textarea", _textarea),
    (forms.FileInput, "fileUpload", _file),
    (forms.CheckboxInput, "checkboxes", _one_box),
    (forms.CheckboxSelectMultiple | forms.SelectMultiple, "checkboxes", _choices),
    (forms.RadioSelect, "radios", _choices),
    (forms.Select, "select", _select),
)
