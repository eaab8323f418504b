"""What is written down is read back the same; what cannot be a report is refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.assessments.document import (
    Block,
    BulletList,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    PictureBlock,
    RangeBar,
    TableBlock,
)
from attune.domain.assessments.document_reading import read_document
from attune.domain.assessments.inputs import (
    EditionUsed,
    FileUsed,
    OfferUsed,
    ReportInputs,
    read_inputs,
)
from attune.domain.levels import Grouping
from attune.domain.need import Mode
from attune.domain.refusals import Refused

words = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=20)
bars = st.builds(RangeBar, words, st.integers(0, 99), st.just(0), st.integers(0, 99), words)
tables = st.builds(
    lambda caption, rows: TableBlock(caption, ("a", "b"), tuple(rows), frozenset({1}), (1, 2)),
    words,
    st.lists(st.tuples(words, words), max_size=3),
)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, words, st.sampled_from((1, 2))),
    st.builds(Paragraph, words, st.booleans()),
    st.builds(Note, words),
    st.builds(BulletList, st.lists(words, min_size=1, max_size=3).map(tuple)),
    st.builds(PictureBlock, words, words, st.lists(bars, min_size=1, max_size=2).map(tuple), words),
    tables,
    st.just(PageBreak()),
)
shas = st.text("0123456789abcdef", min_size=64, max_size=64)
files = st.builds(FileUsed, words, words, words, shas)


@given(words, st.lists(blocks, max_size=6))
def test_a_document_is_read_back_as_it_was_written(title: str, made: list[Block]) -> None:
    document = Document(title, "Somewhere", "en-GB", tuple(made))
    again = read_document(document.text())
    assert again.text() == document.text()
    assert len(again.blocks) == len(made)


def inputs(**fields: object) -> ReportInputs:
    file = FileUsed("evidence", "a.toml", "version 1", "0" * 64)
    whole: dict[str, object] = {
        "title": "Needs",
        "place": "wrenbridge",
        "on": date(2026, 11, 21),
        "mode": Mode.GRADIENT,
        "evidence": file,
        "choice": "",
        "changes": {"uptake": Decimal("0.80")},
        "spreads": file,
        "seed": 2022,
        "draws": 10_000,
        "policy": "attune-under-5",
        "files": (file,),
    }
    return ReportInputs(**(whole | fields))  # type: ignore[arg-type]


def offer(grouping: str = "Thriving", **fields: object) -> OfferUsed:
    whole = {"state": "present", "services": 2, "specialised": 1, "wte": "5/2", "sized": 1}
    return OfferUsed(grouping, **(whole | fields))  # type: ignore[arg-type]


@given(st.lists(files, min_size=1, max_size=3), st.integers(0, 2**40), st.booleans())
def test_inputs_are_read_back_as_they_were_written(
    used: list[FileUsed], seed: int, more: bool
) -> None:
    offers = tuple(offer(each.value) for each in Grouping) if more else ()
    editions = (EditionUsed("Pairs", 2, "0" * 64),) if more else ()
    made = inputs(files=tuple(used), seed=seed, offers=offers, editions=editions)
    assert read_inputs(made.text(), file="inputs.json").text() == made.text()


def test_inputs_that_name_nothing_are_refused() -> None:
    for wrong, why in (
        ({"files": ()}, "name the files"),
        ({"title": " "}, "a title and a place"),
        ({"version": "attune-report-inputs/9"}, "Inputs of the format"),
        ({"on": date(1970, 1, 1)}, "from 2000 to 2100"),
        ({"offers": (offer(),)}, "every grouping once"),
    ):
        with pytest.raises(Refused, match=why):
            inputs(**wrong)
    with pytest.raises(Refused, match="64 hexadecimal digits"):
        FileUsed("population", "a.csv", "mid-2020", "xyz")


def test_a_block_that_no_output_can_draw_is_refused() -> None:
    with pytest.raises(Refused, match="level 1 or 2"):
        Heading("Deep", 3)
    with pytest.raises(Refused, match="one cell for each column"):
        TableBlock("Short", ("a", "b"), (("x",),))
    with pytest.raises(Refused, match="a width, or none"):
        TableBlock("Wide", ("a", "b"), (), widths=(1,))
    with pytest.raises(Refused, match="its words"):
        PictureBlock("Silent", " ", (RangeBar("a", 1),), "Families")
    with pytest.raises(Refused, match="two ends"):
        PictureBlock("Spans", "words", (RangeBar("a", 1),), "Families", middle=1)
    with pytest.raises(Refused, match="both ends"):
        RangeBar("half", 1, low=0)
    with pytest.raises(Refused, match="at least one line"):
        BulletList(())


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"grouping": "Coping"}, "no grouping of help"),
        ({"state": "lovely"}, "no state of an offer"),
        ({"wte": "5/0"}, "is no number of WTE"),
        ({"wte": "many"}, "is no number of WTE"),
        ({"wte": "-1"}, "is no number of WTE"),
        ({"specialised": 3}, "cannot be more than all"),
    ],
)
def test_an_offer_that_cannot_be_is_refused(fields: dict[str, object], why: str) -> None:
    with pytest.raises(Refused, match=why):
        offer(**fields)  # type: ignore[arg-type]


def test_text_that_cannot_be_kept_is_refused() -> None:
    text = inputs().text().replace('"title":"Needs"', '"title":"Ne\\u0000eds"')
    with pytest.raises(Refused, match="NUL"):
        read_inputs(text, file="inputs.json")
