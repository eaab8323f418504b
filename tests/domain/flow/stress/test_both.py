"""The report of both ways: each item once, both networks, differences with their signs."""

from collections.abc import Iterator
from datetime import date

import pytest

from attune.domain.assessments.document import Document, TableBlock
from attune.domain.assessments.document_reading import read_document
from attune.domain.flow.scenarios.answers import Compared
from attune.domain.flow.scenarios.simulated import Simulated, plan_for
from attune.domain.flow.scenarios.steps import Way
from attune.domain.flow.stress.both import report_of_both
from attune.domain.flow.stress.parts import RunAim, RunFacts, inputs_of
from tests.domain.flow.scenarios.area import an_area

AREA = an_area(drop=0.2)
PLAN = plan_for(AREA.rates)
AIM = RunAim(title="Two ways", place="Wrenbridge", purpose="To compare them.")
FACTS = RunFacts(made=date(2026, 11, 21), version="0.6")


@pytest.fixture(scope="module")
def compared() -> Compared:
    return Simulated.of(AREA, PLAN, range(2)).compared


@pytest.fixture(scope="module")
def document(compared: Compared) -> Document:
    inputs = inputs_of(AREA.rates.all_in_use)
    answer = ("One is told first.", "Then the rest.")
    return report_of_both(AREA, PLAN, compared, aim=AIM, facts=FACTS, inputs=inputs, answer=answer)


def tables(document: Document, caption: str) -> Iterator[TableBlock]:
    for block in document.blocks:
        if isinstance(block, TableBlock) and block.caption.startswith(caption):
            yield block


def test_every_item_is_there_once_and_in_order(document: Document) -> None:
    items = [each.text.split(" ")[0] for each in document.headings()]
    assert items == sorted(set(items))
    assert {"1.1", "2.5", "3.4", "4.3", "5.4", "6.1"} <= set(items)


@pytest.mark.parametrize("caption", ["Who goes where", "Steps of help", "How long, and how many"])
def test_each_way_has_its_own_table_that_says_which_it_is(document: Document, caption: str) -> None:
    both = list(tables(document, caption))
    assert [each.caption for each in both] == [f"{caption}. Wrenbridge. {way.title}" for way in Way]
    assert both[0].rows != both[1].rows


def test_who_comes_is_told_once_because_they_are_the_same(document: Document) -> None:
    assert len(list(tables(document, "Who comes"))) == 1


def test_shares_and_their_difference_are_those_of_the_comparison(
    document: Document, compared: Compared
) -> None:
    table = next(tables(document, "Who begins the help they need in time"))
    everybody = table.rows[0]
    gain = compared.gain().difference
    assert gain is not None
    told = float(everybody[3].split(" ")[0].replace("−", "-"))
    assert abs(told - 100 * gain.mean) <= 0.05
    first, second = (float(cell.split("%")[0]) for cell in everybody[1:3])
    assert abs((second - first) - 100 * gain.mean) <= 0.1


def test_it_tells_as_many_replications_as_stand_behind_it(
    document: Document, compared: Compared
) -> None:
    text = document.text()
    assert "2 replications from seed 2026" in text
    assert "200 replications" not in text
    for way in Way:
        assert str(compared.of(way).checksum) in text


def test_it_can_be_kept_and_read_again(document: Document) -> None:
    assert read_document(document.text()) == document
    assert document.blocks[0].text == "One is told first."  # type: ignore[union-attr]
