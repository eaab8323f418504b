"""The form on which somebody at the area describes a resource."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.domain.listings.resources import REVIEW_AFTER, ResourceCard, ResourceKind
from attune.domain.offers.vocabulary import Topic, WhoFor
from attune.domain.refusals import Refused
from attune.kit.forms import DateField, Form

from .models import Resource

PLAIN = ("title", "url", "about", "cost", "evidence", "evidence_source", "evidence_on")


class ResourceForm(Form):
    """What it is, who for, how good the evidence is, and when it was read."""

    title = forms.CharField(label=_("Title"), max_length=160)
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[(kind.value, kind.title) for kind in ResourceKind],
        widget=forms.RadioSelect,
    )
    url = forms.URLField(
        label=_("Web address"), max_length=500, required=False, assume_scheme="https"
    )
    about = forms.CharField(
        label=_("What it is, for families"),
        help_text=_("Two or three short sentences. We show you the reading age once it is saved."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    who_for = forms.MultipleChoiceField(
        label=_("Who is it for?"),
        choices=[(word.value, word.title) for word in WhoFor],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    topics = forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=[(word.value, word.title) for word in Topic],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    cost = forms.CharField(
        label=_("What it costs"), help_text=_("Such as “Free”."), max_length=80, required=False
    )
    evidence = forms.CharField(
        label=_("How good the evidence is"),
        help_text=_("The grade in its source’s own words; leave empty where nobody has graded it."),
        max_length=160,
        required=False,
    )
    evidence_source = forms.CharField(
        label=_("Who graded it, and where"), max_length=300, required=False
    )
    evidence_on = DateField(label=_("Date of the grade"), required=False)
    reviewed_on = DateField(label=_("When did somebody here last read or try it?"))
    review_on = DateField(
        label=_("When should it be read again?"),
        help_text=_("Leave empty for a year after it was last read."),
        required=False,
    )

    card: ResourceCard

    @classmethod
    def of(cls, resource: Resource | None, data: Any) -> "ResourceForm":
        if resource is None:
            return cls(data)
        first = {name: getattr(resource, name) for name in (*PLAIN, "reviewed_on", "review_on")}
        lists = {
            name: getattr(resource, name).strip(",").split(",") for name in ("who_for", "topics")
        }
        return cls(data, initial={**first, **lists, "kind": resource.kind})

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                self.card = _card(given)
            except Refused as refused:
                self.add_error(None, str(refused))
        return given


def _card(given: dict[str, Any]) -> ResourceCard:
    return ResourceCard(
        **{name: given[name] for name in PLAIN},
        kind=ResourceKind(given["kind"]),
        who_for=tuple(WhoFor(key) for key in given["who_for"]),
        topics=tuple(Topic(key) for key in given["topics"]),
        reviewed_on=given["reviewed_on"],
        review_on=given["review_on"] or given["reviewed_on"] + REVIEW_AFTER,
    )
