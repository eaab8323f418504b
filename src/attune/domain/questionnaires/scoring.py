"""Working out a score: only what was asked counts; what is missing follows its rule."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from attune.domain.rounding import Rounding

from .answering import Answer, QuestionnaireRefused
from .answers import Answers
from .checking import withheld
from .items import COUNTS, Item, Row
from .questionnaire import Questionnaire
from .scores import CRITERIA, Missing, Score, Scored, ScoreKind


def scored(answers: Answers, key: str) -> Scored:
    """The score of that name; refused where there is none, above all under no_total."""
    questionnaire = answers.questionnaire
    score = next((each for each in questionnaire.scores if each.key == key), None)
    if questionnaire.no_total:
        raise QuestionnaireRefused(f"{questionnaire.key} is never added up to a score")
    if score is None:
        raise QuestionnaireRefused(f"{questionnaire.key} has no score “{key}”")
    parts = list(_parts(questionnaire, score, answers))
    given = [value for value in parts if value is not None]
    value = _value(score, parts, given)
    band = next((each for each in score.bands if value is not None and each.holds(value)), None)
    return Scored(score, value, len(given), len(parts), band)


def _value(score: Score, parts: list[Decimal | None], given: list[Decimal]) -> Decimal | None:
    """The figure, or None where too little was answered."""
    if score.kind in CRITERIA:
        if not parts or (score.missing is Missing.NO_SCORE and len(given) < len(parts)):
            return None
        met = sum(given, Decimal(0))
        return Decimal(met == len(parts)) if score.kind is ScoreKind.ALL_MET else met
    enough = max(1, score.minimum_answered)
    if len(given) < (len(parts) if score.missing is Missing.NO_SCORE else enough) or not given:
        return None
    return Rounding.HALF_UP.places(_figure(score, len(parts), given), score.places)


def _figure(score: Score, asked: int, given: list[Decimal]) -> Decimal:
    if score.kind is ScoreKind.HIGHEST:
        return max(given)
    total = sum(given, Decimal(0))
    if score.kind is ScoreKind.MEAN:
        return total / len(given)
    return total * asked / len(given) if score.missing is Missing.PRORATE else total


def _parts(
    questionnaire: Questionnaire, score: Score, answers: Answers
) -> Iterator[Decimal | None]:
    """The value of each item asked, None where it was not answered; a grid gives one a line."""
    shown = {item.key for item in answers.shown}
    for name in score.items:
        key, _, wanted = name.partition(".")
        if key not in shown:
            continue
        item, answer = questionnaire.item(key), answers.values.get(key)
        if item.rows:
            given = answer if isinstance(answer, Mapping) else {}
            for row in item.rows:
                if wanted in ("", row.key):
                    yield _row_value(item, row, given.get(row.key))
        elif score.kind in CRITERIA:
            yield _met(item, answer)
        else:
            yield _item_value(item, answer)


def _met(item: Item, answer: Answer | None) -> Decimal | None:
    """1 when met, 0 when answered otherwise."""
    if answer is None or withheld(answer):
        return None
    chosen = answer if isinstance(answer, tuple) else (answer,)
    return Decimal(any(each in item.met_by for each in chosen))


def _item_value(item: Item, answer: Answer | None) -> Decimal | None:
    """What an answer is worth; ticked boxes add up."""
    if answer is None or withheld(answer):
        return None
    if item.kind in COUNTS:
        return Decimal(answer) if isinstance(answer, int | Decimal) else None
    chosen = answer if isinstance(answer, tuple) else (answer,)
    values = [item.option(str(each)).value for each in chosen]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def _row_value(item: Item, row: Row, answer: str | None) -> Decimal | None:
    """What a line of a grid is worth; a reversed one counts from the other end of the scale."""
    value = _item_value(item, answer)
    if value is None or not row.reversed:
        return value
    scale = [option.value for option in item.options if option.value is not None]
    return min(scale) + max(scale) - value
