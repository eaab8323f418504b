"""The urgent-help lines every public page carries until a locality confirms its own."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from attune.kit.tables import Text


@dataclass(frozen=True)
class HelpLine:
    """One way to get help now; a locality's own lines have the same three names."""

    title: Text
    text: Text
    phone: str = ""


DEFAULT_LINES = (
    HelpLine(
        _("Someone's life is at risk, or a baby or adult has been badly hurt"),
        _("Call 999 or go to A&E now. A mental health emergency is as serious as a physical one."),
        "999",
    ),
    HelpLine(
        _("You need urgent mental health help, but it is not an emergency"),
        _("Call NHS 111 and choose the mental health option. Any time, day or night."),
        "111",
    ),
)


def dialled(phone: str) -> str:
    """The address a telephone opens: digits only, with the plus sign of a number abroad."""
    return "tel:" + "".join(mark for mark in phone if mark.isdigit() or mark == "+")
