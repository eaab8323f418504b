"""The form that takes a file of observed rates."""

from django import forms
from django.utils.translation import gettext_lazy

from attune.kit.forms import Form


class RatesForm(Form):
    """One file; what is in it is read by the verb."""

    file = forms.FileField(
        label=gettext_lazy("File of observed rates"),
        help_text=gettext_lazy("Values between commas (.csv), at most 100 kB."),
    )
