"""An area's criteria as a form: use, leave out or reword each, and add up to three of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.quality_criteria import (
    LONGEST_HELP,
    LONGEST_TEXT,
    OWN_PAGE,
    Criterion,
    CriterionUse,
    criteria_in,
)
from attune.domain.quality_mark import MarkRefused
from attune.kit.forms import Form, say_plainly
from attune.place.content.questionnaires import shipped

OWN = 3  # Attune proposal, editable: more would be another set of criteria
PARTS = ("text", "help", "evidence")
USES = (
    (CriterionUse.ESSENTIAL.value, gettext_lazy("Essential")),
    (CriterionUse.ASKED.value, gettext_lazy("Asked")),
    (CriterionUse.LEFT_OUT.value, gettext_lazy("Left out")),
)


@dataclass(frozen=True)
class Drawn:
    """One criterion as the page draws it: whether it is used, and its words to change."""

    criterion: Criterion
    use: BoundField
    words: tuple[BoundField, ...]

    @property
    def open(self) -> bool:
        return not self.criterion.text or any(each.errors for each in self.words)


class CriteriaForm(Form):
    """Four fields a criterion; `criteria` is what was settled."""

    def __init__(self, *args: Any, criteria: Mapping[str, Any], **kwargs: Any) -> None:
        self.begun_with = list(_offered(criteria))
        super().__init__(*args, **kwargs)
        for each in self.begun_with:
            self.fields |= _fields(each)
        for field in self.fields.values():
            say_plainly(field)

    def drawn(self) -> Iterator[Drawn]:
        for each in self.begun_with:
            words = (self[f"{each.key}__{part}"] for part in PARTS)
            yield Drawn(each, self[f"{each.key}__use"], tuple(words))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        self.criteria: list[Criterion] = []
        for each in self.begun_with:
            if any(name.startswith(f"{each.key}__") for name in self.errors):
                continue
            said = {part: " ".join(cleaned[f"{each.key}__{part}"].split()) for part in PARTS}
            use = CriterionUse(cleaned[f"{each.key}__use"])
            try:
                self.criteria.append(replace(each, use=use, **said))
            except MarkRefused as refused:
                self.add_error(f"{each.key}__text", str(refused))
        return cleaned


def _offered(data: Mapping[str, Any]) -> Iterator[Criterion]:
    """Those in use, then those of the proposal left out, then room for one's own."""
    used = {each.key: each for each in criteria_in(data)}
    for each in criteria_in(shipped("quality-mark").file.data):
        yield used.pop(each.key, None) or replace(each, use=CriterionUse.LEFT_OUT)
    for number in range(1, OWN + 1):
        key = f"{OWN_PAGE}_{number}"
        empty = Criterion(key, OWN_PAGE, "", "", "", CriterionUse.LEFT_OUT)
        yield used.get(key, empty)


def _fields(each: Criterion) -> dict[str, forms.Field]:
    def words(label: str, value: str, longest: int, rows: int) -> forms.Field:
        return forms.CharField(
            label=label,
            initial=value,
            max_length=longest,
            required=False,
            widget=forms.Textarea(attrs={"rows": rows}),
        )

    return {
        f"{each.key}__use": forms.ChoiceField(
            label=each.text or _("A criterion of your own"),
            choices=USES,
            initial=each.use.value,
            widget=forms.RadioSelect(attrs={"small": True, "inline": True}),
        ),
        f"{each.key}__text": words(_("What a service shows"), each.text, LONGEST_TEXT, 2),
        f"{each.key}__help": words(_("What that means"), each.help, LONGEST_HELP, 2),
        f"{each.key}__evidence": words(
            _("How you ask for what shows it"), each.evidence, LONGEST_TEXT, 1
        ),
    }
