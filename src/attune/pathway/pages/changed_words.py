"""What the page of changes calls the sections and fields of a pathway."""

from django.utils.translation import gettext_lazy as _

SECTION_TITLES = {
    "head": _("The pathway as a whole"),
    "ways_of_working": _("How we work"),
    "contact_points": _("When we ask"),
    "standing_rules": _("What applies at every step"),
    "information": _("What to look at and listen for"),
    "steps": _("Steps and decisions"),
    "groupings": _("What families need"),
    "slots": _("Kinds of service"),
    "links": _("Other pathways"),
    "contacts": _("Who to ring"),
    "checklist": _("What may make things harder"),
    "layers": _("The picture with the child at the centre"),
    "family": _("The version for families"),
}
FIELD_TITLES = {
    "title": _("Title"),
    "summary": _("Summary"),
    "text": _("Words"),
    "question": _("Question"),
    "when": _("When"),
    "name": _("Name"),
    "intro": _("First words"),
    "answers": _("Answer"),
    "prompts": _("Prompt"),
    "tools": _("Tool"),
}


def field_title(path: str) -> object:
    """Of "answers.yes.text" the answer, of "question" the question."""
    first, *_rest = path.split(".")
    return FIELD_TITLES.get(first, first)
