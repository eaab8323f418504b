"""What somebody hands in, and what they decide about a difference."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.listings.differences import Difference
from attune.kit.forms import Form

LARGEST_UPLOAD = 200 << 20


class DeliveryForm(Form):
    """A file or an address, and the name of its source."""

    file = forms.FileField(
        label=gettext_lazy("A file"),
        help_text=gettext_lazy(
            "An Open Referral UK feed (.json), an HSDS package (.zip or services.csv) or our own "
            "sheet (.xlsx)"
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".json,.ndjson,.zip,.csv,.xlsx"}),
    )
    address = forms.CharField(
        label=gettext_lazy("Or the web address of a feed"),
        help_text=gettext_lazy("For example https://council.example.org/services"),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"}),
    )
    source_name = forms.CharField(
        label=gettext_lazy("Name of the source (optional)"),
        help_text=gettext_lazy(
            "The same name again is the same source: its records are brought up to date. Without "
            "a name it is the file’s name or the address."
        ),
        max_length=200,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("file")) == bool(given.get("address")) and not self.errors:
            self.add_error("file", _("Choose a file, or enter one web address"))
        upload = given.get("file")
        if upload and upload.size > LARGEST_UPLOAD:
            most = LARGEST_UPLOAD >> 20
            said = _("The file is larger than %(most)s MB. Load it with the command line instead")
            self.add_error("file", said % {"most": most})
        return given


class TakingForm(Form):
    """For which fields the source's word is taken."""

    take = forms.MultipleChoiceField(
        label=gettext_lazy("What do you take from the source?"),
        help_text=gettext_lazy("What you do not tick stays as it is here."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, changes: Sequence[Difference], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["take"]
        field.choices = [(each.field, each.title) for each in changes]
