"""Where the tones of a map change."""

from hypothesis import given
from hypothesis import strategies as st

from attune.planning.areas.maps import classes


def test_one_large_area_does_not_make_all_others_look_alike() -> None:
    skewed = [*range(40, 400, 20), 2_760]
    breaks = classes(skewed).breaks
    assert breaks == (110, 180, 260, 330)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=400))
def test_any_figures_have_tones(figures: list[int]) -> None:
    found = classes(figures)
    assert 1 <= len(found.breaks) <= 4
    assert all(found.tone(each) for each in figures)
    assert len(found.labels) == len(found.tones)
