"""What an assessor decides about an application: award, decline or withdraw, with a reason."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.directory.quality import actions
from attune.domain.quality_mark import (
    LONGEST_REASON,
    MOVES,
    YEARS,
    MarkRefused,
    MarkState,
    checked_until,
    later_by_years,
)
from attune.kit.forms import DateField, Form

DECISIONS = {
    MarkState.AWARDED: gettext_lazy("Award the mark"),
    MarkState.REFUSED: gettext_lazy("Decline, and say why"),
    MarkState.WITHDRAWN: gettext_lazy("Withdraw, and say why"),
}

TAKEN_BACK = {MarkState.WITHDRAWN: gettext_lazy("The service no longer asks: say why")}


class DecisionForm(Form):
    """The decisions that the state allows; a date for an award, a reason for a no."""

    decision = forms.ChoiceField(
        label=gettext_lazy("What have you decided?"), widget=forms.RadioSelect
    )
    until = DateField(label=gettext_lazy("Last day of the mark"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("The service reads this. A no always needs a reason."),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, state: MarkState | None, on: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"until": later_by_years(on, YEARS)}, **kwargs)
        self.on = on
        words = DECISIONS | (TAKEN_BACK if state is MarkState.ASKED else {})
        allowed = [(each.value, said) for each, said in words.items() if each in MOVES[state]]
        self.fields["decision"].choices = allowed  # type: ignore[attr-defined]
        if MarkState.AWARDED in MOVES[state]:
            self.fields["until"].help_text = _(
                "Only for an award. We start from %(years)s years: Attune proposal, editable."
            ) % {"years": YEARS}
        else:
            del self.fields["until"]

    @property
    def possible(self) -> bool:
        return bool(self.fields["decision"].choices)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "decision" not in cleaned:
            return cleaned
        state = MarkState(cleaned["decision"])
        if state.needs_reason and "reason" in cleaned and not cleaned["reason"].strip():
            self.add_error("reason", _("Say why: the service is told your reason"))
        if state is MarkState.AWARDED and "until" in cleaned:
            self._check_until(cleaned["until"])
        return cleaned

    def _check_until(self, until: date | None) -> None:
        try:
            checked_until(until or self.on, on=self.on)
        except MarkRefused as refused:
            self.add_error("until", str(refused))

    def decide(self, application: Any, **who_and_when: Any) -> None:
        """Call the verb that was chosen."""
        chosen, reason = MarkState(self.cleaned_data["decision"]), self.cleaned_data["reason"]
        if chosen is MarkState.AWARDED:
            until = self.cleaned_data["until"]
            actions.award(application, until=until, reason=reason, **who_and_when)
        elif chosen is MarkState.REFUSED:
            actions.decline(application, reason=reason, **who_and_when)
        else:
            actions.withdraw(application, reason=reason, **who_and_when)
