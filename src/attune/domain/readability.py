"""How hard a text is to read, as a reading age in years.

The automated readability index (Smith and Senter 1967, AMRL-TR-66-220): 4.71 x letters per word
+ 0.5 x words per sentence - 21.43 gives a school grade; in grade n one is about n + 5 years old.
It needs no list of syllables, so that anybody can work it out again. It says nothing of sense.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?]+(?:\s|$)|\n+")
FEWEST_WORDS = 20  # below this the index jumps about, so nothing is said
AIM = (9, 11)


@dataclass(frozen=True)
class ReadingAge:
    """The reading age of a text, and the words that weigh most."""

    years: Decimal
    words: int
    longest: tuple[str, ...]

    @property
    def within_aim(self) -> bool:
        return self.years <= AIM[1]


def reading_age(text: str) -> ReadingAge | None:
    """The reading age to a tenth of a year; None where there are fewer than 20 words."""
    found = WORD.findall(text)
    if len(found) < FEWEST_WORDS:
        return None
    sentences = sum(bool(WORD.search(part)) for part in SENTENCE_END.split(text)) or 1
    letters = sum(len(re.sub(r"['’-]", "", word)) for word in found)
    words = Decimal(len(found))
    grade = Decimal("4.71") * letters / words + words / sentences / 2 - Decimal("21.43")
    years = max(Decimal(5), (grade + 5).quantize(Decimal("0.1")))
    longest = sorted({word.lower() for word in found if len(word) > 9}, key=lambda w: (-len(w), w))
    return ReadingAge(years, len(found), tuple(longest[:5]))
