"""A gated count in words, the same wherever one is shown."""

from django.utils.translation import gettext as _

from attune.domain.disclosure import GatedCount, HiddenCount, SmallNumbers
from attune.kit.formats import number


def shown(count: GatedCount, rule: SmallNumbers) -> str:
    """The number, or why there is none; a total says when parts of it were not sent."""
    if count.value is None:
        return {
            HiddenCount.SMALL: _("fewer than %(under)s") % {"under": rule.under},
            HiddenCount.KEPT_BACK: _("not shown"),
            HiddenCount.NOT_SENT: _("not sent"),
        }[count.hidden]
    if count.sent < count.parts:
        words = {"number": number(count.value), "sent": count.sent, "parts": count.parts}
        return _("%(number)s (%(sent)s of %(parts)s sent)") % words
    return number(count.value)


def notes(rule: SmallNumbers) -> tuple[str, ...]:
    """What a table of gated counts says of itself."""
    return (
        _("Counts of 1 to %(most)s show as “fewer than %(under)s”, so that nobody is known by it.")
        % {"most": rule.under - 1, "under": rule.under},
        _("A total is not shown where a small count could be worked out from it."),
        rule.source,
    )
