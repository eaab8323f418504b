"""The forms of review and publishing."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.pathways.approving import LONGEST_WORDS, Part, Verdict
from attune.kit.forms import DateField, Form
from attune.place.members.models import Member


def _words(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class AskForm(Form):
    """A note to the reviewers."""

    note = forms.CharField(
        label=gettext_lazy("A note to the reviewers (optional)"),
        help_text=gettext_lazy("Such as what you would like them to look at."),
        max_length=LONGEST_WORDS,
        required=False,
        widget=_words(),
    )


class VerdictForm(Form):
    """Approve, or send back with words."""

    seen = forms.IntegerField(widget=forms.HiddenInput())
    part = forms.ChoiceField(
        choices=[(part.value, part.value) for part in Part], widget=forms.HiddenInput()
    )
    verdict = forms.ChoiceField(
        label=gettext_lazy("What do you say?"),
        choices=[
            (Verdict.APPROVE.value, gettext_lazy("Approve it as it is")),
            (Verdict.SEND_BACK.value, gettext_lazy("Send it back to be changed")),
        ],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("What should change?"),
        help_text=gettext_lazy("Needed where you send it back."),
        max_length=LONGEST_WORDS,
        required=False,
        widget=_words(),
    )

    @classmethod
    def about(cls, part: Part, seen: int, *, again: bool) -> "VerdictForm":
        """An empty form about one part; the two forms of a page have ids of their own."""
        form = cls(initial={"part": part.value, "seen": seen}, auto_id=f"id_{part.value}_%s")
        form.again = again
        return form

    again = False  # whether this member has answered before, and may change it

    @property
    def title(self) -> str:
        if self.again:
            return _("Change your answer")
        if self["part"].value() == Part.SAFEGUARDING.value:
            return _("Sign the safeguarding parts")
        return _("Approve the draft")


class PublishForm(Form):
    """What has changed, and when somebody looks at it again."""

    change_note = forms.CharField(
        label=gettext_lazy("What is new in this edition?"),
        help_text=gettext_lazy("Everybody reads this beside the edition. A sentence or two."),
        max_length=LONGEST_WORDS,
        widget=_words(),
    )
    review_due = DateField(
        label=gettext_lazy("Review due by"),
        help_text=gettext_lazy(
            "At most 24 months on; usually 12. Attune proposal, editable. "
            "You hear from us 60 days before."
        ),
    )


class SafeguardingLeadForm(Form):
    """Who signs the safeguarding parts from now on."""

    member = forms.ChoiceField(label=gettext_lazy("Named safeguarding lead"))

    def __init__(self, data: Any = None, *, members: Iterable[Member], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._members = {str(each.pk): each for each in members}
        field: Any = self.fields["member"]
        named = [(pk, f"{each.name} ({each.email})") for pk, each in self._members.items()]
        field.choices = [("", _("Choose a member")), *named]

    @property
    def chosen(self) -> Member:
        return self._members[self.cleaned_data["member"]]
