"""The Sankey picture: nothing lies upon anything else, and what is thick is what is many."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.kit import lettering, sankey_drawing
from attune.kit.sankey import Box, Sankey, Stream, Tone

SVG = "{http://www.w3.org/2000/svg}"
STAGES = ("At the door", "Help", "What became of them")
BOXES = (
    Box("door", "All families", 0),
    Box("help", "Targeted help", 1),
    Box("right", "Right help", 2, Tone.HELPED),
    Box("gave", "Gave up waiting", 2, Tone.LOST),
)
STREAMS = (
    Stream("door", "help", 80),
    Stream("door", "gave", 20),
    Stream("help", "right", 60),
    Stream("help", "gave", 20),
)
PICTURE = Sankey("What became of them", STAGES, BOXES, STREAMS, "families")
NAMES = st.text("abcdefgh -", min_size=1, max_size=60).filter(str.strip)


@st.composite
def pictures(draw: st.DrawFn) -> Sankey:
    """Up to 14 boxes in two to six columns, streams between any of them."""
    count = draw(st.integers(2, 6))
    names = draw(st.lists(NAMES, min_size=1, max_size=14))
    tones = st.sampled_from(Tone)
    boxes = tuple(
        Box(str(n), name, draw(st.integers(0, count - 1)), draw(tones))
        for n, name in enumerate(names)
    )
    keys = st.sampled_from([box.key for box in boxes])
    amounts = st.one_of(st.just(0.0), st.floats(1e-3, 1e6))
    streams = draw(st.lists(st.builds(Stream, keys, keys, amounts), max_size=25))
    held = draw(st.sampled_from(((), (count - 1,))))
    return Sankey("T", ("Stage",) * count, boxes, tuple(streams), "families", held=held)


@given(pictures())
@settings(max_examples=60, deadline=None)
def test_no_box_word_or_passing_band_lies_upon_another(sankey: Sankey) -> None:
    found = sankey_drawing.placed(sankey)
    for column in range(len(sankey.stages)):
        spans = sorted(
            (top, top + item.height, item.lane)
            for item, top in zip(found.items, found.layout.tops, strict=True)
            if item.column == column
        )
        for (_, end, lane), (start, _, other) in pairwise(spans):
            assert start >= end + (2.99 if lane and other else 17.99)
        assert all(start > -0.01 and end < found.layout.height + 0.01 for start, end, _ in spans)


@given(pictures())
@settings(max_examples=40, deadline=None)
def test_bands_fill_their_boxes_and_no_more(sankey: Sankey) -> None:
    found = sankey_drawing.placed(sankey)
    for number, box in enumerate(sankey.boxes):
        body = found.items[number].body
        goes = sum(tie.thick for tie in found.ties if tie.source == number)
        comes = sum(tie.thick for tie in found.ties if tie.target == number)
        assert body == pytest.approx(max(goes, comes, 2.0))
        assert sankey.amount(box) * found.scale == pytest.approx(max(goes, comes), abs=1e-6)
        first = found.layout.tops[number] + found.items[number].head
        for tie, (start, end) in zip(found.ties, found.layout.ends, strict=True):
            for own, at in ((tie.source, start), (tie.target, end)):
                if own == number:
                    assert first - 0.01 <= at <= first + body - tie.thick + 0.01


@given(pictures())
@settings(max_examples=40, deadline=None)
def test_words_stay_in_their_column_and_in_the_picture(sankey: Sankey) -> None:
    svg = ElementTree.fromstring(str(sankey_drawing.wide(sankey, "k")))  # noqa: S314  our own
    left, _, width, height = (float(each) for each in svg.attrib["viewBox"].split())
    room = sankey_drawing.box_width(sankey)
    for word in svg.iter(f"{SVG}text"):
        bold = "font-weight" in word.attrib
        wide = lettering.width(word.text or "", 16, language="en", bold=bold)
        assert left <= float(word.attrib["x"]) and float(word.attrib["y"]) <= height
        if not (word.text or "").startswith("Not drawn") and float(word.attrib["x"]):
            assert wide <= room + 0.01
            assert float(word.attrib["x"]) + wide <= left + width


def test_the_order_of_a_held_column_is_kept() -> None:
    boxes = (*BOXES[:2], BOXES[3], BOXES[2])
    free = Sankey("T", STAGES, boxes, (Stream("door", "help", 9), *STREAMS[2:3]), "families")
    held = Sankey("T", STAGES, boxes, free.streams, "families", held=(2,))
    tops = sankey_drawing.placed(held).layout.tops
    assert tops[2] < tops[3]


def test_sweeps_uncross_bands() -> None:
    boxes = (Box("a", "A", 0), Box("b", "B", 0), Box("c", "C", 1), Box("d", "D", 1))
    crossed = Sankey("T", ("1", "2"), boxes, (Stream("a", "d", 5), Stream("b", "c", 5)), "f")
    tops = sankey_drawing.placed(crossed).layout.tops
    assert (tops[0] < tops[1]) == (tops[3] < tops[2])


def test_the_table_behind_it_says_every_stream_and_its_share() -> None:
    assert PICTURE.table.rows[1] == ("All families", "Gave up waiting", 20, 20.0)
    assert len(PICTURE.table.rows) == len(STREAMS)


def test_each_band_says_what_it_is() -> None:
    svg = str(PICTURE.svg("k"))
    assert "<title>All families to Targeted help: 80 families</title>" in svg
    assert "<title>Gave up waiting: 40 (40%)</title>" in svg
    assert "Of 100 families: Right help 60 (60%), Gave up waiting 40 (40%)." in svg


def test_the_narrow_form_says_the_same_stage_under_stage() -> None:
    narrow = str(PICTURE.svg("k")).split("attune-sankey__narrow")[1]
    assert ">Targeted help: 80\u00a0(80%)<" in narrow
    assert ">60 to Right help<" in narrow and ">20 to Gave up waiting<" in narrow
    assert "viewBox" not in narrow


def test_ids_are_not_used_twice_and_nothing_is_styled_inline() -> None:
    svg = str(PICTURE.svg("k"))
    ids = re.findall(r'\bid="([^"]+)"', svg)
    assert len(ids) == len(set(ids))
    assert "style=" not in svg


def test_a_loop_is_told_in_words_and_not_drawn() -> None:
    loop = Sankey("T", STAGES, BOXES, (*STREAMS, Stream("help", "door", 7)), "families")
    assert loop.amount(BOXES[0]) == 100
    assert "Not drawn, since they go back: Targeted help to All families: 7 families." in str(
        loop.svg("k")
    )
    assert loop.table.rows[-1][:3] == ("Targeted help", "All families", 7)


def test_nobody_and_one_family_are_drawn() -> None:
    nobody = Sankey("T", STAGES, BOXES, (Stream("door", "help", 0),), "families")
    assert "<path" not in str(sankey_drawing.wide(nobody, "k")).split("</defs>")[-1]
    assert nobody.table.rows[0][3] is None
    one = Sankey("T", STAGES, BOXES, (Stream("door", "help", 1),), "families")
    assert "All families to Targeted help: 1 families" in str(one.svg("k"))


def test_a_share_that_is_not_quite_all_or_nothing_says_so() -> None:
    streams = (Stream("door", "right", 1995), Stream("door", "gave", 5))
    sankey = Sankey("T", STAGES, BOXES, streams, "families")
    assert [sankey.figure(box) for box in BOXES] == [
        "2,000",
        "0",
        "1,995 (over 99%)",
        "5 (under 1%)",
    ]


def test_a_figure_that_would_be_written_as_nought_gets_another_place() -> None:
    sankey = Sankey("T", STAGES, BOXES, (Stream("door", "gave", 0.31),), "families")
    assert sankey.figure(BOXES[3]) == "0.3"
    assert sankey.figure(BOXES[2]) == "0"


def test_a_box_is_as_wide_as_its_longest_word_where_columns_leave_room() -> None:
    names = ("Assessment", "Parent-infant help", "Identified")
    boxes = tuple(Box(name, name, place) for place, name in enumerate(names))
    sankey = Sankey("T", ("1",) * 7, boxes, (), "families")
    svg = str(sankey_drawing.wide(sankey, "k"))
    words = set(re.findall(r">([^<]+)</text>", svg))
    assert {"Assessment", "Identified"} <= words


def test_it_is_mirrored_where_one_reads_from_the_right() -> None:
    with translation.override("ur"):
        svg = ElementTree.fromstring(str(sankey_drawing.wide(PICTURE, "k")))  # noqa: S314
    door = next(each for each in svg.iter(f"{SVG}text") if each.text == "All families")
    assert float(door.attrib["x"]) == sankey_drawing.WIDTH


def test_a_label_is_text_and_never_markup() -> None:
    boxes = (Box("door", "<script>", 0), *BOXES[1:])
    assert "<script" not in str(Sankey("T", STAGES, boxes, STREAMS, "families").svg("k"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: Stream("a", "b", -1), "not 0 or more"),
        (lambda: Stream("a", "b", float("nan")), "not 0 or more"),
        (lambda: Sankey("", STAGES, BOXES, (), "f"), "a title"),
        (lambda: Sankey("T", ("one",), BOXES, (), "f"), "2 to 8 stages"),
        (lambda: Sankey("T", STAGES, (), (), "f"), "1 to 60 boxes"),
        (lambda: Sankey("T", STAGES, (BOXES[0],) * 2, (), "f"), "same key"),
        (lambda: Sankey("T", STAGES, (Box("x", "X", 3),), (), "f"), "no stage 3"),
        (lambda: Sankey("T", STAGES, BOXES, (Stream("door", "x", 1),), "f"), "no such box"),
    ],
)
def test_what_cannot_be_drawn_is_refused(wrong: object, said: str) -> None:
    assert callable(wrong)
    with pytest.raises(ValueError, match=said):
        wrong()
