"""Items: every type of question of the NHS design system, and the words between them."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from attune.domain.refusals import Refused

from .answering import NO, WITHHELD, YES
from .conditions import Condition

KEY = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST_KEY = 60


class ItemKind(Enum):
    """How an item is asked, or that it only says something."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    EMAIL = "email"
    PHONE = "phone"
    WHOLE_NUMBER = "whole_number"
    AMOUNT = "amount"
    DATE = "date"
    YES_NO = "yes_no"
    RADIOS = "radios"
    CHECKBOXES = "checkboxes"
    SELECT = "select"
    EVIDENCE = "evidence"  # a note and a link; no file is taken
    GRID = "grid"  # several rows, each answered on the same scale
    STATEMENT = "statement"
    INSET = "inset"


ASKS_NOTHING = frozenset({ItemKind.STATEMENT, ItemKind.INSET})
CHOOSES_ONE = frozenset({ItemKind.YES_NO, ItemKind.RADIOS, ItemKind.SELECT})
CHOOSES = CHOOSES_ONE | {ItemKind.CHECKBOXES}
HAS_OPTIONS = CHOOSES | {ItemKind.GRID}
COUNTS = frozenset({ItemKind.WHOLE_NUMBER, ItemKind.AMOUNT})
WRITES = frozenset({ItemKind.TEXT, ItemKind.LONG_TEXT, ItemKind.EMAIL, ItemKind.PHONE})
LONGEST = {
    ItemKind.TEXT: 200,
    ItemKind.LONG_TEXT: 4000,
    ItemKind.EMAIL: 254,
    ItemKind.PHONE: 30,
    ItemKind.EVIDENCE: 2000,
}
LONGEST_LINK = 500
LONGEST_OTHER = 200


def checked_key(key: str) -> str:
    """A key that can be the name of a form field and of a part of a document."""
    if not KEY.fullmatch(key) or len(key) > LONGEST_KEY:
        raise Refused(
            f"“{key[:LONGEST_KEY]}” is no key: use small letters, digits and single underscores"
        )
    return key


@dataclass(frozen=True)
class Option:
    """One answer offered; `value` is what it scores."""

    key: str
    text: str
    help: str = ""
    value: Decimal | None = None
    exclusive: bool = False  # cannot be ticked beside another
    other: bool = False  # with words of one's own
    unscored: bool = False  # such as "does not apply": for a score it is missing

    def __post_init__(self) -> None:
        checked_key(self.key)
        if not self.text.strip():
            raise Refused(f"The option “{self.key}” has no text")
        if self.unscored and self.value is not None:
            raise Refused(f"The option “{self.key}” has a value, so it cannot be unscored")
        if self.key == WITHHELD and (self.value is not None or self.other):
            raise Refused("“Prefer not to say” has no value and asks for no words")


@dataclass(frozen=True)
class Row:
    """One line of a grid; a reversed one scores the scale from its other end."""

    key: str
    text: str
    reversed: bool = False

    def __post_init__(self) -> None:
        checked_key(self.key)
        if not self.text.strip():
            raise Refused(f"The row “{self.key}” has no text")


@dataclass(frozen=True)
class Item:
    """One question, or one thing said; it cannot be made with parts that its kind does not have."""

    key: str
    kind: ItemKind
    text: str
    help: str = ""
    required: bool = False
    options: tuple[Option, ...] = ()
    rows: tuple[Row, ...] = ()
    low: Decimal | date | None = None
    high: Decimal | date | None = None
    longest: int = 0
    most: int | None = None  # how many boxes may be ticked
    met_by: tuple[str, ...] = ()  # the options with which a criterion counts as met
    show_when: tuple[Condition, ...] = ()
    autocomplete: str = ""

    def __post_init__(self) -> None:
        checked_key(self.key)
        if not self.text.strip():
            raise Refused("An item needs a text")
        if self.required and not self.asks:
            raise Refused(f"A {self.kind.value} asks nothing, so it cannot be required")
        self._check_options()
        self._check_bounds()

    def _check_options(self) -> None:
        keys = [option.key for option in self.options]
        rows = [row.key for row in self.rows]
        if len(set(keys)) < len(keys) or len(set(rows)) < len(rows):
            raise Refused("Two options or rows have the same key")
        if bool(keys) is not (self.kind in HAS_OPTIONS) or len(keys) == 1:
            raise Refused(f"A {self.kind.value} item has {self._options_expected}")
        if bool(rows) is not (self.kind is ItemKind.GRID):
            raise Refused("A grid needs rows, and nothing else has them")
        if any(each.exclusive for each in self.options) and self.kind is not ItemKind.CHECKBOXES:
            raise Refused("Only checkboxes have an exclusive option: radios all exclude each other")
        if any(each.other for each in self.options) and self.kind in (_GRID, ItemKind.SELECT):
            raise Refused("An option with words of one's own needs radios or checkboxes")
        if not set(self.met_by) <= set(keys) or (self.met_by and self.kind is _GRID):
            raise Refused("“met_by” names options of a choice")

    @property
    def _options_expected(self) -> str:
        return "two options or more" if self.kind in HAS_OPTIONS else "no options"

    def _check_bounds(self) -> None:
        for bound in (self.low, self.high):
            wanted: type = date if self.kind is ItemKind.DATE else Decimal
            if bound is not None and not (self.kind in _BOUNDED and isinstance(bound, wanted)):
                raise Refused(f"A {self.kind.value} item cannot have the bound {bound}")
        if self.low is not None and self.high is not None and self.low > self.high:  # type: ignore[operator]
            raise Refused(f"The lowest answer {self.low} lies above the highest {self.high}")
        limit = LONGEST.get(self.kind, 0)
        object.__setattr__(self, "longest", self.longest or limit)
        if not 0 <= self.longest <= limit:
            raise Refused(f"A {self.kind.value} item holds at most {limit} characters")
        if self.most is not None and not (self.kind is ItemKind.CHECKBOXES and self.most >= 1):
            raise Refused("Only checkboxes have a most, of 1 or more")

    @property
    def asks(self) -> bool:
        """Whether it wants an answer."""
        return self.kind not in ASKS_NOTHING

    @property
    def option_keys(self) -> tuple[str, ...]:
        return tuple(option.key for option in self.options)

    @property
    def other_option(self) -> Option | None:
        """The option that asks for words of one's own."""
        return next((option for option in self.options if option.other), None)

    def option(self, key: str) -> Option:
        return next(option for option in self.options if option.key == key)


_GRID = ItemKind.GRID
_BOUNDED = COUNTS | {ItemKind.DATE}
YES_AND_NO = (Option(YES, "Yes"), Option(NO, "No"))
