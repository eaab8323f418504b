"""One field for each domain of a service's own criteria: how many of its indicators were seen."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.domain.offers.criteria import MOST_INDICATORS, Answer, Criteria
from attune.kit.forms import Form, WholeNumber


class CriteriaForm(Form):
    """Counts, domain by domain. Nothing of it is kept."""

    def __init__(self, said: Any = None, *, criteria: Criteria) -> None:
        super().__init__(said)
        self.criteria = criteria
        for number, domain in enumerate(criteria.domains):
            self.fields[f"domain_{number}"] = WholeNumber(
                label=domain,
                min_value=0,
                max_value=MOST_INDICATORS,
                widget=forms.TextInput({"width": "3", "inputmode": "numeric"}),
                error_messages={
                    "required": _("Enter how many you have seen, or 0"),
                    "invalid": _("Enter a whole number, such as 3"),
                },
            )

    @property
    def answer(self) -> Answer | None:
        """What the service's own criteria say; None until every domain has its number."""
        if not self.is_valid():
            return None
        seen = {
            domain: self.cleaned_data[f"domain_{number}"]
            for number, domain in enumerate(self.criteria.domains)
        }
        return self.criteria.answer(seen)


def rule_lines(criteria: Criteria) -> list[str]:
    """The criteria as the service published them, a sentence for each row."""
    return [_row(row.indicators, row.domains, len(criteria.domains)) for row in criteria.rows]


def _row(indicators: int, domains: int, of: int) -> str:
    seen = ngettext("at least %(num)s indicator", "at least %(num)s indicators", indicators)
    if domains == of:
        where = ngettext("in the one area", "in all %(num)s areas", domains)
    else:
        where = ngettext("in at least %(num)s area", "in at least %(num)s areas", domains)
    return f"{seen % {'num': indicators}} {where % {'num': domains}}"
