"""The form of a search: its three boxes, and the choices with how many each would find."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.offers.vocabulary import MadeFor
from attune.domain.postcodes import district_of
from attune.domain.search.counting import Counts
from attune.domain.search.facets import FACETS, YES
from attune.kit.forms import Form

from .search_asked import MILES, OFFERED, ONLY, SearchAsked

# Words for those who plan, which a family would not choose.
NOT_FOR_FAMILIES = frozenset({MadeFor.DEPRIVED_20.value})


def _miles() -> list[tuple[str, Any]]:
    within = gettext_lazy("Within %(miles)s miles")
    named = [(str(each), within % {"miles": each}) for each in MILES[1:]]
    return [("", gettext_lazy("Any distance")), ("1", gettext_lazy("Within 1 mile")), *named]


class SearchForm(Form):
    """Words, postcode and distance; only the postcode can be wrong."""

    words = forms.CharField(
        label=gettext_lazy("What do you need help with?"),
        help_text=gettext_lazy("Such as crying, feeding or dads"),
        required=False,
        max_length=200,
    )
    postcode = forms.CharField(
        label=gettext_lazy("Your postcode"),
        help_text=gettext_lazy("We do not keep it. The first part is enough"),
        required=False,
        widget=forms.TextInput(
            {"width": "10", "autocomplete": "postal-code", "spellcheck": "false"}
        ),
    )
    miles = forms.ChoiceField(
        label=gettext_lazy("How far would you go?"), choices=_miles, required=False
    )

    def __init__(self, said: Any = None, *, asked: SearchAsked) -> None:
        start = {"words": asked.words, "postcode": asked.near, "miles": str(asked.miles or "")}
        super().__init__(said, initial=start)

    def clean_postcode(self) -> str:
        said = self.cleaned_data["postcode"].strip()
        if said and not district_of(said):
            raise forms.ValidationError(_("Enter a postcode, such as CF37 1TW, or its first part"))
        return said


@dataclass(frozen=True)
class Choices:
    """One group of tick boxes: each with its value, its words and whether it is ticked.

    Drawn by a template of our own: the general component takes a third of a millisecond a box.
    """

    name: str
    title: str
    boxes: tuple[tuple[str, str, bool], ...]


def choices(asked: SearchAsked, counts: Counts) -> Iterator[Choices]:
    """The groups that offer anything. A choice that finds nothing shows only while it is made."""
    singles = {key: FACETS[key].choices[YES] for key in ONLY}
    numbers = {key: counts.get(key, {}).get(YES, 0) for key in ONLY}
    groups = [
        (key, FACETS[key].title, FACETS[key].choices, counts.get(key, {}), asked.chosen.get(key))
        for key in OFFERED
    ]
    groups.insert(1, ("only", _("Show only"), singles, numbers, asked.chosen))
    for name, title, titles, found, chosen in groups:
        boxes = tuple(_boxes(titles, found, chosen or ()))
        if boxes:
            yield Choices(name, title, boxes)


def _boxes(
    titles: Mapping[str, str], numbers: Mapping[str, int], chosen: Iterable[str]
) -> Iterator[tuple[str, str, bool]]:
    taken = set(chosen)
    for choice, title in titles.items():
        if choice not in NOT_FOR_FAMILIES and (numbers.get(choice) or choice in taken):
            yield choice, f"{title} ({numbers.get(choice, 0):,})", choice in taken
