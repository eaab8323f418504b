"""The forms of a translator and of a speaker."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attune.domain.pathways.parts import PathwayRefused
from attune.domain.pathways.plain_words import LONGEST_TEXT, check_words
from attune.domain.pathways.translating import LONGEST_SPEAKER, WordState
from attune.kit.forms import Form

from .overview import LanguageState

STILL = ".still"
LONG = 40  # characters that one line of the box holds
SECTIONS = (
    (gettext_lazy("The family version"), ("family",)),
    (gettext_lazy("Title and summary"), ("title", "summary")),
    (gettext_lazy("Kinds of help"), ("groupings", "slots")),
    (gettext_lazy("Contacts and safety, as on the poster"), ("contacts", "standing_rules")),
)


class TranslationForm(Form):
    """Every text of a pathway with its translation beside it; only what changed is kept."""

    def __init__(self, *args: Any, state: LanguageState, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.state = state
        known = state.words
        for path, english in known.source.items():
            field = _box(english, state)
            field.initial = known.words.get(path) or known.stale.get(path, "")
            self.fields[path] = field
            if known.state(path) is WordState.STALE:
                field.help_text = _("The English has changed since this was written.")
                self.fields[path + STILL] = forms.BooleanField(
                    label=_("These words still fit"), required=False
                )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for path in self.state.words.source:
            self._check(path, cleaned)
        return cleaned

    def _check(self, path: str, cleaned: dict[str, Any]) -> None:
        words = cleaned.get(path, "").replace("\r\n", "\n").strip()
        cleaned[path] = words
        if not words and self.fields[path].initial:
            self.add_error(path, _("Write the words, or leave the text as it was"))
        try:
            check_words("", words)
        except PathwayRefused as refused:
            self.add_error(path, str(refused).removeprefix(": "))

    @property
    def news(self) -> dict[str, str]:
        """What is said anew, and what is said to fit still."""
        said = self.cleaned_data
        return {
            path: said[path]
            for path in self.state.words.source
            if said[path]
            and (said[path] != self.fields[path].initial or said.get(path + STILL, False))
        }

    def sections(self) -> Iterator[tuple[Any, list[BoundField]]]:
        """The boxes under their headings."""
        for title, starts in SECTIONS:
            boxes = [self[name] for name in self.fields if name.split(".", 1)[0] in starts]
            if boxes:
                yield title, boxes


def _box(english: str, state: LanguageState) -> forms.CharField:
    rows = 1 + -(-len(english) // LONG)
    attrs = {"lang": state.code, "dir": state.direction, "rows": min(rows, 8)}
    return forms.CharField(
        label=english,
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs=attrs),
    )


class SpeakerForm(Form):
    """Who speaks the language and has read every word; `seen` is the checksum of what was read."""

    speaker = forms.CharField(
        label=gettext_lazy("Name of the person who speaks this language"),
        help_text=gettext_lazy("Families see this name under the page."),
        max_length=LONGEST_SPEAKER,
    )
    read = forms.BooleanField(
        label=gettext_lazy(
            "I speak this language, and have read every word. It says what the English says"
        )
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
