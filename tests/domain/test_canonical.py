"""One text for one value."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain import canonical

PLAIN = st.characters(codec="utf-8", exclude_characters="\0")
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.text(PLAIN) | st.decimals(allow_nan=False)
).filter(lambda leaf: not (isinstance(leaf, Decimal) and not leaf.is_finite()))
# Keys that compose to the same text are refused, which has a test of its own.
KEYS = st.text(st.characters(max_codepoint=0x2FF, exclude_characters="\0"), max_size=6)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=12
)


def test_the_text_has_sorted_keys_no_spaces_and_exact_numbers() -> None:
    value = {"b": [1, Decimal("0.50"), None], "a": {"é": True, "day": date(2026, 11, 2)}}
    assert canonical.text(value) == '{"a":{"day":"2026-11-02","é":true},"b":[1,0.50,null]}'


def test_composed_and_decomposed_accents_give_the_same_text() -> None:
    assert canonical.text("e\u0301") == canonical.text("é") == '"é"'


def test_the_same_instant_in_two_zones_gives_the_same_text() -> None:
    noon = datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert canonical.text(noon) == canonical.text(noon.astimezone(timezone(timedelta(hours=1))))


@given(VALUES)
def test_the_text_of_the_value_of_a_text_is_that_text(value: canonical.Value) -> None:
    written = canonical.text(value)
    assert canonical.text(canonical.value(written)) == written
    json.loads(written)


@given(st.dictionaries(KEYS, st.integers(), max_size=5))
def test_the_order_of_the_keys_does_not_matter(value: dict[str, int]) -> None:
    assert canonical.text(value) == canonical.text(dict(reversed(value.items())))


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ({"a": {"b": 0.5}}, "a.b: a float"),
        ({"a": [1, "x\0y"]}, r"a\[1\]: holds a NUL"),
        ({1: 2}, "the key 1 is not text"),
        ({"é": 1, "e\u0301": 2}, "the same key twice"),
        (Decimal("NaN"), "NaN"),
        ("\ud800", "half of a character"),
        (b"bytes", "a bytes has no canonical text"),
    ],
)
def test_what_cannot_be_written_alike_everywhere_is_refused(value: object, complaint: str) -> None:
    with pytest.raises(canonical.NotCanonical, match=complaint):
        canonical.text(value)  # type: ignore[arg-type]
