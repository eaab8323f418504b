"""The words of the letter that asks for a quarter's counts."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from attune.directory.records.models import Service
from attune.domain.returns import Quarter
from attune.place.localities.models import Locality

from .links import ReturnLink


def asking(
    locality: Locality, services: Sequence[Service], quarter: Quarter, *, on: date
) -> tuple[str, str]:
    """Subject and text of one letter to whoever answers for these services."""
    words = {"place": locality.name, "quarter": quarter.title}
    lines = [
        _("Hello"),
        _("Please tell %(place)s how many families with a child under two came to you.") % words,
        _("It is four numbers for %(quarter)s. You do not need to sign in.") % words,
        *(
            f"{' '.join(each.name.split())[:120]}\n{ReturnLink.to(each, quarter, on=on).address}"
            for each in services
        ),
        _("Send numbers only, never a name. Small numbers are shown to nobody else."),
    ]
    return (_("Your numbers for %(quarter)s") % words)[:200], "\n\n".join(lines)
