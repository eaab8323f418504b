"""Who may say what about a draft: every combination there is."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.domain.pathways.approving import (
    APPROVING_ROLES,
    MOST_MONTHS,
    ApprovalRefused,
    Outcome,
    Part,
    Reviewer,
    Said,
    Verdict,
    checked_review_due,
    checked_words,
    months_after,
    outcome,
    stands,
    why_not,
)
from attune.place.members.roles import Role

EVERY = [
    (role, lead, wrote, signed)
    for role, lead, wrote, signed in product(
        [*Role, None], [True, False], [True, False], [True, False]
    )
    if wrote or not signed  # who wrote safeguarding parts wrote some of it
]
APPROVERS = {Role.LEAD, Role.COMMISSIONER, Role.TEAM_MANAGER}
UP, BACK = Verdict.APPROVE, Verdict.SEND_BACK


def reviewer(role: Role | None, lead: bool, wrote: bool, safeguarding: bool) -> Reviewer:
    return Reviewer(frozenset({role.value} if role else ()), lead, wrote, safeguarding)


def test_the_roles_that_approve_are_roles_there_are() -> None:
    assert {role.value for role in APPROVERS} == APPROVING_ROLES


@pytest.mark.parametrize(("role", "lead", "wrote", "safeguarding"), EVERY)
def test_only_an_approver_who_wrote_none_of_it_approves_the_whole(
    role: Role | None, lead: bool, wrote: bool, safeguarding: bool
) -> None:
    said = why_not(Part.WHOLE, reviewer(role, lead, wrote, safeguarding))
    if role not in APPROVERS:
        assert said == "A lead, a commissioner or a team manager approves a pathway"
    elif wrote:
        assert said == "You wrote part of this draft, so somebody else approves it"
    else:
        assert said == ""


@pytest.mark.parametrize(("role", "lead", "wrote", "safeguarding"), EVERY)
def test_only_the_named_lead_who_wrote_none_of_them_signs_the_safeguarding_parts(
    role: Role | None, lead: bool, wrote: bool, safeguarding: bool
) -> None:
    said = why_not(Part.SAFEGUARDING, reviewer(role, lead, wrote, safeguarding))
    assert (said == "") == (lead and not safeguarding)
    assert said == "" or said.startswith("The named safeguarding lead" if not lead else "You wrote")


def test_two_roles_are_as_good_as_the_better_one() -> None:
    both = Reviewer(frozenset({Role.VIEWER.value, Role.TEAM_MANAGER.value}))
    assert why_not(Part.WHOLE, both) == ""


def said(*verdicts: tuple[int, Part, Verdict]) -> list[Said]:
    return [Said(*each) for each in verdicts]


WHOLE, SAFE = Part.WHOLE, Part.SAFEGUARDING


@pytest.mark.parametrize(
    ("verdicts", "safeguarding", "is_now"),
    [
        ((), True, Outcome.WAITING),
        ((), False, Outcome.WAITING),
        (((1, WHOLE, UP),), False, Outcome.APPROVED),
        (((1, WHOLE, UP),), True, Outcome.WAITING),
        (((2, SAFE, UP),), True, Outcome.WAITING),
        (((1, WHOLE, UP), (2, SAFE, UP)), True, Outcome.APPROVED),
        (((1, WHOLE, UP), (1, SAFE, UP)), True, Outcome.APPROVED),
        (((1, WHOLE, BACK),), False, Outcome.SENT_BACK),
        (((1, WHOLE, UP), (2, SAFE, BACK)), True, Outcome.SENT_BACK),
        (((1, WHOLE, UP), (3, WHOLE, BACK), (2, SAFE, UP)), True, Outcome.SENT_BACK),
        (((3, WHOLE, BACK), (1, WHOLE, UP), (2, SAFE, UP)), True, Outcome.SENT_BACK),
        (((3, WHOLE, BACK), (3, WHOLE, UP), (2, SAFE, UP)), True, Outcome.APPROVED),
        (((3, WHOLE, UP), (3, WHOLE, BACK), (2, SAFE, UP)), True, Outcome.SENT_BACK),
    ],
)
def test_each_last_word_counts_and_one_who_sends_back_holds_it_up(
    verdicts: tuple[tuple[int, Part, Verdict], ...], safeguarding: bool, is_now: Outcome
) -> None:
    assert outcome(said(*verdicts), safeguarding=safeguarding) is is_now


anything = st.lists(
    st.builds(Said, st.integers(1, 3), st.sampled_from(Part), st.sampled_from(Verdict))
)


@given(anything, st.booleans())
def test_nothing_is_approved_without_an_approval_of_every_part(
    given_: list[Said], safeguarding: bool
) -> None:
    if outcome(given_, safeguarding=safeguarding) is Outcome.APPROVED:
        assert stands(WHOLE, given_) is Outcome.APPROVED
        assert not safeguarding or stands(SAFE, given_) is Outcome.APPROVED


@given(anything, st.booleans())
def test_whoever_has_the_last_word_and_sends_it_back_holds_it_up(
    given_: list[Said], safeguarding: bool
) -> None:
    last = [*given_, Said(9, WHOLE, BACK)]
    assert outcome(last, safeguarding=safeguarding) is Outcome.SENT_BACK


def test_a_review_is_due_within_two_years() -> None:
    today = date(2026, 11, 2)
    assert checked_review_due(date(2028, 11, 2), on=today)
    for wrong in (today, date(2026, 1, 1), date(2028, 11, 3)):
        with pytest.raises(ApprovalRefused, match="review is due"):
            checked_review_due(wrong, on=today)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 2), 12, date(2027, 11, 2)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 31), 11, date(2026, 12, 31)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_so_many_months_on(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


@given(st.dates(max_value=date(2999, 1, 1)), st.integers(1, MOST_MONTHS))
def test_months_on_are_always_later_and_of_the_right_month(day: date, months: int) -> None:
    then = months_after(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert day < then


def test_words_are_kept_as_written_but_for_their_ends() -> None:
    assert checked_words(" One \r\n two  \n", what="The note", must=True) == "One\n two"
    assert checked_words("", what="The note", must=False) == ""
    for wrong, reason in (("", "few words"), ("x" * 2001, "2,000"), ("a\0b", "hidden")):
        with pytest.raises(ApprovalRefused, match=reason):
            checked_words(wrong, what="The note", must=True)
