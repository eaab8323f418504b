"""The smallest pieces of an SVG picture: an element, a block of text that wraps."""

from __future__ import annotations

import textwrap

from markupsafe import Markup, escape

Value = str | int | float


def element(name: str, attributes: dict[str, Value], *children: str | Markup) -> Markup:
    """One element. Attributes and plain text are escaped; a trailing underscore is dropped."""
    pairs = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_short(value))}"'
        for key, value in attributes.items()
    )
    inside = "".join(escape(child) for child in children)
    return Markup(f"<{name}{pairs}>{inside}</{name}>")  # noqa: S704  every part is escaped above


def _short(value: Value) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def wrapped(text: str, width: int) -> list[str]:
    """SVG does not break lines, so we do; a word longer than the line keeps its own line."""
    return textwrap.wrap(text, width, break_long_words=False) or [""]


def picture(
    key: str,
    title: str,
    description: str,
    *parts: Markup,
    height: int = 0,
    view: str = "",
    role: str = "img",
) -> Markup:
    """The whole drawing, named and described: as high as it says, or scaled whole (`view`)."""
    named = {"role": role, "aria_labelledby": f"{key}-title", "aria_describedby": f"{key}-desc"}
    size: dict[str, Value] = {"viewBox": view} if view else {"width": "100%", "height": height}
    return element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "class_": "attune-picture", **size, **named},
        element("title", {"id": f"{key}-title"}, title),
        element("desc", {"id": f"{key}-desc"}, description),
        *parts,
    )
