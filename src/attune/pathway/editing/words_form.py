"""The form that finds a word in every text and says another instead."""

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.domain.pathways.editing_words import LONGEST
from attune.kit.forms import Form


class WordsForm(Form):
    """The words to find, and what to write instead."""

    words = forms.CharField(
        label=_("Find"),
        help_text=_("Whole words, written just so: “hub” does not find “Hub” or “hubs”."),
        max_length=LONGEST,
    )
    instead = forms.CharField(label=_("Write instead"), max_length=LONGEST)
