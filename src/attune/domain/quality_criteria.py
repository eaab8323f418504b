"""An area's own criteria for the quality mark: the shipped ones, reworded, left out, added to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from .quality_mark import ESSENTIAL, MarkRefused
from .questionnaires.reading import read_questionnaire

PREFIX = "Essential. "
OWN_PAGE = "own"
LONGEST_TEXT = 200
LONGEST_HELP = 500


class CriterionUse(Enum):
    """What an area does with a criterion."""

    ESSENTIAL = "essential"
    ASKED = "asked"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Criterion:
    """One thing a service shows, the words that explain it, and the question for evidence."""

    key: str
    page: str
    text: str
    help: str
    evidence: str
    use: CriterionUse

    def __post_init__(self) -> None:
        for words, longest in (
            (self.text, LONGEST_TEXT),
            (self.evidence, LONGEST_TEXT),
            (self.help, LONGEST_HELP),
        ):
            if len(words) > longest or "\0" in words:
                raise MarkRefused(f"“{words[:40]}…” is too long: at most {longest} characters")
        if self.use is not CriterionUse.LEFT_OUT and not (self.text and self.evidence):
            raise MarkRefused("A criterion needs its words, and a question for what shows it")


Data = Mapping[str, Any]  # a questionnaire file as it was parsed


def criteria_in(data: Data) -> Iterator[Criterion]:
    """The criteria of a questionnaire file, in order."""
    essential = _score(data, ESSENTIAL).get("items", ())
    for page in data["pages"]:
        evidence = {item["key"]: item for item in page["items"] if item["kind"] == "evidence"}
        for item in page["items"]:
            if item["kind"] == "yes_no":
                yield Criterion(
                    key=item["key"],
                    page=page["key"],
                    text=item["text"],
                    help=item.get("help", "").removeprefix(PREFIX),
                    evidence=evidence[f"{item['key']}_evidence"]["text"],
                    use=CriterionUse.ESSENTIAL if item["key"] in essential else CriterionUse.ASKED,
                )


def with_criteria(data: Data, criteria: Iterable[Criterion], **said: str) -> dict[str, Any]:
    """A questionnaire file that asks these criteria; `said` gives its version, label and source.

    Refused when nothing is asked, or when what comes out could not be read again.
    """
    asked = [each for each in criteria if each.use is not CriterionUse.LEFT_OUT]
    if not asked:
        raise MarkRefused("Ask for one criterion at least")
    titles = {page["key"]: page["title"] for page in data["pages"]} | {OWN_PAGE: said.pop("here")}
    pages = [
        {"key": key, "title": title, "items": [part for each in inside for part in _items(each)]}
        for key, title in titles.items()
        if (inside := [each for each in asked if each.page == key])
    ]
    must = [each.key for each in asked if each.use is CriterionUse.ESSENTIAL]
    lists = {ESSENTIAL: must, "met": [each.key for each in asked]}
    scores = [
        {**score, "items": lists[score["key"]]} for score in data["scores"] if lists[score["key"]]
    ]
    made = {**data, **said, "pages": pages, "scores": scores}
    made.pop("translations", None)
    read_questionnaire(made, file="quality-mark")
    return made


def _score(data: Data, key: str) -> Mapping[str, Any]:
    return next((score for score in data.get("scores", ()) if score["key"] == key), {})


def _items(criterion: Criterion) -> Iterator[dict[str, Any]]:
    essential = criterion.use is CriterionUse.ESSENTIAL
    yield {
        "key": criterion.key,
        "kind": "yes_no",
        "text": criterion.text,
        "help": ((PREFIX if essential else "") + criterion.help).strip(),
        "required": True,
    }
    yield {
        "key": f"{criterion.key}_evidence",
        "kind": "evidence",
        "text": criterion.evidence,
        "required": True,
        "show_when": [{"item": criterion.key, "equals": "yes"}],
    }
