"""Two texts word by word: what stayed, what went, what came."""

from hypothesis import given
from hypothesis import strategies as st

from attune.domain.pathways.word_marks import MOST_WORDS, Mark, marked

WORDS = st.lists(st.sampled_from(("ask", "the", "baby", "first", "now,")), max_size=12).map(
    " ".join
)


def told(was: str, now: str) -> list[tuple[str, str]]:
    return [(run.mark.value, run.text) for run in marked(was, now)]


def test_a_word_in_place_of_another() -> None:
    assert told("Ask the baby first", "Ask the parent first") == [
        ("same", "Ask the "),
        ("gone", "baby "),
        ("new", "parent "),
        ("same", "first "),
    ]


def test_words_at_the_end_and_from_nothing() -> None:
    assert told("Ask", "Ask again now") == [("same", "Ask "), ("new", "again now ")]
    assert told("", "Ask now") == [("new", "Ask now ")]
    assert told("Ask now", "") == [("gone", "Ask now ")]
    assert told("", "") == []


@given(WORDS, WORDS)
def test_the_marks_hold_both_texts_whole(was: str, now: str) -> None:
    runs = marked(was, now)
    kept = {mark: "".join(r.text for r in runs if r.mark in (Mark.SAME, mark)) for mark in Mark}
    assert kept[Mark.GONE].split() == was.split()
    assert kept[Mark.NEW].split() == now.split()


@given(WORDS)
def test_the_same_text_has_nothing_marked(text: str) -> None:
    assert {run.mark for run in marked(text, text)} <= {Mark.SAME}


def test_texts_too_long_to_compare_stand_one_after_the_other() -> None:
    was, now = "a " * (MOST_WORDS + 1), "b " * 3
    assert [run.mark for run in marked(was, now)] == [Mark.GONE, Mark.NEW]
