"""What an answer is, one value for each kind of item, and how a wrong one is refused."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from attune.domain.refusals import Refused

# Text, the key of an option, or a day as a date; a number; the keys of several options; or named
# parts: the rows of a grid with the option of each, the note and link of a piece of evidence.
Answer = str | int | Decimal | date | tuple[str, ...] | Mapping[str, str]
Answered = Mapping[str, Answer]

YES, NO, WITHHELD = "yes", "no", "prefer_not_to_say"
NOTE, LINK = "note", "link"


class QuestionnaireRefused(Refused):
    """A questionnaire that cannot be used; names file, page or item, and field."""


class AnswersRefused(Refused):
    """Answers that cannot be taken as given: one sentence for each item in question."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{item}: {why}" for item, why in problems.items()))
        self.problems = dict(problems)


def plain_text(value: object, longest: int, *, lines: bool = False) -> str:
    """Text as it is kept: composed, trimmed, with \\n for line ends; "" is no answer."""
    if not isinstance(value, str):
        raise Refused("Enter text")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise Refused("Remove the characters that cannot be shown") from None
    if "\0" in value:
        raise Refused("Remove the characters that cannot be shown")
    apart = value.replace("\r\n", "\n").replace("\r", "\n") if lines else " ".join(value.split())
    kept = normalize("NFC", apart).strip()
    if len(kept) > longest:
        raise Refused(f"Use {longest} characters or fewer. You have used {len(kept)}")
    return kept
