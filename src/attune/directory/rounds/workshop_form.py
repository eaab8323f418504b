"""The forms of a workshop: a quick card, and what a lead makes of one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.domain.levels import Grouping
from attune.domain.offers.fields import key_of
from attune.domain.offers.vocabulary import Stage
from attune.domain.rounds.states import RoundRefused
from attune.domain.rounds.triangle import STAGES, Card, CardKind, CardLevel
from attune.kit.forms import Form

from .models import WorkshopCard
from .part_form import NothingForm

# Where a gap of a level may lie (Attune proposal, editable: the lead chooses).
LIKELY = {
    CardLevel.UNIVERSAL: Grouping.GETTING_ADVICE,
    CardLevel.TARGETED: Grouping.GETTING_HELP,
    CardLevel.SPECIALIST: Grouping.GETTING_MORE_HELP,
}
STICKS = ("kind", "level", "stage")


class CardForm(Form):
    """One card: what it says, and where it stands on the triangle."""

    text = forms.CharField(label=_("What do you put on the triangle?"), max_length=200)
    kind = forms.ChoiceField(
        label=_("It is"),
        choices=[(each.value, each.title) for each in CardKind],
        widget=forms.RadioSelect(attrs={"small": True, "inline": True}),
        initial=CardKind.ASSET.value,
    )
    level = forms.ChoiceField(
        label=_("Level"),
        choices=[(each.value, each.title) for each in CardLevel],
        widget=forms.RadioSelect(attrs={"small": True, "inline": True}),
        initial=CardLevel.UNIVERSAL.value,
    )
    stage = forms.ChoiceField(
        label=_("When"),
        choices=[("", _("All of the 1001 days")), *((each.value, each.title) for each in STAGES)],
        widget=forms.RadioSelect(attrs={"small": True, "inline": True}),
        required=False,
    )

    card: Card

    @classmethod
    def of(cls, posted: Any, sticks: Any) -> "CardForm":
        """The next card begins where the last one stood, so that only words are typed."""
        form = cls(posted)
        form.initial = {name: sticks[name] for name in STICKS if name in sticks}
        return form

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            stage = cleaned["stage"]
            kind, level = CardKind(cleaned["kind"]), CardLevel(cleaned["level"])  # type: ignore[call-arg]
            try:
                at = Stage(stage) if stage else None  # type: ignore[call-arg]
                self.card = Card(kind, cleaned["text"], level, at)
            except RoundRefused as refused:
                self.add_error("text", str(refused))
        return cleaned


class MergeForm(Form):
    """Which card says the same."""

    into = forms.ChoiceField(label=_("It says the same as"))

    def __init__(self, data: Any = None, *, card: WorkshopCard) -> None:
        super().__init__(data)
        wall = WorkshopCard.objects.of(card.mapping_round)
        self.others = {str(each.pk): each for each in wall if each.pk != card.pk}
        choices = [("", _("Choose a card")), *((pk, each.text) for pk, each in self.others.items())]
        self.fields["into"].choices = choices  # type: ignore[attr-defined]


class CardNoneForm(NothingForm):
    """A gap as a statement: the lead says of which needs, and whose word it is."""

    said_by = forms.CharField(label=_("Who says so?"), max_length=160)

    @classmethod
    def of(cls, posted: Any, card: WorkshopCard) -> "CardNoneForm":
        form = cls(posted)
        likely = LIKELY[CardLevel(card.level)]  # type: ignore[call-arg]
        workshop = _("Workshop of %(name)s") % {"name": card.mapping_round.name}
        form.initial = {"grouping": key_of(likely), "stage": card.stage, "note": card.text}
        form.initial |= {"said_by": workshop}
        return form


class CardQueryForm(Form):
    """What there is to check about a card."""

    text = forms.CharField(label=_("What needs to be checked?"), max_length=500)
