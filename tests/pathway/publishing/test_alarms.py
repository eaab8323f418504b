"""Nobody forgets a review: letters, and lines on the desks of those who can do something."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from attune.domain.pathways.approving import Part, Verdict
from attune.pathway.publishing import actions, desk
from attune.pathway.publishing.jobs import write_about_reviews
from attune.pathway.records.models import Edition, ReviewLetter
from attune.place.jobs.kinds import Due
from attune.place.jobs.models import Letter
from attune.place.members.models import Member
from attune.place.members.roles import Role
from tests.cast import NOW, Cast
from tests.domain.pathways.small_pathway import ready
from tests.pathway.pathways_at_wrenbridge import DUE, an_edition, reworded
from tests.pathway.publishing.reviewing import (
    Reviewers,
    approved,
    as_template,
    asked,
    later,
    lenas_pathway,
    published,
)

TODAY = NOW.date()


@pytest.fixture(autouse=True)
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The template stands as it was adapted."""
    monkeypatch.setattr("attune.pathway.publishing.newer.template_keys", list)


def run(days: int) -> str:
    """The job, so many days after the review is due."""
    at = datetime.combine(DUE, NOW.timetz()) + timedelta(days=days)
    return write_about_reviews(Due(due_at=at, at=at))


def test_the_leads_hear_three_times_and_no_more(cast: Cast) -> None:
    an_edition(lenas_pathway(cast))
    for days in (-61, -60, -59, -1, 0, 0, 30, 60, 61):
        run(days)
    assert [each.sort for each in ReviewLetter.objects.order_by("id")] == [
        "coming",
        "due",
        "overdue",
    ]
    letters = Letter.objects.order_by("id")
    assert {each.to for each in letters} == {"lena@example.org"}
    assert "due to be reviewed by 2 November 2027" in letters[0].subject
    assert "/wrenbridge/pathway/work/pairs/publish/" in letters[0].text


def test_a_newer_edition_silences_the_older_one(cast: Cast) -> None:
    pathway = lenas_pathway(cast)
    an_edition(pathway)
    an_edition(pathway, due=DUE.replace(year=2028))
    assert run(0) == "0 reviews written about"
    assert not Letter.objects.exists()


def lines(cast: Cast, *, on: date = TODAY, roles: tuple[Role, ...] = (Role.LEAD,)) -> list[str]:
    return [each.text for each in desk.lines(cast.wrenbridge, roles, on=on)]


def lines_for(cast: Cast, member: Member) -> list[str]:
    return [each.text for each in desk.lines_for(member, cast.wrenbridge, on=TODAY)]


def test_a_review_waits_on_the_desk_of_whoever_can_give_it(
    cast: Cast, reviewers: Reviewers
) -> None:
    request = asked(lenas_pathway(cast), cast)
    whole, signature = "“A small pathway” waits for your review", "wait for your signature"
    assert lines_for(cast, reviewers.carla) == [whole]
    assert signature in lines_for(cast, reviewers.sana)[0]
    assert lines_for(cast, cast.lena) == lines_for(cast, cast.joseph) == []
    said = {"part": Part.WHOLE, "verdict": Verdict.APPROVE, "at": NOW}
    actions.give_verdict(request, by=reviewers.carla, **said)
    assert lines_for(cast, reviewers.tom) == []
    assert lines_for(cast, reviewers.sana)


def test_the_lead_sees_what_is_approved_and_what_is_sent_back(
    cast: Cast, reviewers: Reviewers
) -> None:
    pathway = lenas_pathway(cast)
    assert lines(cast) == []
    request = approved(pathway, cast, reviewers)
    assert lines(cast) == ["“A small pathway” is approved and can be published"]
    back = {"part": Part.WHOLE, "verdict": Verdict.SEND_BACK, "words": "Not yet."}
    actions.give_verdict(request, by=reviewers.tom, at=NOW, **back)
    assert lines(cast) == ["“A small pathway” was sent back"]
    assert lines(cast, roles=(Role.PRACTITIONER,)) == []


def test_a_review_due_stands_on_the_desk_for_sixty_days_and_after(cast: Cast) -> None:
    an_edition(lenas_pathway(cast))
    assert lines(cast, on=DUE - timedelta(days=61)) == []
    assert lines(cast, on=DUE) == ["“A small pathway” is due to be reviewed by 2 November 2027"]
    assert "was due to be reviewed" in lines(cast, on=DUE + timedelta(days=1))[0]


def test_news_of_the_template_stand_on_the_desk(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    lenas_pathway(cast)
    newer = as_template(replace(ready(), version="2"))
    monkeypatch.setattr("attune.pathway.publishing.newer.template_keys", lambda: ["small"])
    monkeypatch.setattr("attune.pathway.publishing.newer.template", lambda key: newer)
    assert lines(cast) == ["There is something new where “A small pathway” came from"]


def test_an_approved_draft_that_is_published_waits_no_more(
    cast: Cast, reviewers: Reviewers
) -> None:
    pathway = lenas_pathway(cast)
    approved(pathway, cast, reviewers)
    published(pathway, cast)
    assert lines(cast) == []
    reworded(pathway, by=cast.lena, title="Another")
    approved(pathway, cast, reviewers, at=later(), sign=False)
    assert lines(cast) == ["“Another” is approved and can be published"]
    assert Edition.objects.count() == 1
