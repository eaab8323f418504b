"""A questionnaire as a whole: its pages in order, its branching, its scores and languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .answering import WITHHELD, Answered, QuestionnaireRefused
from .conditions import Comparison, Condition, hold
from .items import ASKS_NOTHING, CHOOSES, COUNTS, Item, ItemKind, checked_key
from .scores import CRITERIA, Missing, Score


@dataclass(frozen=True)
class Page:
    """Items that are asked together."""

    key: str
    title: str
    items: tuple[Item, ...]
    about: str = ""


@dataclass(frozen=True)
class TranslatedText:
    """Words in another language, and the sha256 of the words they translate."""

    text: str
    sha256: str


@dataclass(frozen=True)
class Questionnaire:
    """Everything that is asked; made only if each condition and score can be worked out."""

    key: str
    version: str
    title: str
    source: str
    licence: str
    pages: tuple[Page, ...]
    about: str = ""
    label: str = ""  # such as "Attune proposal, editable"
    languages: tuple[str, ...] = ("en",)  # the first is the one it was written in
    scores: tuple[Score, ...] = ()
    no_total: bool = False
    translations: Mapping[str, Mapping[str, TranslatedText]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        frozen = {name: MappingProxyType(dict(of)) for name, of in self.translations.items()}
        object.__setattr__(self, "translations", MappingProxyType(frozen))
        if not self.pages or not any(item.asks for item in self.items):
            raise QuestionnaireRefused("It asks nothing")
        if not self.languages or not all(self.languages):
            raise QuestionnaireRefused("It names no language")
        self._check_keys()
        before: dict[str, Item] = {}
        for item in self.items:
            for condition in item.show_when:
                _check_condition(item, condition, before)
            before[item.key] = item
        if self.no_total and self.scores:
            raise QuestionnaireRefused("It says no_total, so it may not have a score")
        for score in self.scores:
            _check_score(score, before)

    def _check_keys(self) -> None:
        for what, keys in (
            ("page", [checked_key(page.key) for page in self.pages]),
            ("item", [item.key for item in self.items]),
            ("score", [score.key for score in self.scores]),
        ):
            twice = sorted({key for key in keys if keys.count(key) > 1})
            if twice:
                raise QuestionnaireRefused(f"Two {what}s have the key “{twice[0]}”")

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item, in the order in which they are asked."""
        return tuple(item for page in self.pages for item in page.items)

    def item(self, key: str) -> Item:
        return next(item for item in self.items if item.key == key)

    def page(self, key: str) -> Page | None:
        return next((page for page in self.pages if page.key == key), None)

    def shown(self, answers: Answered) -> Iterator[Item]:
        """The items that these answers lead to; an answer to one not shown leads nowhere."""
        counted: dict[str, object] = {}
        for item in self.items:
            if hold(item.show_when, counted):  # type: ignore[arg-type]
                if item.key in answers:
                    counted[item.key] = answers[item.key]
                yield item


def _check_condition(item: Item, condition: Condition, before: Mapping[str, Item]) -> None:
    where, earlier = f"Item {item.key}, field “show_when”: ", before.get(condition.item)
    if earlier is None:
        raise QuestionnaireRefused(f"{where}“{condition.item}” is no item before this one")
    if condition.number is not None:
        if earlier.kind not in COUNTS:
            raise QuestionnaireRefused(f"{where}“{condition.item}” is not answered by a number")
        return
    if earlier.kind not in CHOOSES:
        raise QuestionnaireRefused(f"{where}“{condition.item}” offers no options to choose")
    unknown = [each for each in condition.options if each not in earlier.option_keys]
    if unknown:
        raise QuestionnaireRefused(f"{where}“{condition.item}” offers no option “{unknown[0]}”")
    if condition.comparison not in _COMPARED[earlier.kind is ItemKind.CHECKBOXES]:
        raise QuestionnaireRefused(
            f"{where}“{condition.comparison.value}” does not fit “{condition.item}”:"
            " checkboxes take any_of or all_of, one choice takes equals or any_of"
        )


_COMPARED = {
    True: {Comparison.ANY_OF, Comparison.ALL_OF},
    False: {Comparison.EQUALS, Comparison.ANY_OF},
}


def _check_score(score: Score, items: Mapping[str, Item]) -> None:
    for name in score.items:
        key, _, row = name.partition(".")
        where, item = f"Score {score.key}, field “items”: ", items.get(key)
        if item is None or (row and row not in {each.key for each in item.rows}):
            raise QuestionnaireRefused(f"{where}there is no item “{name}”")
        if item.kind in ASKS_NOTHING:
            raise QuestionnaireRefused(f"{where}“{name}” asks nothing")
        if score.kind in CRITERIA and not item.met_by:
            raise QuestionnaireRefused(f"{where}“{name}” does not say by what it is met (met_by)")
        if score.kind not in CRITERIA and not _has_values(item):
            raise QuestionnaireRefused(f"{where}“{name}” has no values to count")
        if score.missing is Missing.PRORATE and item.show_when:
            raise QuestionnaireRefused(f"{where}“{name}” is not always asked, so no prorating")


def _has_values(item: Item) -> bool:
    """Numbers count as themselves; each option says what it is worth, or that it is unscored."""
    if item.kind in COUNTS:
        return True
    scored = [each for each in item.options if each.key != WITHHELD and not each.unscored]
    return bool(scored) and all(option.value is not None for option in scored)
