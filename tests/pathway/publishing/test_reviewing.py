"""From a draft to an edition: asked, approved by somebody else, signed, published."""

from dataclasses import replace

import pytest

from attune.domain.pathways.approving import ApprovalRefused, Outcome, Part, Verdict
from attune.domain.pathways.local import LocalDocument
from attune.domain.pathways.vocabulary import RuleKind
from attune.pathway.drafts import actions as drafts
from attune.pathway.editions import actions as editions
from attune.pathway.publishing import actions
from attune.pathway.publishing.reviews import Review
from attune.pathway.records.models import Edition, LocalPathway, PrintedCode, SafeguardingLead
from attune.place.audit.models import AuditRow
from attune.place.jobs.models import Letter
from attune.place.members.models import Member
from tests.cast import NOW, Cast
from tests.pathway.pathways_at_wrenbridge import DUE, reworded
from tests.pathway.publishing.reviewing import (
    Reviewers,
    approved,
    asked,
    later,
    lenas_pathway,
    published,
)


def reworded_rule(pathway: LocalPathway, by: Member) -> None:
    """Somebody changes the words of the first safeguarding rule."""
    local = pathway.local
    rules = tuple(
        replace(rule, text=f"{rule.text} Now.") if rule.kind is RuleKind.SAFEGUARDING else rule
        for rule in local.pathway.standing_rules
    )
    path = f"standing_rules.{local.pathway.rules_about(RuleKind.SAFEGUARDING)[0].key}.text"
    changed = LocalDocument(replace(local.pathway, standing_rules=rules), local.placements)
    drafts.keep_draft(pathway, local=changed, what="words", path=path, by=by, at=NOW)


def test_a_first_edition_is_approved_by_another_and_signed(
    cast: Cast, reviewers: Reviewers
) -> None:
    pathway = lenas_pathway(cast)
    approved(pathway, cast, reviewers)
    edition = published(pathway, cast)
    assert (edition.number, edition.change_note, edition.review_due) == (1, "First edition", DUE)
    verbs = set(AuditRow.objects.values_list("verb", flat=True))
    assert {"pathway.ask_review", "pathway.approve", "pathway.publish"} <= verbs


def test_nothing_is_published_before_both_have_spoken(cast: Cast, reviewers: Reviewers) -> None:
    pathway = lenas_pathway(cast)
    with pytest.raises(ApprovalRefused, match="Nobody has been asked"):
        published(pathway, cast)
    approved(pathway, cast, reviewers, sign=False)
    with pytest.raises(ApprovalRefused, match="not approved yet"):
        published(pathway, cast)
    assert not Edition.objects.exists()


def test_whoever_wrote_any_of_it_does_not_approve_it(cast: Cast, reviewers: Reviewers) -> None:
    pathway = reworded(lenas_pathway(cast), by=reviewers.carla, summary="Other words.")
    request = asked(pathway, cast)
    for author in (cast.lena, reviewers.carla):
        with pytest.raises(ApprovalRefused, match="You wrote part of this draft"):
            actions.give_verdict(
                request, part=Part.WHOLE, verdict=Verdict.APPROVE, by=author, at=NOW
            )
    for nobody in (cast.joseph, cast.outsider):
        with pytest.raises(ApprovalRefused, match="A lead, a commissioner or a team manager"):
            actions.give_verdict(
                request, part=Part.WHOLE, verdict=Verdict.APPROVE, by=nobody, at=NOW
            )


def test_a_later_change_needs_a_new_review(cast: Cast, reviewers: Reviewers) -> None:
    pathway = lenas_pathway(cast)
    request = approved(pathway, cast, reviewers)
    reworded(pathway, by=cast.lena, title="A new title")
    with pytest.raises(ApprovalRefused, match="Nobody has been asked"):
        published(pathway, cast)
    with pytest.raises(ApprovalRefused, match="has changed since"):
        actions.give_verdict(
            request, part=Part.WHOLE, verdict=Verdict.APPROVE, by=reviewers.tom, at=NOW
        )
    approved(pathway, cast, reviewers, at=later())
    assert published(pathway, cast, at=later()).number == 1


def test_one_who_sends_it_back_holds_it_up_until_asked_again(
    cast: Cast, reviewers: Reviewers
) -> None:
    pathway = lenas_pathway(cast)
    request = approved(pathway, cast, reviewers)
    back = {"part": Part.WHOLE, "verdict": Verdict.SEND_BACK, "by": reviewers.tom, "at": NOW}
    with pytest.raises(ApprovalRefused, match="write a few words"):
        actions.give_verdict(request, **back)
    actions.give_verdict(request, words="Name the night line.", **back)
    with pytest.raises(ApprovalRefused, match="sent back"):
        published(pathway, cast)
    approved(pathway, cast, reviewers, at=later())
    assert published(pathway, cast, at=later())


def test_safeguarding_is_signed_again_only_where_it_differs(
    cast: Cast, reviewers: Reviewers
) -> None:
    pathway = lenas_pathway(cast)
    approved(pathway, cast, reviewers)
    published(pathway, cast)
    reworded(pathway, by=cast.lena, summary="Other words.")
    assert Review.of(pathway).safeguarding == ()
    reworded_rule(pathway, cast.lena)
    assert Review.of(pathway).safeguarding == ("standing_rules.safe",)
    assert Review.of(pathway).outcome is None


def test_the_safeguarding_lead_does_not_sign_their_own_words(
    cast: Cast, reviewers: Reviewers
) -> None:
    pathway = lenas_pathway(cast)
    reworded_rule(pathway, reviewers.sana)
    request = asked(pathway, cast)
    with pytest.raises(ApprovalRefused, match="somebody else is named to sign"):
        actions.give_verdict(
            request, part=Part.SAFEGUARDING, verdict=Verdict.APPROVE, by=reviewers.sana, at=NOW
        )
    actions.name_safeguarding_lead(cast.wrenbridge, member=reviewers.tom, by=cast.lena, at=NOW)
    actions.give_verdict(
        request, part=Part.SAFEGUARDING, verdict=Verdict.APPROVE, by=reviewers.tom, at=NOW
    )
    assert Review.of(pathway).stands(Part.SAFEGUARDING) is Outcome.APPROVED


def test_other_words_of_the_safeguarding_lead_are_no_hindrance(
    cast: Cast, reviewers: Reviewers
) -> None:
    pathway = reworded(lenas_pathway(cast), by=None, title="By nobody")
    drafts.keep_draft(
        pathway,
        local=LocalDocument(replace(pathway.local.pathway, summary="By Sana.")),
        what="words",
        path="head.summary",
        by=reviewers.sana,
        at=NOW,
    )
    assert not Review.of(pathway).why_not(Part.SAFEGUARDING, reviewers.sana)


def test_one_safeguarding_lead_at_a_time(cast: Cast, reviewers: Reviewers) -> None:
    actions.name_safeguarding_lead(cast.wrenbridge, member=reviewers.sana, by=cast.lena, at=NOW)
    assert SafeguardingLead.objects.count() == 1
    with pytest.raises(ApprovalRefused, match="invite them first"):
        actions.name_safeguarding_lead(cast.wrenbridge, member=cast.outsider, by=None, at=NOW)
    actions.name_safeguarding_lead(cast.wrenbridge, member=reviewers.tom, by=cast.lena, at=NOW)
    assert SafeguardingLead.objects.now_at(cast.wrenbridge).get().member == reviewers.tom


def test_the_same_draft_is_published_twice_only_when_reviewed_twice(
    cast: Cast, reviewers: Reviewers
) -> None:
    pathway = lenas_pathway(cast)
    approved(pathway, cast, reviewers)
    published(pathway, cast)
    with pytest.raises(ApprovalRefused, match="Nobody has been asked"):
        published(pathway, cast)
    approved(pathway, cast, reviewers, at=later(), sign=False)
    assert published(pathway, cast, note="Looked at again", at=later()).number == 2


def test_letters_go_to_those_who_can_say_something(cast: Cast, reviewers: Reviewers) -> None:
    asked(lenas_pathway(cast), cast)
    letters = {each.to: each.text for each in Letter.objects.all()}
    assert set(letters) == {"carla@example.org", "tom@example.org", "sana@example.org"}
    assert "sign its safeguarding parts" in letters["sana@example.org"]
    assert "/wrenbridge/pathway/work/pairs/publish/" in letters["tom@example.org"]


def test_a_note_and_a_review_day_are_asked_for(cast: Cast, reviewers: Reviewers) -> None:
    pathway = lenas_pathway(cast)
    approved(pathway, cast, reviewers)
    for note, due, said in (
        (" ", DUE, "write a few words"),
        ("New", NOW.date(), "after the day of publishing"),
        ("New", DUE.replace(year=2029), "within 24 months"),
    ):
        with pytest.raises(ApprovalRefused, match=said):
            actions.publish(pathway, change_note=note, review_due=due, by=cast.lena, at=NOW)


def test_what_the_check_finds_keeps_a_draft_from_review_and_publishing(
    cast: Cast, reviewers: Reviewers
) -> None:
    pathway = lenas_pathway(cast)
    contacts = tuple(replace(each, phone="") for each in pathway.local.pathway.contacts)
    changed = LocalDocument(replace(pathway.local.pathway, contacts=contacts))
    drafts.keep_draft(pathway, local=changed, what="words", by=cast.lena, at=NOW)
    with pytest.raises(ApprovalRefused, match="no telephone number"):
        asked(pathway, cast)


@pytest.mark.parametrize("step", ["_keep_services", "_print_codes"])
def test_a_failed_publish_leaves_the_last_edition_serving(
    step: str, cast: Cast, reviewers: Reviewers, monkeypatch: pytest.MonkeyPatch
) -> None:
    pathway = lenas_pathway(cast)
    approved(pathway, cast, reviewers)
    first = published(pathway, cast)
    reworded(pathway, by=cast.lena, title="Second")
    approved(pathway, cast, reviewers, at=later(), sign=False)

    def fails(*_given: object) -> None:
        raise RuntimeError("The disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(editions, step, fails)
        with pytest.raises(RuntimeError):
            published(pathway, cast, at=later())
    assert Edition.objects.of(pathway).newest_whole() == first
    assert PrintedCode.objects.count() == PrintedCode.objects.filter(edition=first).count()
    assert Review.of(pathway).outcome is Outcome.APPROVED
    assert published(pathway, cast, at=later()).number == 2
