"""The form of a comment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.kit.forms import Form


class CommentForm(Form):
    """What somebody says about a part."""

    words = forms.CharField(
        label=_("Your comment"),
        help_text=_("Everybody who works on this pathway sees it. Name no family."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
