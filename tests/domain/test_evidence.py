"""Figures with their source, the set that ships, and what is refused of a file."""

import tomllib
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from attune.domain.assumptions import Assumptions, anchors_changed, tabulated_gradient
from attune.domain.evidence import EvidenceSet, Figure, Kind, Unit
from attune.domain.evidence_reading import read_evidence
from attune.domain.levels import Level
from attune.domain.refusals import Refused
from attune.place.content.files import read

FILE = "figures/birmingham-2022.toml"
SHIPPED = read_evidence(read("figures", "birmingham-2022").data, file=FILE)
SMALL = """
id = "small"
version = "1"
title = "A small set"
source = "Nobody"
licence = "MIT"
limits = ["Not a promise."]

[tabulated]
population = "mid-2020"
deprivation = "IoD 2019"
authority = "E08000025"
place = "Birmingham"

[figures.perinatal_share]
title = "Seen by perinatal teams"
value = 0.1
low = 0.05
high = 0.2
unit = "share"
kind = "proposal"
source = "Attune proposal, editable"
date = 2026-11-21
"""


def small() -> dict[str, Any]:
    return tomllib.loads(SMALL, parse_float=Decimal)


def figure(**changes: Any) -> Figure:
    fields: dict[str, Any] = {
        "id": "perinatal_share",
        "title": "Seen by perinatal teams",
        "value": Decimal("0.1232"),
        "low": Decimal("0.06"),
        "high": Decimal("0.20"),
        "unit": Unit.SHARE,
        "kind": Kind.DERIVED,
        "source": "Birmingham",
        "date": date(2022, 4, 27),
    }
    return Figure(**(fields | changes))


def test_the_shipped_set_holds_everything_the_estimate_assumes() -> None:
    assumptions = Assumptions.of(SHIPPED)
    assert [float(share) for share in assumptions.levels.shares.values()] == [
        0.5,
        0.2,
        0.13,
        0.08,
        0.02,
        0.07,
    ]
    assert float(assumptions.national_mix.secure) == 0.575
    assert float(assumptions.anchor_mix.disorganised) == 0.2
    assert assumptions.stock_to_flow == assumptions.children_per_family == 1
    assert tabulated_gradient(SHIPPED).disorganised_slope == pytest.approx(1.772615, abs=1e-6)


def test_the_shipped_perinatal_share_gives_around_340_of_2760() -> None:
    assert round(SHIPPED.value("perinatal_share") * 2760) == 340


@pytest.mark.parametrize("each", SHIPPED.figures.values(), ids=lambda each: each.id)
def test_every_shipped_figure_says_who_stands_behind_it(each: Figure) -> None:
    assert each.source
    assert each.date >= date(2022, 1, 1)
    assert each.fixed or each.low < each.high
    assert not each.url or each.url.startswith("https://")


def test_the_shipped_limits_say_what_the_number_is_not() -> None:
    said = " ".join(SHIPPED.limits)
    for word in ("known families", "diagnosis", "ethnicity", "per year", "deprivation", "middle"):
        assert word in said


def test_a_figure_nobody_knows_is_refused_with_those_known() -> None:
    with pytest.raises(Refused, match=r"“preinatal” is no figure.*Its figures:.*perinatal_share"):
        SHIPPED.figure("preinatal")
    with pytest.raises(Refused, match="is no figure"):
        SHIPPED.with_values({"preinatal": "1"})


def test_a_changed_value_is_used_and_known_as_changed() -> None:
    changed = SHIPPED.with_values({"share_long_term_pair": "9%", "perinatal_share": "0.2"})
    assert changed.value("share_long_term_pair") == Decimal("0.09")
    assert [change.words for change in changed.changed] == [
        (
            "Families who will use long-term parent and infant relationship (PAIR) support: 9%,"
            " changed from the published 7%"
        ),
        (
            "Of families who may need specialist support, those likely seen by perinatal mental"
            " health: 20%, changed from the published 12.32%"
        ),
    ]
    assert not SHIPPED.changed
    assert not changed.as_published().changed


def test_a_value_set_to_the_published_one_is_no_change() -> None:
    changed = SHIPPED.with_values({"uptake": "0.7"}).with_values({"uptake": "100%"})
    assert not changed.changed


@pytest.mark.parametrize("value", ["0.05", "21%", "-0.1", "7"])
def test_a_value_outside_the_range_is_refused_with_the_range(value: str) -> None:
    with pytest.raises(Refused, match="lies outside its range 6% to 20%"):
        SHIPPED.with_values({"perinatal_share": value})


@pytest.mark.parametrize("value", ["", "%", "a lot", "1 2", "NaN", "12%%"])
def test_a_value_that_is_no_number_is_refused_with_its_figure(value: str) -> None:
    with pytest.raises(Refused, match=r"^perinatal_share: .*is not a number"):
        SHIPPED.with_values({"perinatal_share": value})


def test_a_coefficient_cannot_be_set_by_itself() -> None:
    with pytest.raises(Refused, match="follows from the other figures"):
        SHIPPED.with_values({"gradient_insecure_slope": "1"})


def test_only_anchors_make_the_tabulated_gradient_old() -> None:
    assert not anchors_changed(SHIPPED.with_values({"uptake": "0.7"}))
    assert anchors_changed(SHIPPED.with_values({"anchor_secure": "0.51"}))
    assert anchors_changed(SHIPPED.with_values({"national_secure": "0.56"}))


def test_levels_that_no_longer_add_to_1_are_refused() -> None:
    with pytest.raises(Refused, match=r"six levels add to 1\.02"):
        Assumptions.of(SHIPPED.with_values({"share_long_term_pair": "9%"}))


def test_a_mix_that_no_longer_adds_to_1_names_its_figures() -> None:
    with pytest.raises(Refused, match=r"national_secure, national_insecure.*add to 1\.025"):
        Assumptions.of(SHIPPED.with_values({"national_secure": "60%"}))


def test_figures_are_written_as_people_write_them() -> None:
    assert figure().shown(Decimal("0.1232")) == "12.32%"
    assert figure().shown(Decimal("0.20")) == "20%"
    assert figure(unit=Unit.MULTIPLE).shown(Decimal("1.0")) == "1"
    assert figure().range == "6% to 20%"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"id": "Perinatal share"}, "is no id"),
        ({"title": " "}, "has no title"),
        ({"source": ""}, "has no source"),
        ({"url": "http://example.org"}, "must start with https://"),
        ({"value": Decimal("0.3")}, "lies outside its range"),
        ({"high": Decimal("1.2")}, "between 0 and 1"),
    ],
)
def test_a_figure_that_cannot_be_right_is_refused(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        figure(**changes)


def test_a_small_set_is_read() -> None:
    assert read_evidence(small(), file="small.toml").value("perinatal_share") == Decimal("0.1")


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("value", "much", "field “value”: “much” is not a number"),
        ("value", True, "field “value”: a number is expected"),
        ("low", None, "field “low”: it is missing"),
        ("date", "2026", "field “date”: a date such as"),
        ("unit", "stones", "field “unit”: “stones” is not one of share, multiple, coefficient"),
        ("kind", "rumour", "field “kind”: “rumour” is not one of source, derived, proposal"),
        ("title", 7, "field “title”: text is expected"),
        ("fixed", "yes", "field “fixed”: true or false is expected"),
        ("colour", "red", "field “colour”: no figure has such a field"),
        ("value", "0.9", "lies outside its range"),
    ],
)
def test_a_wrong_field_is_refused_with_file_figure_and_field(
    field: str, value: object, why: str
) -> None:
    data = small()
    data["figures"]["perinatal_share"][field] = value
    if value is None:
        del data["figures"]["perinatal_share"][field]
    with pytest.raises(Refused) as refused:
        read_evidence(data, file="small.toml")
    assert str(refused.value).startswith("small.toml, figure perinatal_share")
    assert why in str(refused.value)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ([], "a table is expected here"),
        ({}, "field “tabulated”: it is missing"),
        (small() | {"figures": {}}, "field “figures”: a table of figures"),
        (small() | {"figures": {"uptake": 1}}, "figure uptake: a table is expected"),
        (small() | {"limits": "none"}, "field “limits”: a list of texts"),
        (small() | {"tabulated": {}}, "tabulated, field “population”: it is missing"),
    ],
)
def test_a_file_that_is_no_evidence_set_is_refused_by_name(data: object, why: str) -> None:
    with pytest.raises(Refused) as refused:
        read_evidence(data, file="small.toml")
    assert str(refused.value).startswith("small.toml") and why in str(refused.value)


def test_a_set_without_the_models_figures_is_refused_where_it_is_used() -> None:
    with pytest.raises(Refused, match="“share_universal” is no figure of the evidence set small"):
        Assumptions.of(read_evidence(small(), file="small.toml"))


def test_a_set_cannot_be_changed_afterwards() -> None:
    evidence: EvidenceSet = SHIPPED
    with pytest.raises(TypeError):
        evidence.figures["uptake"] = figure()  # type: ignore[index]


def test_every_level_has_a_title_and_a_place_in_both_groupings() -> None:
    assert [level.value for level in Level] == [
        "universal",
        "after_two",
        "risk_support",
        "targeted",
        "short_term_pair",
        "long_term_pair",
    ]
    assert all(level.title and level.attachment and level.grouping for level in Level)
