"""A questionnaire out of its parsed file, refused with the names of file, item and field."""

from collections.abc import Iterable, Mapping
from typing import Any

from attune.domain.reading import Entry
from attune.domain.refusals import Refused

from .answering import QuestionnaireRefused
from .entries import only, placed
from .item_reading import read_conditions, read_item
from .questionnaire import Page, Questionnaire
from .scores import Direction, Missing, Score, ScoreBand, ScoreKind
from .translating import read_translations

FIELDS = frozenset(
    "key version title about source licence label draft languages no_total pages scores"
    " translations".split()
)
PAGE_FIELDS = frozenset({"key", "title", "about", "show_when", "items"})
SCORE_FIELDS = frozenset(
    "key title kind items direction missing minimum_answered places bands".split()
)
BAND_FIELDS = frozenset({"low", "high", "label", "source"})


def read_questionnaire(data: object, *, file: str) -> Questionnaire:
    """The questionnaire; QuestionnaireRefused says where and why a file is wrong."""
    try:
        return _questionnaire(Entry.of(file, data))
    except Refused as refused:
        said = str(refused)
        raise QuestionnaireRefused(said if said.startswith(file) else f"{file}: {said}") from None


def _questionnaire(whole: Entry) -> Questionnaire:
    only(whole, FIELDS)
    languages = whole.texts("languages") if "languages" in whole.data else ("en",)
    made = Questionnaire(
        key=whole.text("key"),
        version=whole.text("version"),
        title=whole.text("title"),
        about=whole.text("about", "").strip(),
        source=whole.text("source"),
        licence=whole.text("licence"),
        label=whole.text("label", ""),
        languages=languages,
        pages=tuple(_page(entry) for entry in whole.entries("pages", "page")),
        scores=tuple(_score(entry) for entry in _some(whole, "scores", "score")),
        no_total=whole.yes("no_total"),
    )
    return read_translations(made, whole)


def _some(entry: Entry, name: str, called: str) -> Iterable[Entry]:
    return entry.entries(name, called) if name in entry.data else ()


def _named(entry: Entry, called: str) -> Entry:
    """The same entry, called by its own key from here on."""
    key = entry.text("key")
    return Entry(f"{entry.where.rsplit(', ', 1)[0]}, {called} {key}", entry.data)


def _page(entry: Entry) -> Page:
    entry = only(_named(entry, "page"), PAGE_FIELDS)
    conditions = read_conditions(entry)
    file = entry.where.rsplit(", ", 1)[0]
    items = []
    for each in entry.entries("items", "item"):
        named = Entry(f"{file}, item {each.data['key']}", each.data) if "key" in each.data else each
        items.append(read_item(named, conditions))
    return Page(
        entry.text("key"), entry.text("title"), tuple(items), entry.text("about", "").strip()
    )


def _score(entry: Entry) -> Score:
    entry = only(_named(entry, "score"), SCORE_FIELDS)
    optional: Mapping[str, Any] = {
        name: entry.count(name) for name in ("minimum_answered", "places") if name in entry.data
    }
    try:
        return Score(
            key=entry.text("key"),
            title=entry.text("title"),
            kind=entry.choice("kind", ScoreKind),
            items=entry.texts("items"),
            direction=entry.choice("direction", Direction),
            missing=entry.choice("missing", Missing),
            bands=tuple(_band(each) for each in _some(entry, "bands", "band")),
            **optional,
        )
    except Refused as refused:
        raise placed(entry, refused) from None


def _band(entry: Entry) -> ScoreBand:
    only(entry, BAND_FIELDS)
    try:
        return ScoreBand(
            entry.number("low"), entry.number("high"), entry.text("label"), entry.text("source")
        )
    except Refused as refused:
        raise placed(entry, refused) from None
