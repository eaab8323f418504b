"""A guess at what somebody meant to type, from a short list of words families look for.

The list is the words of the vocabularies, of the synonyms, and a few more (Attune proposal).
"""

from difflib import get_close_matches
from functools import lru_cache

from attune.domain.offers.vocabulary import Kind, MadeFor, Setting, Stage, Topic, WhoFor

from .synonyms import SAME
from .words import WORD, folded, stem

MORE = """perinatal massage swimming singing rhyme midwife visitor speech weaning reflux teething
    jaundice tongue family parenting relationship separation housing benefits debt solihull
    watch wait wonder video sensory library"""
LIKE_ENOUGH, SHORTEST = 0.75, 4


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Every word a guess may end in."""
    titles = [
        word.title for each in (Kind, MadeFor, Setting, Stage, Topic, WhoFor) for word in each
    ]
    said = WORD.findall(folded(" ".join((*titles, SAME, MORE))))
    return frozenset(word for word in said if len(word) >= SHORTEST and stem(word))


def did_you_mean(text: str) -> str:
    """The text with misspelt words put right; empty where there is nothing to put right."""
    said = WORD.findall(folded(text))
    guessed = [_guess(word) for word in said]
    return " ".join(guessed) if guessed != said else ""


def _guess(word: str) -> str:
    if len(word) < SHORTEST or word in known() or stem(word) in {stem(each) for each in known()}:
        return word
    return next(iter(get_close_matches(word, sorted(known()), 1, LIKE_ENOUGH)), word)
