"""A field for each word of each vocabulary: what this area calls it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField

from attune.domain.offers.crosswalk import LevelWord, Vocabulary
from attune.domain.offers.fields import key_of, title_of
from attune.kit.forms import Form

from .labels import MOST


class LabelsForm(Form):
    """Left empty, a word stays as everybody knows it."""

    def __init__(self, said: Any = None, *, labels: Mapping[LevelWord, str]) -> None:
        start = {_name(each, word): labels.get(word, "") for each, word in _words()}
        super().__init__(said, initial=start)
        for vocabulary, word in _words():
            self.fields[_name(vocabulary, word)] = forms.CharField(
                label=title_of(word),
                required=False,
                max_length=MOST,
                widget=forms.TextInput({"width": "20"}),
            )

    @property
    def labels(self) -> dict[LevelWord, str]:
        return {word: self.cleaned_data[_name(each, word)] for each, word in _words()}

    @property
    def groups(self) -> list[tuple[str, list[BoundField]]]:
        """The fields of each vocabulary under its title."""
        return [
            (each.title, [self[_name(each, word)] for word in each.words]) for each in Vocabulary
        ]


def _words() -> Iterator[tuple[Vocabulary, LevelWord]]:
    return ((vocabulary, word) for vocabulary in Vocabulary for word in vocabulary.words)


def _name(vocabulary: Vocabulary, word: LevelWord) -> str:
    return f"{vocabulary.value}_{key_of(word)}"
