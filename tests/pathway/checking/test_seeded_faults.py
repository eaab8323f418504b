"""A fault of every class is put in, and found under its key."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from attune.directory.services import actions as services
from attune.domain.pathways.checking.checker import check
from attune.domain.pathways.checking.findings import FindingKind
from attune.domain.pathways.local import LocalDocument, Placement
from attune.domain.pathways.parts import PathwayRefused
from attune.domain.pathways.reading import read_pathway
from attune.domain.pathways.vocabulary import Standing
from attune.pathway.checking.checked import checked_draft, checked_edition, checked_pathway
from attune.pathway.drafts import actions as drafts
from attune.pathway.records.models import Edition, LocalPathway, Translation
from tests.append_only import lifted
from tests.cast import NOW, Cast
from tests.directory.services_at_wrenbridge import named
from tests.pathway.checking.drafted_at_wrenbridge import a_draft, a_team, in_slot, sound_text
from tests.pathway.pathways_at_wrenbridge import DUE, an_edition
from tests.pathways_written import RISK, an_act, an_ask, an_outcome

TODAY = NOW.date()
END = an_outcome("end")
LONG = "Multidisciplinary perinatal professionals systematically operationalise interdisciplinary "
HARD = LONG * 4
Seeded = tuple[dict[str, Any], FindingKind, str]


def steps(*listed: dict[str, Any]) -> dict[str, Any]:
    return {"steps": list(listed), "starts_at": listed[0]["key"]}


IN_THE_TEXT: dict[str, Seeded] = {
    "unreachable": (
        steps(an_act("look", "end"), an_act("lost", "end"), END),
        FindingKind.UNREACHABLE,
        "steps.lost",
    ),
    "dead end": (
        steps(an_ask("well", {"to": "end", "answers": ["yes"]}), END),
        FindingKind.DEAD_END,
        "steps.well.answers.no",
    ),
    "unanswered": (
        steps(
            an_ask("well", {"to": "calm"}),
            an_ask("calm", {"to": "end", "when": [{"step": "well", "any_of": ["yes"]}]}),
            END,
        ),
        FindingKind.UNANSWERED,
        "steps.calm.answers.yes",
    ),
    "circle": (
        steps(
            an_ask("well", {"to": "look", "answers": ["no"]}, {"to": "end"}),
            an_act("look", "well"),
            END,
        ),
        FindingKind.ENDLESS,
        "steps.well",
    ),
    "circle without an exit": (
        steps(an_act("look", "think"), an_act("think", "look"), END),
        FindingKind.ENDLESS,
        "steps.look",
    ),
    "no rule of consent": (
        {"standing_rules": sound_text()["standing_rules"][:1]},
        FindingKind.NO_CONSENT,
        "standing_rules",
    ),
    "shared unasked": (
        steps(an_act("look", "end"), {**END, "shares": True}),
        FindingKind.NO_CONSENT,
        "steps.end",
    ),
    "no rule of safeguarding": (
        {"standing_rules": sound_text()["standing_rules"][1:]},
        FindingKind.NO_SAFEGUARDING,
        "standing_rules",
    ),
    "no outcome of risk": (
        steps(an_act("look", "end"), {**END, "groupings": ["Thriving"]}),
        FindingKind.NO_SAFEGUARDING,
        "steps",
    ),
    "no safeguarding contact": ({"contacts": []}, FindingKind.NO_SAFEGUARDING, "contacts"),
    "nothing to offer": (
        {"slots": [{"key": "team", "grouping": "Thriving", "title": "A team", "text": "Meet."}]},
        FindingKind.OUTCOME_WITHOUT_SLOTS,
        "steps.end",
    ),
    "hard words for practitioners": (
        {"ways_of_working": [{"key": "together", "text": f"{HARD}."}]},
        FindingKind.HARD_TO_READ,
        "ways_of_working.together.text",
    ),
    "hard words for families": (
        {"family": {"title": "Help", "intro": f"{HARD}."}},
        FindingKind.HARD_TO_READ,
        "family.intro",
    ),
    "too tangled": (
        steps(
            *(an_ask(f"q{n}", {"to": f"q{n + 1}" if n < 17 else "last"}) for n in range(18)),
            an_act(
                *("last", "end"),
                when=[{"step": f"q{n}", "any_of": ["no"]} for n in range(18)],
                then="end",
            ),
            END,
        ),
        FindingKind.TANGLED,
        "steps",
    ),
}


def test_nothing_is_found_where_nothing_was_put() -> None:
    assert check(read_pathway(sound_text(), file="sound")) == ()


@pytest.mark.parametrize("name", IN_THE_TEXT)
def test_a_fault_of_the_text_is_found_and_named(name: str) -> None:
    fields, kind, path = IN_THE_TEXT[name]
    found = check(read_pathway(sound_text(**fields), file="seeded"))
    seeded = [each for each in found if (each.kind, each.path) == (kind, path)]
    assert seeded, found
    assert path == "steps" or _key(path) in seeded[0].sentence


def _key(path: str) -> str:
    """The word by which a sentence names a part; a whole list has none."""
    words = path.split(".")
    return words[1] if len(words) > 1 else ""


def test_nothing_is_found_in_a_sound_draft(cast: Cast) -> None:
    draft = a_draft(cast.wrenbridge, in_slot(a_team(cast.wrenbridge)))
    assert checked_draft(draft, on=TODAY).findings == ()
    assert checked_edition(an_edition(draft), on=TODAY).findings == ()


def closed(cast: Cast) -> Placement:
    team = a_team(cast.wrenbridge)
    services.end_service(team, by=None, at=NOW, why="It ended")
    return in_slot(team)


def stale(cast: Cast) -> Placement:
    return in_slot(a_team(cast.wrenbridge, assured_on=TODAY - timedelta(days=400)))


def closed_for_now(cast: Cast) -> Placement:
    return in_slot(a_team(cast.wrenbridge, status="temporarily closed"))


def unknown(cast: Cast) -> Placement:
    return Placement("Nobody's team", str(named("a service nobody listed")))


def wanted(cast: Cast) -> Placement:
    return Placement("A wanted team", standing=Standing.ASPIRATIONAL)


def without_a_way_in(cast: Cast) -> Placement:
    return in_slot(a_team(cast.wrenbridge, contacts=[]))


@pytest.mark.parametrize(
    ("placed", "kinds", "words"),
    [
        (closed, [FindingKind.CLOSED, FindingKind.GAP], "Wrenbridge Duty Team"),
        (stale, [FindingKind.STALE], "Wrenbridge Duty Team"),
        (closed_for_now, [FindingKind.CLOSED_FOR_NOW], "Wrenbridge Duty Team"),
        (unknown, [FindingKind.UNKNOWN, FindingKind.GAP], "Nobody's team"),
        (wanted, [FindingKind.GAP], "A wanted team"),
        (without_a_way_in, [FindingKind.NO_WAY_IN], "Wrenbridge Duty Team"),
    ],
)
def test_a_service_families_cannot_be_sent_to_is_found(
    cast: Cast, placed: Callable[[Cast], Placement], kinds: list[FindingKind], words: str
) -> None:
    found = checked_draft(a_draft(cast.wrenbridge, placed(cast)), on=TODAY).findings
    assert [each.kind for each in found] == kinds
    assert found[0].path in ("slots.team", "groupings.getting-risk-support")
    assert words in found[0].sentence


def test_a_service_that_was_merged_counts_as_what_it_became(cast: Cast) -> None:
    old, new = a_team(cast.wrenbridge, "Old name"), a_team(cast.wrenbridge, "New name")
    draft = a_draft(cast.wrenbridge, in_slot(old))
    old.merged_into, old.is_public = new, False
    old.save()
    assert checked_draft(draft, on=TODAY).findings == ()


def test_many_services_take_no_more_questions_than_one(cast: Cast) -> None:
    asked = []
    draft = a_draft(cast.wrenbridge)
    for count in (1, 6):
        placed = tuple(
            in_slot(a_team(cast.wrenbridge, f"Team {n} of {count}")) for n in range(count)
        )
        changed = LocalDocument(draft.local.pathway, {"team": placed})
        drafts.keep_draft(draft, local=changed, what="place", by=None, at=NOW)
        with CaptureQueriesContext(connection) as queries:
            checked_draft(draft, on=TODAY)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 4


def test_a_grouping_without_any_service_is_a_gap(cast: Cast) -> None:
    (gap,) = checked_draft(a_draft(cast.wrenbridge), on=TODAY).findings
    assert (gap.kind, gap.path) == (FindingKind.GAP, "groupings.getting-risk-support")
    assert not gap.blocks
    assert RISK in gap.sentence


def test_a_contact_nobody_can_ring_or_write_to_is_found(cast: Cast) -> None:
    lead = {"key": "lead", "kind": "safeguarding", "title": "Your safeguarding lead"}
    draft = a_draft(cast.wrenbridge, in_slot(a_team(cast.wrenbridge)), contacts=[lead])
    (only,) = checked_draft(draft, on=TODAY).findings
    assert (only.kind, only.path, only.blocks) == (FindingKind.NO_CONTACT, "contacts.lead", True)


def translated(draft: LocalPathway, path: str, source: str) -> Translation:
    return Translation.objects.create(
        pathway=draft, language="ur", path=path, words="ترجمہ", source_sha256=source, at=NOW
    )


def test_a_translation_behind_its_source_is_found_in_its_language(cast: Cast) -> None:
    family = {"title": "Help for you", "intro": "You can ask."}
    draft = a_draft(cast.wrenbridge, in_slot(a_team(cast.wrenbridge)), family=family)
    translated(draft, "family.intro", "0" * 64)
    found = {each.path: each for each in checked_draft(draft, on=TODAY).findings}
    assert {each.kind for each in found.values()} == {FindingKind.TRANSLATION_BEHIND}
    assert "“family.intro” in Urdu was made from words that have changed" in (
        found["family.intro"].sentence
    )
    assert "“family.title” in Urdu is missing" in found["family.title"].sentence


def test_a_review_that_is_overdue_is_found_in_the_edition_alone(cast: Cast) -> None:
    draft = a_draft(cast.wrenbridge, in_slot(a_team(cast.wrenbridge, assured_on=DUE)))
    edition = an_edition(draft)
    assert checked_edition(edition, on=DUE).findings == ()
    (only,) = checked_edition(edition, on=DUE + timedelta(days=1)).findings
    assert only.kind is FindingKind.REVIEW_OVERDUE
    assert checked_draft(draft, on=DUE + timedelta(days=1)).findings == ()


def altered(edition: Edition) -> Edition:
    """Somebody writes to the database behind the program's back."""
    with lifted():
        text = edition.text.replace("Your safeguarding lead", "Nobody")
        Edition.objects.filter(pk=edition.pk).update(text=text)
    return Edition.objects.of(edition.pathway).numbered(edition.number).get()


def test_an_edition_altered_behind_the_programs_back_is_found(cast: Cast) -> None:
    draft = a_draft(cast.wrenbridge, in_slot(a_team(cast.wrenbridge)))
    an_edition(draft)
    (only,) = checked_edition(altered(an_edition(draft)), on=TODAY).findings
    assert (only.kind, only.path) == (FindingKind.ALTERED, "editions.2")
    assert "edition 2" in only.sentence


def test_the_draft_what_serves_and_every_altered_edition_are_checked(cast: Cast) -> None:
    draft = a_draft(cast.wrenbridge, in_slot(a_team(cast.wrenbridge)))
    for spoil in (True, False, False, True):
        edition = an_edition(draft)
        if spoil:
            altered(edition)
    assert [each.edition for each in checked_pathway(draft, on=TODAY)] == [0, 4, 3, 1]


def test_a_condition_on_an_unknown_answer_is_refused_with_its_key() -> None:
    when = [{"step": "well", "any_of": ["perhaps"]}]
    fields = steps(an_ask("well", {"to": "look"}), an_act("look", "end", when=when), END)
    with pytest.raises(PathwayRefused, match=r"“look”.*“perhaps”.*“well”"):
        read_pathway(sound_text(**fields), file="bad")


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "Ring <b>now</b>", "javascript:alert(1)", "a\u202eb"]
)
def test_markup_and_scripts_in_local_words_are_refused_with_their_key(words: str) -> None:
    with pytest.raises(PathwayRefused, match=r"steps\.end\.title"):
        read_pathway(sound_text(steps=[{**END, "title": words}], starts_at="end"), file="bad")


def test_five_thousand_steps_are_refused() -> None:
    many = [an_act(f"s{n}", f"s{n + 1}") for n in range(4_999)] + [an_outcome("s4999")]
    with pytest.raises(PathwayRefused, match=r"5,000 steps; 1,000 is the most"):
        read_pathway(sound_text(**steps(*many)), file="bad")


def test_a_thousand_steps_in_a_row_are_not_too_many() -> None:
    many = [an_act(f"s{n}", f"s{n + 1}") for n in range(999)] + [an_outcome("s999")]
    assert check(read_pathway(sound_text(**steps(*many)), file="long")) == ()


def test_every_class_of_fault_is_seeded_here() -> None:
    in_services = {
        *(FindingKind.CLOSED, FindingKind.STALE, FindingKind.CLOSED_FOR_NOW),
        *(FindingKind.UNKNOWN, FindingKind.GAP, FindingKind.NO_WAY_IN, FindingKind.NO_CONTACT),
        *(FindingKind.TRANSLATION_BEHIND, FindingKind.REVIEW_OVERDUE, FindingKind.ALTERED),
    }
    assert {kind for _, kind, _ in IN_THE_TEXT.values()} | in_services == set(FindingKind)
