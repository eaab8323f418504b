"""Rules of mapping rounds: moves, parts, sides that differ, triangles."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.levels import Grouping
from attune.domain.offers.ages_in_words import in_words as age_in_words
from attune.domain.offers.ages_in_words import months_of
from attune.domain.offers.in_words import in_words, title
from attune.domain.offers.offer import KINDS, Offer
from attune.domain.offers.refused import OfferRefused
from attune.domain.offers.vocabulary import Focus, Stage, WhoFor
from attune.domain.rounds.part import Nothing, Part, Said
from attune.domain.rounds.sectors import read_sectors
from attune.domain.rounds.sides import ORDER, Side, agreed, disputed, laid_beside
from attune.domain.rounds.states import (
    AnswerState,
    RoundRefused,
    RoundState,
    SectorState,
    checked_move,
    checked_text,
    checked_window,
    sector_state,
    takes_answers,
)
from attune.domain.rounds.triangle import DOTS, Card, CardKind, CardLevel, check_can_vote

DAY = date(2026, 11, 2)


def optional(values: Any) -> Any:
    return st.one_of(st.none(), values)


PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["Baby group", "Tuesday babies"]),
        "groupings": st.sampled_from([["getting_help"], ["getting_help", "getting_advice"]]),
        "wte": st.sampled_from(["1", "1.0", "2"]),
        "free": st.booleans(),
        "sector": st.sampled_from(["gps", "camhs"]),
        "queries": st.lists(st.sampled_from(["a?", "b?"]), min_size=1, unique=True),
    },
)
SIDES = st.lists(FIELDS, min_size=1, max_size=4).map(
    lambda each: [Side(str(number), fields) for number, fields in enumerate(each)]
)
NOTHING = st.builds(
    Nothing,
    st.sampled_from(Grouping),
    optional(st.sampled_from(Stage)),
    optional(st.sampled_from(WhoFor)),
    st.sampled_from(["", "North"]),
    st.sampled_from(["", "They travel."]),
    optional(st.sampled_from(Focus)),
)


class TestMoves:
    def test_an_answer_is_drafted_sent_sent_back_and_agreed(self) -> None:
        state = None
        for then in (
            *(AnswerState.DRAFT, AnswerState.DRAFT, AnswerState.SUBMITTED, AnswerState.SENT_BACK),
            *(AnswerState.DRAFT, AnswerState.SUBMITTED, AnswerState.AGREED, AnswerState.SENT_BACK),
        ):
            state = checked_move(state, then)
        assert state is AnswerState.SENT_BACK

    @pytest.mark.parametrize(
        ("now", "then", "words"),
        [
            (AnswerState.SUBMITTED, AnswerState.DRAFT, "has been sent"),
            (AnswerState.SUBMITTED, AnswerState.SUBMITTED, "has been sent"),
            (AnswerState.AGREED, AnswerState.SUBMITTED, "has been sent"),
            (None, AnswerState.AGREED, "not sent its answer"),
            (AnswerState.DRAFT, AnswerState.AGREED, "not sent its answer"),
            (AnswerState.SENT_BACK, AnswerState.AGREED, "not waiting"),
        ],
    )
    def test_what_cannot_be_says_why(
        self, now: AnswerState | None, then: AnswerState, words: str
    ) -> None:
        with pytest.raises(RoundRefused, match=words):
            checked_move(now, then)

    def test_a_sector_nobody_invited_is_not_asked_and_says_nothing(self) -> None:
        assert sector_state(()) is SectorState.NOT_ASKED
        assert not SectorState.NOT_ASKED.answered

    @given(st.lists(optional(st.sampled_from(AnswerState)), min_size=1, max_size=4))
    def test_a_sector_that_was_asked_is_never_not_asked(self, states: list[Any]) -> None:
        found = sector_state(tuple(states))
        assert found is not SectorState.NOT_ASKED
        sent = {AnswerState.SUBMITTED, AnswerState.AGREED}.intersection(states)
        assert not found.answered or sent
        assert found.answered or AnswerState.SUBMITTED not in states

    @given(st.integers(-3, 400), st.integers(-5, 400))
    def test_a_round_takes_answers_from_its_first_day_to_its_last(
        self, length: int, later: int
    ) -> None:
        last, on = DAY + timedelta(days=length), DAY + timedelta(days=later)
        if not 0 <= length <= 366:
            with pytest.raises(RoundRefused):
                checked_window(DAY, last)
            return
        checked_window(DAY, last)
        assert takes_answers(RoundState.OPEN, DAY, last, on=on) == (0 <= later <= length)
        assert not takes_answers(RoundState.CLOSED, DAY, last, on=on)

    @pytest.mark.parametrize("wrong", ["", "   ", "x" * 11, "a\0b"])
    def test_a_text_that_cannot_be_kept_is_refused(self, wrong: str) -> None:
        with pytest.raises(RoundRefused, match="1 to 10"):
            checked_text(wrong, most=10, what="A name")


class TestPart:
    @given(
        st.lists(PLAIN.filter(lambda each: bool(each.strip())), max_size=4),
        st.lists(NOTHING, max_size=4),
    )
    def test_a_part_reads_back_as_it_was_written(
        self, names: list[str], nothing: list[Nothing]
    ) -> None:
        part = Part()
        for number, name in enumerate(names):
            part = part.saying(Said(f"k{number}", " ".join(name.split()) or "x"))
        for each in nothing:
            part = part.with_nothing(each)
        again = Part.read(part.text())
        assert again.text() == part.text()
        assert len(again.nothing) == len({each.about for each in nothing})
        assert again.empty == (not names and not nothing)

    def test_saying_it_again_takes_the_place_of_what_was_said(self) -> None:
        part = Part().saying(Said("a", "One")).saying(Said("b", "Two")).saying(Said("a", "Three"))
        assert [each.name for each in part.said] == ["Three", "Two"]
        assert part.without("a").of_key("a") is None

    @pytest.mark.parametrize("key", ["", "A b", "../x", "x" * 37])
    def test_a_key_that_is_none_is_refused(self, key: str) -> None:
        with pytest.raises(RoundRefused):
            Said(key, "One")

    @pytest.mark.parametrize(
        "plain", [{}, {"grouping": "x"}, {"grouping": "getting_help", "stage": "soon"}]
    )
    def test_a_gap_of_nothing_known_is_refused(self, plain: dict[str, str]) -> None:
        with pytest.raises(RoundRefused):
            Nothing.of(plain)

    @given(NOTHING)
    def test_a_gap_says_itself_in_a_sentence(self, nothing: Nothing) -> None:
        assert nothing.sentence.startswith("No service")
        assert nothing.grouping.value.lower() in nothing.sentence
        assert Nothing.of(nothing.plain()) == nothing


class TestSides:
    @given(SIDES, st.randoms())
    def test_whether_sides_differ_does_not_hang_on_their_order(
        self, sides: list[Side], chance: Any
    ) -> None:
        shuffled = list(sides)
        chance.shuffle(shuffled)
        assert disputed(shuffled) == disputed(sides)

    @given(SIDES)
    def test_nothing_said_is_lost_and_nothing_is_made_up(self, sides: list[Side]) -> None:
        rows = laid_beside(sides)
        shown = {(row.field, number) for row in rows for number, v in enumerate(row.values) if v}
        assert shown >= {(n, i) for i, s in enumerate(sides) for n, v in s.fields.items() if v}
        written = agreed(sides, dict.fromkeys(disputed(sides), 0))
        for name, value in written.items():
            if name != "queries":
                assert value in [side.fields.get(name) for side in sides]

    @given(SIDES)
    def test_a_dispute_that_nobody_decided_is_named(self, sides: list[Side]) -> None:
        found = disputed(sides)
        if not found:
            assert agreed(sides, {}) or not any(side.fields for side in sides)
            return
        with pytest.raises(RoundRefused, match=found[-1]):
            agreed(sides, dict.fromkeys(found[:-1], 0))

    @given(SIDES, st.integers(0, 3))
    def test_the_side_that_was_chosen_is_what_is_written(
        self, sides: list[Side], choice: int
    ) -> None:
        choice = min(choice, len(sides) - 1)
        found = disputed(sides)
        written = agreed(sides, dict.fromkeys(found, choice))
        assert {name: written.get(name) for name in found} == {
            name: sides[choice].fields.get(name) for name in found
        }

    def test_the_same_number_written_otherwise_is_no_dispute(self) -> None:
        assert not disputed([Side("a", {"wte": "1"}), Side("b", {"wte": "1.0"}), Side("c", {})])

    def test_every_open_question_stays(self) -> None:
        sides = [Side("a", {"queries": ["a?", "b?"]}), Side("b", {"queries": ["b?", "c?"]})]
        assert agreed(sides, {}) == {"queries": ["a?", "b?", "c?"]}

    def test_a_choice_of_no_side_is_refused(self) -> None:
        sides = [Side("a", {"free": True}), Side("b", {"free": False})]
        with pytest.raises(RoundRefused, match="shown"):
            agreed(sides, {"free": 2})

    def test_every_field_of_an_offer_is_laid_beside(self) -> None:
        assert set(ORDER) >= set(KINDS)


class TestSectors:
    def test_a_file_without_sectors_or_with_one_twice_is_refused(self) -> None:
        whole = {"key": "gps", "title": "GPs", "about": "Doctors."}
        assert read_sectors({"sectors": [whole]}, file="x")[0].key == "gps"
        for wrong in ([], [whole, whole], [{**whole, "key": "G P"}], [{**whole, "about": ""}]):
            with pytest.raises(RoundRefused, match=r"x\.toml"):
                read_sectors({"sectors": wrong}, file="x.toml")


class TestTriangle:
    def test_the_1001_days_end_at_two(self) -> None:
        with pytest.raises(RoundRefused, match="two years"):
            Card(CardKind.GAP, "Nothing", CardLevel.TARGETED, Stage.TO_5_YEARS)

    def test_a_person_has_so_many_dots_and_one_on_a_card(self) -> None:
        check_can_vote(DOTS - 1, voted=False)
        with pytest.raises(RoundRefused, match="used all"):
            check_can_vote(DOTS, voted=False)
        with pytest.raises(RoundRefused, match="already"):
            check_can_vote(0, voted=True)


class TestWords:
    @given(st.integers(-9, 300))
    def test_an_age_reads_back_from_its_words(self, months: int) -> None:
        assert months_of(age_in_words(months)) == months

    @pytest.mark.parametrize(
        ("said", "months"), [("Birth", 0), ("6m", 6), ("18 months", 18), ("2 yrs", 24), ("5y", 60)]
    )
    def test_ages_are_read_as_people_write_them(self, said: str, months: int) -> None:
        assert months_of(said) == months

    @pytest.mark.parametrize("said", ["soon", "26 years", "-10", "6 weeks", "²", "9999"])
    def test_an_age_that_is_none_is_refused(self, said: str) -> None:
        with pytest.raises(OfferRefused, match="age"):
            months_of(said)

    def test_every_field_has_words_and_a_title(self) -> None:
        plain = {
            "groupings": ["getting_help"], "tiers": ["targeted"], "focus": "additional",
            "standing": "planned", "stages": ["antenatal"], "who_for": ["dyad"],
            "ages_eligible": {"from_months": -9, "to_months": 24},
            "ages_seen": {"from_months": 0, "to_months": 6}, "exclusions": "x", "geography": "x",
            "routes": ["self"], "how_to_refer": "x",
            "criteria": {"domains": ["a"], "rows": [{"indicators": 5, "domains": 1}]},
            "settings": ["home"], "kinds": ["group"], "topics": ["loss"], "made_for": ["dads"],
            "languages": ["Urdu"], "offer_to_dads": "x", "interventions": [{"name": "VIG"}],
            "measures": ["x"], "wte": "1.5", "staff": [{"discipline": "Nurse", "wte": "1"}],
            "wte_shares": {"getting_help": "0.5"},
            "capacity": {"value": "9", "on": "2026-11-02"},
            "wait_weeks": {"value": "9", "on": "2026-11-02"}, "funding_source": "x",
            "funding_ends": "2027-03-31", "sector": "x",
            "agreements": [{"direction": "up", "service": "x"}], "queries": ["x?"], "free": False,
        }  # fmt: skip
        document = Offer.of(plain).document()
        assert set(document) == set(KINDS)
        for name, value in document.items():
            assert in_words(name, value), name
            assert title(name)
        assert in_words("wte_shares", document["wte_shares"]) == "Getting help 50%"
        assert in_words("ages_eligible", document["ages_eligible"]) == "pregnancy to 2 years"
        assert in_words("free", False) == "No"
