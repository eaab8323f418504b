"""Whether a value answers an item: the value as it is kept, or a refusal in plain words."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from attune.domain.refusals import Refused
from attune.domain.shares import exact

from .answering import LINK, NOTE, WITHHELD, Answer, plain_text
from .items import LONGEST_LINK, Item, ItemKind

EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
PHONE = re.compile(r"\+?[0-9 ()./-]+((ext|x)\.? ?[0-9]+)?")
FEWEST_DIGITS = 3
WEB = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


def checked(item: Item, value: object) -> Answer | None:
    """The answer as it is kept; None where nothing was answered."""
    if value is None or value == "" or value == () or value == [] or value == {}:
        return None
    answer = CHECKS[item.kind](item, value)
    return None if answer in ("", (), {}) else answer


def _nothing(item: Item, value: object) -> Answer:
    raise Refused(f"A {item.kind.value} takes no answer")


def _text(item: Item, value: object) -> Answer:
    return plain_text(value, item.longest, lines=item.kind is ItemKind.LONG_TEXT)


def _email(item: Item, value: object) -> Answer:
    text = plain_text(value, item.longest)
    if text and not EMAIL.fullmatch(text):
        raise Refused("Enter an email address, such as name@example.org")
    return text


def _phone(item: Item, value: object) -> Answer:
    text = plain_text(value, item.longest)
    enough = sum(character.isdigit() for character in text) >= FEWEST_DIGITS
    if text and not (enough and PHONE.fullmatch(text.lower())):
        raise Refused("Enter a phone number, such as 01632 960 001")
    return text


def _whole(item: Item, value: object) -> Answer:
    number = _number(value)
    if number != number.to_integral_value():
        raise Refused("Enter a whole number, such as 12")
    return int(_within(item, number))


def _amount(item: Item, value: object) -> Answer:
    return _within(item, _number(value)) + 0  # -0 and 0 are one answer


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise Refused("Enter a number, such as 12.5")
    return exact(value)


def _within(item: Item, number: Decimal) -> Decimal:
    if isinstance(item.low, Decimal) and number < item.low:
        raise Refused(f"Enter {item.low:f} or more")
    if isinstance(item.high, Decimal) and number > item.high:
        raise Refused(f"Enter {item.high:f} or less")
    return number


def _day(item: Item, value: object) -> Answer:
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise Refused("The date must be a real date") from None
    if type(value) is not date:
        raise Refused("Enter a date")
    if isinstance(item.low, date) and value < item.low:
        raise Refused(f"The date must be {_said(item.low)} or later")
    if isinstance(item.high, date) and value > item.high:
        raise Refused(f"The date must be {_said(item.high)} or earlier")
    return value


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _one(item: Item, value: object) -> Answer:
    if not isinstance(value, str) or value not in item.option_keys:
        raise Refused("Choose one of the answers offered")
    return value


def _several(item: Item, value: object) -> Answer:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise Refused("Choose one or more of the answers offered")
    if not all(isinstance(each, str) and each in item.option_keys for each in value):
        raise Refused("Choose one of the answers offered")
    chosen = tuple(option for option in item.options if option.key in value)
    alone = next((option for option in chosen if option.exclusive), None)
    if alone and len(chosen) > 1:
        raise Refused(f"Choose “{alone.text}” or the other answers, not both")
    if item.most is not None and len(chosen) > item.most:
        raise Refused(f"Choose {item.most} at most")
    return tuple(option.key for option in chosen)


def _grid(item: Item, value: object) -> Answer:
    if not isinstance(value, Mapping) or not set(value) <= {row.key for row in item.rows}:
        raise Refused("Answer the lines offered")
    given = {row: answer for row, answer in value.items() if answer not in ("", None)}
    if not all(answer in item.option_keys for answer in given.values()):
        raise Refused("Choose one of the answers offered")
    return {row.key: given[row.key] for row in item.rows if row.key in given}


def _evidence(item: Item, value: object) -> Answer:
    if not isinstance(value, Mapping) or not set(value) <= {NOTE, LINK}:
        raise Refused("Enter a note, a link, or both")
    note = plain_text(value.get(NOTE, ""), item.longest, lines=True)
    link = plain_text(value.get(LINK, ""), LONGEST_LINK)
    if link and not WEB.fullmatch(link):
        raise Refused("Enter a web address, such as https://example.org")
    return {name: part for name, part in ((NOTE, note), (LINK, link)) if part}


def withheld(answer: Answer | None) -> bool:
    """Whether somebody said that they would rather not say."""
    return answer == WITHHELD or (isinstance(answer, tuple) and WITHHELD in answer)


CHECKS = {
    ItemKind.TEXT: _text,
    ItemKind.LONG_TEXT: _text,
    ItemKind.EMAIL: _email,
    ItemKind.PHONE: _phone,
    ItemKind.WHOLE_NUMBER: _whole,
    ItemKind.AMOUNT: _amount,
    ItemKind.DATE: _day,
    ItemKind.YES_NO: _one,
    ItemKind.RADIOS: _one,
    ItemKind.SELECT: _one,
    ItemKind.CHECKBOXES: _several,
    ItemKind.GRID: _grid,
    ItemKind.EVIDENCE: _evidence,
    ItemKind.STATEMENT: _nothing,
    ItemKind.INSET: _nothing,
}
