"""The forms of assessments: a name, a move of a task, a file of inputs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.domain.assessments.inputs import LONGEST
from attune.domain.assessments.tasks import TaskMove
from attune.kit.forms import Form

MOVES = {
    TaskMove.TAKE_ON: _("Take it on"),
    TaskMove.FINISH: _("Finished"),
    TaskMove.SET_ASIDE: _("Set aside"),
    TaskMove.REOPEN: _("Open it again"),
}


class StartForm(Form):
    """The name of a new assessment."""

    name = forms.CharField(
        label=_("Name of the assessment"),
        initial=_("Needs assessment"),
        max_length=80,
    )


class TitleForm(Form):
    """What a report is called."""

    title = forms.CharField(label=_("Title of the report"), max_length=120)


class MoveForm(Form):
    """One move of one task; a reason is wanted for setting it aside."""

    task = forms.CharField(widget=forms.HiddenInput)
    move = forms.ChoiceField(
        choices=[(move.value, words) for move, words in MOVES.items()], label=_("What to do")
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=1000)


class InputsForm(Form):
    """A file of inputs that was downloaded with a report."""

    inputs = forms.FileField(
        label=_("File of inputs"),
        help_text=_("The .json file that comes with a report."),
    )

    def clean_inputs(self) -> str:
        """Its text; Attune's own files are UTF-8 and short."""
        sent = self.cleaned_data["inputs"]
        if sent.size > LONGEST:
            raise forms.ValidationError(_("This file is too large to be a report's inputs"))
        try:
            text: str = sent.read().decode("utf-8")
        except UnicodeDecodeError:
            raise forms.ValidationError(_("This file is not text: choose the .json file")) from None
        return text
