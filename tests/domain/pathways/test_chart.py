"""A flowchart: nothing overlaps, every arrow runs from its box to its box."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from attune.domain.pathways.chart.drawn import Chart, Link, Size
from attune.domain.pathways.chart.placing import chart

KEYS = [f"step-{number}" for number in range(14)]
LENGTHS = st.floats(20, 240, allow_nan=False)
LABELS = st.builds(Size, st.floats(0, 120), st.floats(0, 40))


@st.composite
def drawn(draw: st.DrawFn) -> Chart:
    """Any graph at all: circles, loops, double links and lonely boxes among them."""
    keys = KEYS[: draw(st.integers(1, len(KEYS)))]
    sizes = {key: Size(draw(LENGTHS), draw(LENGTHS)) for key in keys}
    links = st.builds(Link, st.sampled_from(keys), st.sampled_from(keys), LABELS, st.booleans())
    return chart(sizes, draw(st.lists(links, max_size=24)))


@given(drawn())
@settings(max_examples=150)
def test_no_box_overlaps_another_and_all_are_inside(made: Chart) -> None:
    assert not any(one.overlaps(other) for one, other in combinations(made.boxes, 2))
    for box in made.boxes:
        assert box.left >= 0 and box.top >= 0
        assert box.right <= made.width and box.bottom <= made.height


@given(drawn())
@settings(max_examples=150)
def test_words_on_arrows_stand_clear_of_boxes_and_of_each_other(made: Chart) -> None:
    labels = [arrow.label for arrow in made.arrows if arrow.label.width and arrow.label.height]
    assert not any(one.overlaps(other) for one, other in combinations(labels, 2))
    assert not any(label.overlaps(box) for label in labels for box in made.boxes)


@given(drawn())
@settings(max_examples=150)
def test_an_arrow_runs_from_its_box_to_its_box(made: Chart) -> None:
    for arrow in made.arrows:
        start, end = made.box(arrow.link.start), made.box(arrow.link.end)
        first, last = arrow.points[0], arrow.points[-1]
        assert start.left <= first[0] <= start.right and first[1] == start.bottom
        assert end.left - 1e-6 <= last[0] <= end.right + 1e-6
        assert end.top <= last[1] <= end.bottom
        assert arrow.link.again or last[1] == end.top > start.bottom


def test_a_long_arrow_goes_round_what_is_between() -> None:
    sizes = {key: Size(100, 40) for key in KEYS[:4]}
    first, second, third, last = KEYS[:4]
    links = [Link(first, second), Link(second, third), Link(third, last), Link(first, last)]
    made = chart(sizes, links)
    long = next(arrow for arrow in made.arrows if arrow.link == links[3])
    for x, y in long.points[1:-1]:
        for box in made.boxes:
            assert not (box.left < x < box.right and box.top < y < box.bottom)


def test_a_straight_pathway_stands_in_one_column() -> None:
    sizes = {key: Size(50 + 10 * number, 40) for number, key in enumerate(KEYS[:5])}
    made = chart(sizes, [Link(a, b) for a, b in pairwise(KEYS[:5])])
    assert len({round(box.middle, 6) for box in made.boxes}) == 1


def test_the_same_pathway_is_drawn_alike() -> None:
    sizes = {key: Size(80, 40) for key in KEYS}
    links = [Link(KEYS[n // 2], key) for n, key in enumerate(KEYS) if n]
    assert chart(sizes, links) == chart(dict(sizes), list(links))
