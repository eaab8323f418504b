"""The question of a step as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from attune.domain.pathways.walking import Standpoint
from attune.kit.forms import Form

from .walking import ANSWER


class AnswerForm(Form):
    """One of the answers that are offered here."""

    answer = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, at: Standpoint, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields[ANSWER]
        field.label = at.step.question
        field.choices = [(answer.key, answer.text) for answer in at.answers]
        field.widget.attrs["size"] = "m"
        field.error_messages["required"] = _("Choose an answer to go on")
