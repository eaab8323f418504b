"""The form that begins a pathway: what to adapt, and what to call it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from attune.domain.pathways.editing_keys import fresh_key
from attune.domain.pathways.parts import PathwayRefused
from attune.kit.forms import Form
from attune.pathway.drafts import actions as drafts
from attune.pathway.records.models import Edition, LocalPathway
from attune.pathway.templates.shipped import Template, template, template_keys
from attune.place.content.files import ContentRefused
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .words import SHAPES


class StartForm(Form):
    """A template, or the edition of another place of the same system; and a short name."""

    base = forms.ChoiceField(label=_("What do you start from?"), widget=forms.RadioSelect)
    key = forms.CharField(
        label=_("A short name for its address"),
        help_text=_("One to three words, such as “pairs” or “to-five”. It cannot be changed."),
        max_length=40,
        widget=forms.TextInput(attrs={"width": "20", "spellcheck": False}),
    )

    def __init__(self, data: Any = None, *, locality: Locality) -> None:
        super().__init__(data)
        self.locality = locality
        self.templates = dict(_readable())
        self.editions = {each.pk: each for each in Edition.objects.in_system_of(locality)}
        offered = [(f"template:{key}", each.pathway.title) for key, each in self.templates.items()]
        told = {f"template:{key}": _about(each) for key, each in self.templates.items()}
        for pk, each in self.editions.items():
            place = each.pathway.locality.name
            words = {"title": each.pathway.title, "place": place, "number": each.number}
            offered.append((f"edition:{pk}", say("%(title)s, as %(place)s uses it") % words))
            told[f"edition:{pk}"] = (
                say("Edition %(number)s of %(place)s. You get its words, not its services.") % words
            )
        self.fields["base"].choices = offered
        self.fields["base"].widget.attrs["hints"] = told

    def clean_key(self) -> str:
        return fresh_key(self.cleaned_data["key"], ())

    def begin(self, *, by: Member, at: datetime) -> LocalPathway:
        """The new pathway; PathwayRefused where its name is taken."""
        kind, _sep, which = self.cleaned_data["base"].partition(":")
        key = self.cleaned_data["key"]
        if kind == "template":
            base = self.templates[which]
            return drafts.adapt_template(self.locality, template=base, key=key, by=by, at=at)
        parent = self.editions[int(which)]
        return drafts.adapt_edition(self.locality, parent=parent, key=key, by=by, at=at)


def _readable() -> Iterator[tuple[str, Template]]:
    """A template that cannot be read is no reason to offer none."""
    for key in template_keys():
        try:
            yield key, template(key)
        except (PathwayRefused, ContentRefused):
            continue


def _about(each: Template) -> str:
    return f"{each.pathway.summary} {SHAPES[each.pathway.shape.value]}"
