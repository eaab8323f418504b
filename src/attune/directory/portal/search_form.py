"""The form of a search: it checks the postcode, and shows how many each choice would find."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.postcodes import district_of
from attune.domain.search.counting import Counts
from attune.domain.search.facets import FACETS, YES
from attune.kit.forms import Form

from .search_asked import MILES, OFFERED, ONLY, SearchAsked


def _miles() -> list[tuple[str, Any]]:
    within = gettext_lazy("Within %(miles)s miles")
    named = [(str(each), within % {"miles": each}) for each in MILES[1:]]
    return [("", gettext_lazy("Any distance")), ("1", gettext_lazy("Within 1 mile")), *named]


class SearchForm(Form):
    """Words, postcode, distance, and every choice that would find something."""

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

    def __init__(self, said: Any = None, *, asked: SearchAsked, counts: Counts) -> None:
        start = {"words": asked.words, "postcode": asked.near, "miles": str(asked.miles or "")}
        super().__init__(said, initial=start)
        self.asked = asked
        for key in OFFERED:
            shown = self._shown(key, FACETS[key].choices, counts.get(key, {}))
            self._offer(key, FACETS[key].title, shown, asked.chosen.get(key, frozenset()))
        singles = {key: FACETS[key].choices[YES] for key in ONLY}
        numbers = {key: counts.get(key, {}).get(YES, 0) for key in ONLY}
        chosen = frozenset(key for key in ONLY if key in asked.chosen)
        self._offer("only", _("Show only"), self._shown("only", singles, numbers), chosen)

    def _shown(
        self, key: str, titles: Mapping[str, str], numbers: Mapping[str, int]
    ) -> list[tuple[str, str]]:
        """Choices that find nothing are left out, unless they are chosen."""
        chosen = self.asked.chosen if key == "only" else self.asked.chosen.get(key, ())
        return [
            (choice, f"{title} ({numbers.get(choice, 0):,})")
            for choice, title in titles.items()
            if numbers.get(choice) or choice in chosen
        ]

    def _offer(
        self, key: str, title: str, choices: list[tuple[str, str]], chosen: frozenset[str]
    ) -> None:
        if choices:
            self.fields[key] = forms.MultipleChoiceField(
                label=title,
                choices=choices,
                initial=sorted(chosen),
                required=False,
                widget=forms.CheckboxSelectMultiple({"small": True, "size": "s"}),
            )

    def clean_postcode(self) -> str:
        said = self.cleaned_data["postcode"].strip()
        if said and not district_of(said):
            raise forms.ValidationError(_("Enter a postcode, such as CF37 1TW, or its first part"))
        return said

    @property
    def choices(self) -> list[forms.BoundField]:
        """The facets that offer anything, in their order on the page."""
        return [self[key] for key in ("stage", "only", *OFFERED[1:]) if key in self.fields]
