"""What a locality may be called in an address: no reserved word, no language code."""

import re

RESERVED = frozenset(
    """account admin api audit care demo desk directory evaluation examples families files
    health help improve jobs map media new pathway place plan planning q robots static support
    start system voice workforce""".split()
)
SHAPE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class SlugRefused(ValueError):
    """A slug that would collide with a page or a language; its text is for the person."""


def checked_slug(slug: str, *, languages: frozenset[str]) -> str:
    """The slug itself, or SlugRefused saying why not."""
    if not SHAPE.fullmatch(slug) or not 3 <= len(slug) <= 60:
        raise SlugRefused(
            "Use 3 to 60 small letters, numbers and single hyphens, starting with a letter"
        )
    if slug in RESERVED or slug in languages:
        raise SlugRefused(f"“{slug}” is used by Attune itself: choose another")
    return slug
