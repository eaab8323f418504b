"""The form of fairness: a file of counts and the policy it is kept under."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from attune.formats.observed_counts import MOST_BYTES
from attune.kit.forms import Form

from .policies import DEFAULT, policies


class CountsForm(Form):
    """Observed counts as a file."""

    name = forms.CharField(
        label=gettext_lazy("A name for these counts"),
        help_text=gettext_lazy("For example: Families seen by the parent-infant team"),
        max_length=80,
    )
    source = forms.CharField(
        label=gettext_lazy("Who counted, and from which system"),
        max_length=300,
    )
    policy = forms.ChoiceField(
        label=gettext_lazy("Which counts are hidden"),
        help_text=gettext_lazy(
            "It cannot be changed afterwards: the same counts under two policies tell more than"
            " under either."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("File of counts (.csv)"),
        help_text=gettext_lazy("Never a list of families: only how many there were."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"policy": DEFAULT}, **kwargs)
        choices = [(each.id, each.title) for each in policies().values()]
        self.fields["policy"].choices = choices  # type: ignore[attr-defined]

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb wants, the file read."""
        given = self.cleaned_data
        return {
            "name": given["name"],
            "source": given["source"],
            "policy": policies()[given["policy"]],
            "file_name": given["file"].name or "",
            "data": given["file"].read(MOST_BYTES + 1),
        }
