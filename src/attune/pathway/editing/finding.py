"""Who may edit, and what an address of the editor means."""

from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from attune.domain.pathways.editing_parts import PartNotThere, part_path
from attune.pathway.records.models import LocalPathway
from attune.pathway.shown.addresses import READERS
from attune.place.members.audience import roles_held
from attune.place.members.roles import Role

EDITORS = (Role.LEAD,)
SPEAKERS = tuple(role for role in READERS if role is not Role.VIEWER)  # who may comment
FACES = (
    ("pathway", _("For practitioners")),
    ("walk", _("Walk through it")),
    ("family", _("For families")),
    ("poster", _("Posters")),
    ("picture", _("Flowchart")),
    ("layers", _("Around the child")),
)
TASKS = (
    ("check", _("Check for gaps and faults")),
    ("languages", _("Translations")),
    ("upgrade", _("See what the template brings")),
)


def edits(request: HttpRequest) -> bool:
    """Whether this member may change the draft; others read it and comment."""
    return bool(roles_held(request).intersection(EDITORS))


def speaks(request: HttpRequest) -> bool:
    """Whether this member may comment."""
    return bool(roles_held(request).intersection(SPEAKERS))


def found_part(pathway: LocalPathway, path: str) -> str:
    """The path of the part that an address means; a longer path leads to its part."""
    try:
        return part_path(pathway.local.pathway, path)
    except PartNotThere as missing:
        raise Http404(str(missing)) from None


def anchor(path: str) -> str:
    """Where a part stands on the page of the whole draft."""
    return path.replace(".", "-").replace("_", "-")


def home_of(pathway: LocalPathway, path: str = "") -> str:
    """The page of the whole draft, at a part of it."""
    where = {"slug": pathway.locality.slug, "key": pathway.key}
    return reverse("pathway:editing_home", kwargs=where) + (f"#{anchor(path)}" if path else "")


def doors(pathway: LocalPathway, names: tuple[tuple[str, object], ...]) -> list[tuple[str, object]]:
    """Address and words of each of these pages, but for those this installation does not have."""
    where = {"slug": pathway.locality.slug, "key": pathway.key}
    found = []
    for name, words in names:
        try:
            found.append((reverse(f"pathway:{name}", kwargs=where), words))
        except NoReverseMatch:
            continue
    return found


def previews(pathway: LocalPathway) -> list[tuple[str, object]]:
    """The draft as each face would show it."""
    return doors(pathway, tuple((f"{name}_preview", words) for name, words in FACES))


def tasks(pathway: LocalPathway) -> list[tuple[str, object]]:
    return doors(pathway, TASKS)


def place_of(pathway: LocalPathway, path: str) -> str:
    """Where comments on a part stand: on its page, or under the draft where it is gone."""
    try:
        part = part_path(pathway.local.pathway, path) if path else ""
    except PartNotThere:
        part = ""
    where = {"slug": pathway.locality.slug, "key": pathway.key}
    if part:
        return reverse("pathway:editing_part", kwargs={**where, "path": part}) + "#comments"
    return reverse("pathway:editing_home", kwargs=where) + "#comments"
