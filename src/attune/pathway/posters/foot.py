"""The last line of a poster: which edition it is, and until when it was meant to hold."""

from django.utils.translation import gettext as _

from attune.kit.formats import day
from attune.pathway.shown.shown import ShownEdition


def foot(shown: ShownEdition) -> str:
    """In the language that is in force."""
    if shown.is_draft:
        return _("This is a draft. Do not print it for use.")
    document = shown.document
    return _("%(place)s, edition %(number)s of %(day)s. To be looked at again by %(due)s.") % {
        "place": document.locality,
        "number": document.number,
        "day": day(document.published_on),
        "due": day(document.review_due),
    }
