"""What people type and what records say come to the same plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.search.sentences import LONGEST, first_sentence
from attune.domain.search.spelling import did_you_mean, known
from attune.domain.search.synonyms import SAME, STOP
from attune.domain.search.words import (
    HERE,
    IN_NAME,
    LONGEST_WORD,
    MOST_ASKED,
    as_beginning,
    asked,
    indexed,
    stem,
    words_of,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dads", "father"),
        ("daddy", "fathers"),
        ("mums", "mothers"),
        ("babies", "infants"),
        ("breastfeeding", "breastfeed"),
        ("pregnant", "antenatal"),
        ("Café", "cafe"),
        ("crying", "cry"),
        ("depressed", "depression"),
        ("dad's", "dads"),
        ("mum’s", "mums"),
    ],
)
def test_these_are_the_same_word(one: str, other: str) -> None:
    assert words_of(one) == words_of(other) != set()


def test_these_stay_apart() -> None:
    assert not words_of("baby mother father feeding") & words_of("toddler partner sleep crying")


def test_markup_and_small_words_are_left_out() -> None:
    text = "<p>The&nbsp;group for <b>you</b> &amp; your baby</p>"
    assert words_of(text) == words_of("group baby")


def test_words_of_the_name_are_marked() -> None:
    words = indexed("Baby massage", ["For parents", ""])
    assert {IN_NAME + stem("baby"), IN_NAME + stem("massage"), stem("parents")} <= words
    assert IN_NAME + stem("parents") not in words


@given(st.text(max_size=300))
def test_any_text_becomes_words_that_both_databases_can_hold(text: str) -> None:
    for word in words_of(text) | set(asked(text).words):
        assert 0 < len(word) <= LONGEST_WORD
        assert not set(word) & set("\"'\\ _&|!:*()\0")
    assert len(asked(text).words) <= MOST_ASKED


@given(st.text(max_size=60))
def test_nobody_can_type_a_mark_of_ours(text: str) -> None:
    typed = set(asked(f"{IN_NAME}{text} {HERE}{text}").words)
    assert not [word for word in typed if word.startswith((IN_NAME, HERE))]


def test_a_search_drops_what_everybody_says_unless_nothing_else_is_said() -> None:
    assert asked("I need help with sleep").words == asked("sleep").words
    assert asked("help").words == (stem("help"),)
    assert not asked("the of and")


def test_the_last_word_may_be_a_beginning_of_three_letters_or_more() -> None:
    begun = as_beginning("baby mass")
    assert (begun.words, begun.beginning) == ((stem("baby"),), "mass")
    assert not as_beginning("baby ma")


def test_every_synonym_stands_in_one_line_only() -> None:
    words = SAME.split()
    assert len(words) == len(set(words))
    assert not STOP & set(words)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("breastfeding", "breastfeeding"),
        ("postantal depresion", "postnatal depression"),
        ("slep", "sleep"),
        ("baby massage", ""),
        ("wrenbridge", ""),
        ("", ""),
    ],
)
def test_a_misspelt_word_is_put_right(typed: str, meant: str) -> None:
    assert did_you_mean(typed) == meant


def test_a_guess_is_never_a_word_that_cannot_be_searched_by() -> None:
    assert all(asked(word) for word in known())


def test_a_card_has_one_sentence() -> None:
    assert first_sentence("<p>A group. It is free.</p>") == "A group."
    assert first_sentence("Open 9 a.m. to noon daily") == "Open 9 a.m. to noon daily"
    long = first_sentence("word " * 100)
    assert len(long) <= LONGEST + 2 and long.endswith("word …")
    assert first_sentence("") == ""
