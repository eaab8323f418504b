"""What stands behind a what-if, and what cannot be concluded from it."""

from django.utils.translation import gettext as _

from .what_if import WhatIf


def limits(page: WhatIf) -> list[str]:
    """What the figures are not."""
    guessed = _judged(page)
    return [
        _(
            "Which way is better here. Most rates are assumed, and the answer hangs on them:"
            " move how well a front door judges and how often a lower step is enough first."
        ),
        guessed,
        _(
            "That what is simulated is what happens. Two drawn ways are compared, with one door"
            " each; real pathways mix them, and people there do what no simulation knows."
        ),
        _("Whether help worked. It counts families who begin and end help, not how they are."),
        _(
            "Anything about one family. The families are invented by chance, the same ones in"
            " both ways; need does not differ by ethnicity here."
        ),
    ]


def _judged(page: WhatIf) -> str:
    """How much of it is judgement."""
    used = page.asked.question.situation.rates.all_in_use
    observed = sum(each.backing.value == "observed" for each in used)
    words = {"all": len(used), "observed": observed}
    return (
        _(
            "How sure it is. %(observed)s of its %(all)s rates were counted in this area; the"
            " intervals shown are of chance alone and know nothing of the rest."
        )
        % words
    )
