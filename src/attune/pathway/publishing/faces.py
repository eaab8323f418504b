"""The ways in which an edition can be seen, as links."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from attune.pathway.records.models import Edition


def face_links(edition: Edition) -> list[dict[str, str]]:
    """A link to each face that this instance has."""
    titles = {
        "pathway": _("The practitioners’ pages"),
        "walk": _("The walk, to go through with a family"),
        "family": _("The family version"),
        "picture": _("The flowchart, with its outline in words"),
        "layers": _("The layers around the child"),
        "poster": _("Posters to print"),
        "exports": _("Files for other programs"),
        "pack": _("The pack, for other areas"),
    }
    links = ((text, _href(name, edition)) for name, text in titles.items())
    return [{"href": href, "text": text} for text, href in links if href]


def _href(name: str, edition: Edition) -> str:
    kept = {"slug": edition.pathway.locality.slug, "key": edition.pathway.key}
    try:
        return reverse(f"pathway:{name}", kwargs=kept)
    except NoReverseMatch:
        return ""
