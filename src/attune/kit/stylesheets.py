"""Makes a third party's style sheet safe to serve: no outside host, own icons, a mirrored copy."""

from __future__ import annotations

import re

FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
OUTSIDE_URL = re.compile(r"url\(\s*['\"]?(?:https?:)?//")
ASSET_URL = re.compile(r"url\(\s*['\"]?/assets/images/([\w.-]+)['\"]?\s*\)")
OUR_ICON = re.compile(r"url\(images/([\w.-]+)\)")
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=[^*]*\*/")
LOGO = re.compile(r"logo|nhsuk-icon-mask|nhsuk-icon-\d|favicon|opengraph", re.IGNORECASE)


def without_outside_hosts(css: str) -> str:
    """Drops the web fonts (their host would learn who reads us); points icons at our own copies."""
    css = SOURCE_MAP.sub("", FONT_FACE.sub("", css))
    css = ASSET_URL.sub(r"url(images/\1)", css)
    if OUTSIDE_URL.search(css):
        raise ValueError("the style sheet still loads something from an outside host")
    return css


def icons_in(css: str) -> list[str]:
    """The icon files a processed style sheet names. A logo is never among them."""
    icons = sorted(set(OUR_ICON.findall(css)))
    if logos := [icon for icon in icons if LOGO.search(icon)]:
        raise ValueError(f"the style sheet uses a logo: {', '.join(logos)}")
    return icons


DECLARATIONS = re.compile(r"\{([^{}]*)\}")
SIDE = re.compile(r"\b(left|right)\b")
FOUR_SIDED = re.compile(r"(?:margin|padding|border-(?:width|color|style)|inset)$")
FOUR_VALUES = re.compile(r"(\S+) (\S+) (\S+) (\S+?)(\s*!important)?$")
POLYGON = re.compile(r"polygon\(((?:[\d.]+%? [\d.]+%?,? ?)+)\)")
MOVE = re.compile(r"(rotate|translateX|translate)\((-?[\d.]+[a-z%]*)")


def mirrored(css: str) -> str:
    """The same style sheet for languages written from right to left."""
    return DECLARATIONS.sub(lambda block: "{" + _mirror_block(block.group(1)) + "}", css)


def _mirror_block(block: str) -> str:
    return ";".join(_mirror_declaration(part) for part in block.split(";"))


def _mirror_declaration(declaration: str) -> str:
    name, colon, value = declaration.partition(":")
    if not colon or "url(" in value:
        return declaration
    name = _swap_sides(name)
    if FOUR_SIDED.match(name.strip()):
        value = FOUR_VALUES.sub(r"\1 \4 \3 \2\5", value.strip()) if "(" not in value else value
    elif name.strip() == "border-radius":
        value = FOUR_VALUES.sub(r"\2 \1 \4 \3\5", value.strip()) if "(" not in value else value
    elif name.strip() == "transform":
        value = MOVE.sub(_opposite, value)
    return f"{name}:{_swap_sides(POLYGON.sub(_mirror_polygon, value))}"


def _mirror_polygon(shape: re.Match[str]) -> str:
    """Each corner as far from the other side: an arrow that pointed on still points on."""
    corners = (corner.split() for corner in shape.group(1).split(","))
    return "polygon(" + ",".join(f"{100 - float(x.rstrip('%')):g}% {y}" for x, y in corners) + ")"


def _opposite(move: re.Match[str]) -> str:
    """A turn goes the other way round, and a step to the left becomes one to the right."""
    kind, by = move.groups()
    return f"{kind}({by[1:] if by.startswith('-') else '-' + by}"


def _swap_sides(text: str) -> str:
    return SIDE.sub(lambda side: "right" if side.group() == "left" else "left", text)
