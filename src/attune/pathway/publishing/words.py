"""What the parts of a pathway are called on the pages of review and upgrade."""

from django.utils.translation import gettext as _

from attune.domain.pathways.laid_out import Fields, called

LONGEST = 80


def section_title(section: str) -> str:
    """The heading under which the parts of a section stand."""
    return {
        "head": _("About the pathway"),
        "ways_of_working": _("Ways of working"),
        "contact_points": _("When families are met"),
        "standing_rules": _("Rules that apply at every step"),
        "information": _("Information to gather"),
        "steps": _("Steps"),
        "groupings": _("Groupings"),
        "slots": _("Kinds of service"),
        "links": _("Other care pathways"),
        "contacts": _("Contacts"),
        "checklist": _("Checklist"),
        "layers": _("Layers around the child"),
        "family": _("Family version"),
    }[section.partition(".")[0]]


def part_title(path: str, fields: Fields) -> str:
    """What a person calls a part, in at most 80 characters."""
    own = {"head": _("Title, summary and source"), "family": _("Opening words")}.get(path)
    said = own or called(path, fields)
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
