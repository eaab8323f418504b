"""A report after STRESS-DES says all that others need, and nothing that was not told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.assessments.document import Block, BulletList, Document, Note, TableBlock
from attune.domain.assessments.document_reading import read_document
from attune.domain.evidence import Figure, Kind, Unit
from attune.domain.flow.exports.markdown import as_markdown, plain
from attune.domain.flow.network import Capacity, Network
from attune.domain.flow.results import OUTCOME_NAMES, Averaged, FlowResult
from attune.domain.flow.runs import Plan
from attune.domain.flow.scenarios.rates import Rates
from attune.domain.flow.shapes import (
    Always,
    Erlang,
    Gamma,
    LogNormal,
    Mixture,
    Shape,
    Steps,
    Weibull,
)
from attune.domain.flow.stress import words
from attune.domain.flow.stress.objectives import OUTCOMES
from attune.domain.flow.stress.parts import InputRow, RunAim, RunFacts, ScenarioTold, inputs_of
from attune.domain.flow.stress.report import stress_report
from attune.domain.refusals import Refused
from tests.domain.flow.exports.features import (
    groups,
    held,
    help_that_stops,
    there,
    too_old,
    turned_away,
    ways_on,
)
from tests.domain.flow.small import a_node, one_node, simulated

PLAN = Plan(until=40.0, warm=10.0, run_out=20.0, replications=3)
AIM = RunAim("Who waits, and how long", "Wrenbridge", "To see who waits.")
FACTS = RunFacts(date(2026, 11, 21), "1.2", software=(("numpy", "2.4.6"),), machine="A laptop")
ITEMS = (
    *("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5", "3.1", "3.2", "3.3", "3.4"),
    *("4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "5.4", "6.1"),
)


def told(network: Network, result: FlowResult | None = None, aim: RunAim = AIM) -> Document:
    return stress_report(network, PLAN, aim=aim, facts=FACTS, result=result)


def result_of(network: Network) -> FlowResult:
    return simulated(network, until=40.0, warm=10.0, run_out=20.0, count=3)


def test_every_item_of_the_guideline_is_there_in_its_order() -> None:
    document = told(one_node(a_node()))
    items = [each.text.split()[0] for each in document.headings() if each.level == 2]
    assert items == list(ITEMS)
    assert [each.text[0] for each in document.headings() if each.level == 1] == list("123456")


def test_it_can_be_kept_and_read_back() -> None:
    document = told(ways_on(), result_of(ways_on()))
    assert read_document(document.text()).text() == document.text()


def table(document: Document, caption: str) -> TableBlock:
    return next(
        block
        for block in document.blocks
        if isinstance(block, TableBlock) and block.caption == caption
    )


def test_the_picture_as_a_table_has_every_arrow() -> None:
    rows = table(told(ways_on()), "Who goes where").rows
    assert len(rows) == len(ways_on().routes)
    assert ("Family", "Low", "High", "60%", "15%", "Erlang, mean 2, 2 phases") in rows
    assert ("Family", "the door", "High", "30%", "0%", "–") in rows


@pytest.mark.parametrize(
    ("network", "rule"),
    [
        (too_old(), "Help that has begun goes on"),
        (help_that_stops(), "Help that has begun stops"),
        (held(), "keeps the slot while the next queue is full"),
        (turned_away(), "finds a queue full is turned away"),
        (groups(), "A group begins together"),
        (ways_on(), "a step is enough"),
        (groups(), "patience lasts leaves"),
    ],
)
def test_a_rule_is_said_where_it_matters_and_only_there(network: Network, rule: str) -> None:
    assert rule in told(network).text()
    assert rule not in told(one_node(a_node())).text()


def test_who_is_there_at_the_start_is_counted() -> None:
    assert "begins with 5 families in help and 5 who wait" in told(there()).text()
    assert "It begins empty." in told(one_node(a_node())).text()


def test_figures_come_with_their_intervals_and_the_checksum() -> None:
    network = one_node(a_node(slots=1), rate=1.0)
    result = result_of(network)
    text = told(network, result).text()
    wait = result.nodes[0].mean_wait
    assert wait is not None and wait.low is not None and wait.high is not None
    assert words.interval(wait) in text and " to " in words.interval(wait)
    assert str(result.checksum) in text
    assert "checksum" not in told(network).text()


def test_each_outcome_is_explained_in_the_order_of_the_results() -> None:
    explained = [each.split(":")[0].lower().replace(" ", "_") for each in OUTCOMES]
    assert explained == list(OUTCOME_NAMES)


def a_rate(**more: object) -> Figure:
    parts = {
        "id": "drop",
        "title": "Lost between two steps",
        "value": Decimal("0.12"),
        "low": Decimal("0.05"),
        "high": Decimal("0.25"),
        "unit": Unit.SHARE,
        "kind": Kind.PROPOSAL,
        "source": "Attune proposal, editable",
        "date": date(2026, 11, 1),
        "note": "Nobody has counted it.",
    }
    return Figure(**(parts | more))  # type: ignore[arg-type]


def test_an_assumed_value_is_listed_with_its_source_and_among_the_assumptions() -> None:
    inputs = inputs_of(Rates({"drop": a_rate()}).all_in_use)
    document = stress_report(ways_on(), PLAN, aim=AIM, facts=FACTS, inputs=inputs)
    (row,) = table(document, "Values and their sources").rows
    assert row[0] == "Lost between two steps" and row[2] == "assumed"
    assert row[3] == "a judgement; no evidence was found"
    assert row[4] == "Attune proposal, editable, 1 November 2026"
    lists = [block.items for block in document.blocks if isinstance(block, BulletList)]
    assert "Lost between two steps. Nobody has counted it." in [i for each in lists for i in each]
    assert "Assumed: 1." in document.text()


def test_an_observed_value_is_no_assumption() -> None:
    seen = (date(2026, 10, 1), "counted in this area", "Counted by hand.")
    row = InputRow("Patience", "20", "weeks", "observed", "Team records", *seen)
    document = stress_report(ways_on(), PLAN, aim=AIM, facts=FACTS, inputs=[row])
    lists = [block.items for block in document.blocks if isinstance(block, BulletList)]
    assert not any("Patience." in item or " values: " in item for each in lists for item in each)
    assert "Team records, 1 October 2026" in document.text()


def test_without_sources_everything_counts_as_assumed() -> None:
    assert "counts as assumed" in told(one_node(a_node())).text()


def test_scenarios_are_told_by_what_they_differ_in() -> None:
    scenario = ScenarioTold("Front door", "Everybody is assessed first", "Is it quicker?")
    document = told(ways_on(), aim=replace(AIM, scenarios=(scenario,)))
    assert table(document, "How each scenario differs").rows == (
        ("Front door", "Everybody is assessed first"),
    )
    assert table(document, "Scenarios, and why they were tried").rows[0][1] == "Is it quicker?"


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        (None, "–"),
        (Always(2.0), "always 2"),
        (Erlang(26.0), "exponential, mean 26"),
        (Erlang(32.0, 3), "Erlang, mean 32, 3 phases"),
        (LogNormal(3.0, 2.5), "lognormal, mean 3, standard deviation 2.5"),
        (Gamma(3.0, 0.5), "gamma, mean 3, shape 0.5"),
        (Weibull(3.0, 0.5), "Weibull, mean 3, shape 0.5"),
        (Steps((-20, 0, 13), (1, 3)), "-20 to 0: 25%; 0 to 13: 75%"),
        (Steps(tuple(range(12)), (1,) * 11), "11 steps from 0 to 11, mean 5.5"),
        (Mixture((Always(1.0), Erlang(2.0)), (1, 3)), "25% always 1; 75% exponential, mean 2"),
    ],
)
def test_lengths_of_time_in_words(shape: Shape | None, said: str) -> None:
    assert words.shape(shape) == said


def test_slots_that_change_are_told_or_summed_up() -> None:
    assert words.over_time([(0, 20), (52, 26)], "week") == "20; from week 52: 26"
    many = [(float(n), 10.0 + n % 4) for n in range(40)]
    assert words.over_time(many, "week") == "40 steps between 10 and 13"


def test_an_interval_stays_within_what_can_be() -> None:
    assert words.interval(Averaged(0.5, -0.25, 1.25)) == "0.5 (0 to 1.25)"
    assert words.interval(Averaged(0.5, -0.25, 1.25), share=True) == "50% (0% to 100%)"
    assert words.interval(Averaged(2_345.6, None, None)) == "2,346"
    assert words.interval(None) == "–"


def test_slots_of_after_the_end_are_not_told() -> None:
    node = a_node(capacity=(Capacity(0, 0), Capacity(19_999, 1)))
    assert words.slots(node, "week", 500.0) == "0"
    assert words.slots(node, "week", 20_000.0) == "0; from week 19,999: 1"
    assert words.slots(a_node(slots=0), "week", 500.0) == "no limit"


def test_a_class_whose_help_lasts_longer_is_named() -> None:
    node = a_node(service_of={"family": Erlang(9.0)})
    assert words.by_class(node.service, dict(node.service_of), one_node(node)) == (
        "exponential, mean 1. Family: exponential, mean 9"
    )


def test_what_has_no_title_or_purpose_is_refused() -> None:
    with pytest.raises(Refused, match="title"):
        RunAim(" ", "", "To see")
    with pytest.raises(Refused, match="title"):
        InputRow("", "1", "", "assumed", "x")


@given(st.text())
def test_no_text_becomes_markup_of_a_table(text: str) -> None:
    block: Block = TableBlock("Words", ("One", "Two"), ((text, text),))
    written = as_markdown(Document("A report", "", "en-GB", (block, Note("x"))))
    *_, row, _, _, _ = written.split("\n")
    assert row.replace("\\|", "").count("|") == 3
    assert "<" not in plain(text).replace("\\<", "")
