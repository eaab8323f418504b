"""Claims checked: largest by number and by share, percentages that cannot be, a deprived tenth."""

import csv
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.claims.deprivation_shares import TenthCount, check_share
from attune.domain.claims.percentages import (
    RULES,
    PercentageClaim,
    check_percentages,
    counts_for,
    possible_bases,
    solutions,
)
from attune.domain.claims.rankings import (
    AuthorityCount,
    LargestClaim,
    Measure,
    check_largest,
    ordinal,
    ranked,
)
from attune.domain.claims.verdicts import Verdict
from attune.domain.refusals import Refused
from attune.domain.rounding import Rounding
from tests.data import OPEN, needs_open_data

SURVEY = (Decimal(86), Decimal(13))
DELEGATES = (Decimal(82), Decimal(17))
FOUR = (
    AuthorityCount("X1", "Largeton", 900, 10_000),
    AuthorityCount("X2", "Youngham", 500, 4_000),
    AuthorityCount("X3", "Vale", 100, 5_000),
    AuthorityCount("X4", "Port", 100, 4_900),
)
LARGEST = LargestClaim("X1", Measure.NUMBER, 0, 5)
SHARE = LargestClaim("X1", Measure.SHARE, 0, 5)


def asked(percents: tuple[Decimal, ...], count: int) -> PercentageClaim:
    return PercentageClaim(percents, count)


def test_the_largest_number_is_supported_and_the_share_is_told_beside_it() -> None:
    found = check_largest(LARGEST, FOUR, whole=4)
    assert found.verdict is Verdict.SUPPORTED
    assert found.claim.startswith("Largeton has the largest number of children aged 0 to 5")
    assert found.because == (
        "By number it stands 1st of 4: 900.",
        "By share it stands 2nd of 4: 9.00% (900 of 10,000 residents).",
    )


def test_the_largest_share_is_not_supported_and_the_first_is_named() -> None:
    found = check_largest(SHARE, FOUR, whole=4)
    assert found.verdict is Verdict.NOT_SUPPORTED
    assert "Youngham stands first with 12.50% (500 of 4,000 residents)." in found.because


def test_the_first_of_some_is_not_yet_the_first_of_all() -> None:
    found = check_largest(LARGEST, FOUR, whole=309)
    assert found.verdict is Verdict.CANNOT_TELL
    assert "Only 4 of 309 authorities are loaded." in found.because
    assert check_largest(SHARE, FOUR, whole=309).verdict is Verdict.NOT_SUPPORTED


def test_an_authority_that_is_not_loaded_cannot_be_told() -> None:
    found = check_largest(LargestClaim("X9", Measure.NUMBER, 0, 5), FOUR, whole=4)
    assert found.verdict is Verdict.CANNOT_TELL


def test_a_tie_shares_the_better_rank() -> None:
    for code in ("X3", "X4"):
        found = ranked(FOUR, code, Measure.NUMBER)
        assert found
        assert found.rank == 3


@given(st.lists(st.integers(0, 50), min_size=1, max_size=30))
def test_a_rank_is_one_more_than_those_with_more(children: list[int]) -> None:
    counts = [AuthorityCount(str(n), str(n), c, 100) for n, c in enumerate(children)]
    for each in counts:
        found = ranked(counts, each.code, Measure.NUMBER)
        assert found
        assert found.rank == 1 + sum(other > each.aged for other in children)
        assert found.first.aged == max(children)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (12, "12th"), (21, "21st"), (112, "112th")],
)
def test_ranks_are_read_out(number: int, words: str) -> None:
    assert ordinal(number) == words


@needs_open_data
def test_birmingham_has_the_largest_number_but_not_the_largest_share() -> None:
    with (OPEN / "population_mid2020_lad21_syoa.csv").open(encoding="utf-8-sig") as file:
        counts = [
            AuthorityCount(
                row["ltla21_code"],
                row["ltla21_name"],
                sum(int(row[str(age)]) for age in range(6)),
                int(row["total_population"]),
            )
            for row in csv.DictReader(file)
            if row["ltla21_code"].startswith("E")
        ]
    number = ranked(counts, "E08000025", Measure.NUMBER)
    share = ranked(counts, "E08000025", Measure.SHARE)
    assert number and share
    assert (number.rank, number.here.aged) == (1, 96_090)
    assert (share.rank, round(share.here.percent, 2)) == (21, Decimal("8.43"))
    assert share.first.name == "Barking and Dagenham"
    assert round(share.first.percent, 1) == Decimal("10.6")
    claim = LargestClaim("E08000025", Measure.SHARE, 0, 5)
    assert check_largest(claim, counts, whole=309).verdict is Verdict.NOT_SUPPORTED


def test_no_count_of_49_gives_86_and_13_percent() -> None:
    assert not solutions(asked(SURVEY, 49), Rounding.HALF_UP)
    assert not possible_bases(SURVEY, Rounding.HALF_UP, first=10, last=49)
    found = check_percentages(asked(SURVEY, 49))
    assert found.verdict is Verdict.NOT_SUPPORTED
    assert any("no whole number of 49 is 13%" in line for line in found.because)
    cut = "Cut off it would be possible for these numbers: 36, 37, 38, 43, 44, 45, 46,"
    assert any(line.startswith(cut) for line in found.because)


def test_cut_off_percentages_leave_a_dozen_numbers() -> None:
    bases = possible_bases(SURVEY, Rounding.TRUNCATED, first=10, last=49)
    assert bases == (15, 22, 23, 29, 30, 36, 37, 38, 43, 44, 45, 46)
    assert (39, 6) in solutions(asked(SURVEY, 45), Rounding.TRUNCATED)
    assert (40, 6) in solutions(asked(SURVEY, 46), Rounding.TRUNCATED)


def test_82_percent_of_70_delegates_cannot_be() -> None:
    assert not counts_for(Decimal(82), 70, Rounding.HALF_UP)
    assert solutions(asked(DELEGATES, 60), Rounding.HALF_UP) == ((49, 10),)
    fitting = possible_bases(DELEGATES, Rounding.HALF_UP, first=60, last=70)
    assert fitting == (60, 65, 66)
    found = check_percentages(asked(DELEGATES, 70))
    assert found.verdict is Verdict.NOT_SUPPORTED
    assert any("60, 65, 66" in line for line in found.because)


def test_percentages_that_can_be_are_supported_with_their_counts() -> None:
    found = check_percentages(asked((Decimal("25.8"),), 89))
    assert found.verdict is Verdict.SUPPORTED
    assert "possible, with 23 of 89" in found.because[0]


def test_answers_that_exclude_each_other_cannot_be_more_than_all() -> None:
    both = (Decimal(60), Decimal(60))
    assert not solutions(PercentageClaim(both, 10), Rounding.HALF_UP)
    assert solutions(PercentageClaim(both, 10, exclusive=False), Rounding.HALF_UP) == ((6, 6),)
    found = check_percentages(PercentageClaim(both, 10))
    assert "the counts would be more than 10" in found.because[0]


def test_many_percentages_of_many_people_are_answered_at_once() -> None:
    eighths = (Decimal("12.5"),) * 8
    assert len(solutions(asked(eighths, 100_000), Rounding.HALF_UP)) == 200
    rough = (Decimal(13), Decimal(13), *(Decimal(12),) * 6)
    assert solutions(asked(rough, 100_000), Rounding.HALF_UP)


def test_the_rule_decides_where_a_half_goes() -> None:
    assert list(counts_for(Decimal(13), 8, Rounding.HALF_UP)) == [1]  # 12.5
    assert not counts_for(Decimal(13), 8, Rounding.HALF_EVEN)
    assert list(counts_for(Decimal(12), 8, Rounding.TRUNCATED)) == [1]


@given(st.integers(1, 400), st.data(), st.sampled_from(RULES), st.integers(0, 2))
def test_a_percentage_that_was_printed_is_never_called_impossible(
    number: int, data: st.DataObject, rule: Rounding, places: int
) -> None:
    count = data.draw(st.integers(0, number))
    printed = rule.places(Decimal(100 * count) / number, places)
    assert count in counts_for(printed, number, rule)


@given(st.integers(1, 60), st.integers(0, 100), st.sampled_from(RULES))
def test_trying_every_count_finds_the_same(number: int, percent: int, rule: Rounding) -> None:
    tried = [k for k in range(number + 1) if rule.places(Decimal(100 * k) / number, 0) == percent]
    assert list(counts_for(Decimal(percent), number, rule)) == tried


@pytest.mark.parametrize(
    ("percents", "number", "words"),
    [
        ((), 10, "1 to 8 percentages"),
        ((Decimal(101),), 10, "from 0 to 100"),
        ((Decimal("NaN"),), 10, "from 0 to 100"),
        ((Decimal(1),), 0, "from 1 to 100,000"),
        ((Decimal("1.00001"),), 10, "at most 4 decimal places"),
    ],
)
def test_what_is_no_claim_is_refused(
    percents: tuple[Decimal, ...], number: int, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        PercentageClaim(percents, number)


def test_ages_and_counts_that_cannot_be_are_refused() -> None:
    with pytest.raises(Refused, match="Ages rise"):
        LargestClaim("X1", Measure.NUMBER, 5, 0)
    with pytest.raises(Refused, match="more children than residents"):
        AuthorityCount("X1", "Vale", 2, 1)
    with pytest.raises(Refused, match="cannot be"):
        TenthCount("children", 2, 1)


@pytest.mark.parametrize(
    ("percent", "verdict"),
    [
        ("50", Verdict.SUPPORTED),
        ("49.94", Verdict.SUPPORTED),
        ("49", Verdict.SUPPORTED),  # cut off
        ("43", Verdict.NOT_SUPPORTED),
    ],
)
def test_a_share_of_the_most_deprived_tenth_is_compared(percent: str, verdict: Verdict) -> None:
    count = TenthCount("children aged 0 to 2", 4994, 10_000)
    found = check_share("Birmingham", Decimal(percent), count)
    assert found.verdict is verdict
    assert "4,994 of 10,000 children aged 0 to 2, 49.94%" in found.because[0]


def test_without_data_the_share_cannot_be_told() -> None:
    assert check_share("Vale", Decimal(43), None).verdict is Verdict.CANNOT_TELL
    with pytest.raises(Refused, match="from 0 to 100"):
        check_share("Vale", Decimal(143), None)
