"""The forms of a pack: the zip, and the short name of what is taken in."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.pathways.parts import KEY, LONGEST_KEY
from attune.kit.forms import Form

from .archive import MOST_ZIPPED


class UploadForm(Form):
    """A pack."""

    file = forms.FileField(
        label=gettext_lazy("The pack"),
        help_text=gettext_lazy("A zip file that another area made with Attune, as it is."),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )

    def clean_file(self) -> bytes:
        given = self.cleaned_data["file"]
        if given.size > MOST_ZIPPED:
            most = MOST_ZIPPED // 1_000_000
            raise forms.ValidationError(_("A pack has at most %(most)s MB") % {"most": most})
        return bytes(given.read())


class NameForm(Form):
    """Under which short name it stands in addresses."""

    key = forms.CharField(
        label=gettext_lazy("Short name"),
        help_text=gettext_lazy(
            "Part of its address. Small letters, digits and hyphens; it never changes."
        ),
        max_length=LONGEST_KEY,
        widget=forms.TextInput(attrs={"width": "20"}),
    )

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"].strip()
        if not KEY.fullmatch(key):
            raise forms.ValidationError(_("Use small letters, digits and single hyphens"))
        return key
