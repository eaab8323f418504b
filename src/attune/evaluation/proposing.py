"""Actions that the gaps of an area's map propose; nothing is added before somebody confirms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.directory.offers.gap_map import of_localities
from attune.domain.action_lists.action_words import ActionWords
from attune.domain.action_lists.gaps import Gap, gaps_of
from attune.domain.offers.fields import key_of
from attune.domain.offers.standing import State
from attune.kit.forms import Form
from attune.place.localities.models import Locality

from .models import Action

# Ticked at first: what somebody looked for in vain, and what nobody was asked.
TICKED = (State.NONE_FOUND, State.NOT_ASKED)


@dataclass(frozen=True)
class Proposal:
    """A gap and the words of the action it proposes."""

    gap: Gap
    words: ActionWords


def proposals(locality: Locality) -> list[Proposal]:
    """One for each gap from which no action stands on the list yet."""
    listed = Action.objects.at(locality).not_done().addresses()
    found = gaps_of(of_localities((locality,)).matrix, locality.slug)
    proposed = [Proposal(each, _words(each, locality)) for each in found]
    return [each for each in proposed if each.words.address not in listed]


def _words(gap: Gap, locality: Locality) -> ActionWords:
    level = gap.grouping.value if gap.grouping else _("every level of help")
    level = gap.focus.title if gap.focus else level
    stages = _("every stage") if gap.everywhere else ", ".join(_titles(gap))
    said = {"level": level, "stages": stages, "state": gap.state.title.lower()}
    what, how, who = SPECIALISED if gap.focus else SAID[gap.state]
    reasons = "; ".join(each.title for each in gap.shortfalls)
    return ActionWords(
        what=str(what) % said,
        category=gap.category,
        from_where=_("Gap matrix: %(level)s, %(state)s (%(stages)s)") % said,
        address=address(gap, locality),
        who_for=str(who),
        how=str(how) % {"reasons": reasons},
    )


def _titles(gap: Gap) -> list[str]:
    return [stage.title.lower() for stage in gap.stages]


def address(gap: Gap, locality: Locality) -> str:
    """The cell of the matrix; its state marks which of a level's gaps it is."""
    asked = {"area": locality.slug}
    if gap.grouping:
        asked["level"] = key_of(gap.grouping)
    if gap.focus:
        asked["focus"] = gap.focus.value
    page = reverse("directory:offers_cell", kwargs={"slug": locality.slug})
    return f"{page}?{urlencode(asked)}#{gap.key.rpartition('.')[2]}"


SAID = {
    State.NONE_FOUND: (
        gettext_lazy("Decide who will offer “%(level)s” to families: %(stages)s"),
        gettext_lazy("Take the gap to those who commission, with the need beside it."),
        gettext_lazy("Commissioners"),
    ),
    State.NOT_ASKED: (
        gettext_lazy("Ask who offers “%(level)s” to families: %(stages)s"),
        gettext_lazy("Invite the sectors who may know to a mapping round; agree what they say."),
        gettext_lazy("Whoever keeps the directory"),
    ),
    State.UNSEEN: (
        gettext_lazy("Find out why no family is seen for “%(level)s”: %(stages)s"),
        gettext_lazy("Talk with the services that could see them, and with those who refer."),
        gettext_lazy("The services in this cell, and those who refer to them"),
    ),
    State.PARTIAL: (
        gettext_lazy("Open “%(level)s” to more families: %(stages)s"),
        gettext_lazy("What keeps some families out now: %(reasons)s."),
        gettext_lazy("The services in this cell, and their commissioners"),
    ),
}


SPECIALISED = (
    gettext_lazy("Create help that specialises in the parent-infant relationship: %(stages)s"),
    gettext_lazy("Take the gap to those who commission, with the need and its range beside it."),
    gettext_lazy("Commissioners, with the services nearest to it"),
)


class ProposalForm(Form):
    """Which of the proposals are added."""

    chosen = forms.MultipleChoiceField(
        label=gettext_lazy("Actions to add, as proposed"),
        widget=forms.CheckboxSelectMultiple(attrs={"small": True}),
    )

    def __init__(self, data: Any, *, proposals: Sequence[Proposal]) -> None:
        ticked = [each.gap.key for each in proposals if each.gap.state in TICKED]
        super().__init__(data, initial={"chosen": ticked})
        self.proposals = proposals
        field = self.fields["chosen"]
        field.choices = [(each.gap.key, each.words.what) for each in proposals]
        field.widget.attrs["hints"] = {each.gap.key: each.words.from_where for each in proposals}

    @property
    def words(self) -> list[ActionWords]:
        """Those that were ticked, in their order."""
        ticked = set(self.cleaned_data["chosen"])
        return [each.words for each in self.proposals if each.gap.key in ticked]
