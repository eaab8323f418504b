"""What changed between two editions: every part, its words, its services."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings

from attune.domain.pathways.edition import Base, EditionDocument, FrozenService
from attune.domain.pathways.edition_changes import How, changes
from attune.domain.pathways.parts import Statement
from attune.domain.pathways.pathway import Pathway
from attune.domain.pathways.vocabulary import Standing
from tests.domain.pathways.small_pathway import plain, small
from tests.pathways_drawn import sound_pathways

DAY = date(2026, 11, 2)
HERE, WANTED = Standing.CURRENT, Standing.ASPIRATIONAL


def edition(pathway: Pathway, **services: tuple[FrozenService, ...]) -> EditionDocument:
    base = Base("template", "small", "1", "0" * 64)
    due = DAY + timedelta(days=365)
    return EditionDocument("Wrenbridge", 1, DAY, due, "A note", base, pathway, services)


def service(name: str, standing: Standing = HERE, uid: str = "", **said: str) -> FrozenService:
    return FrozenService(name, standing, uid, **said)


def between(was: Pathway, now: Pathway) -> Any:
    return changes(edition(was), edition(now))


def with_step(key: str, **fields: Any) -> Pathway:
    steps = [each | fields if each["key"] == key else each for each in plain()["steps"]]
    return small(steps=steps)


@given(sound_pathways(12))
@settings(max_examples=20)
def test_nothing_changes_between_a_pathway_and_itself(pathway: Pathway) -> None:
    assert not between(pathway, pathway).any


def test_a_reworded_part_is_named_with_both_its_words() -> None:
    found = between(small(), with_step("ask", question="Is anybody worried?"))
    (part,) = found.parts
    assert (part.section, part.title, part.how, part.otherwise) == (
        *("steps", "Ask", How.CHANGED),
        False,
    )
    (words,) = part.reworded
    assert (words.path, words.was, words.now) == (
        *("question", "Are you worried?"),
        "Is anybody worried?",
    )


def test_a_part_that_leads_elsewhere_changed_otherwise() -> None:
    (part,) = between(small(), with_step("look", routes=[{"to": "well"}])).parts
    assert part.otherwise
    assert part.reworded == ()


def test_whom_to_ring_changed_is_seen_though_a_number_is_not_words() -> None:
    contacts = [plain()["contacts"][0] | {"phone": "01632 960111"}]
    (part,) = between(small(), small(contacts=contacts)).parts
    assert (part.section, part.otherwise) == ("contacts", True)


def test_parts_that_came_and_went() -> None:
    rule = {"key": "home", "kind": "other", "title": "At home", "text": "Knock."}
    first = plain()["standing_rules"][0]
    found = between(small(), small(standing_rules=[first, rule]))
    assert [(each.how, each.title) for each in found.of("standing_rules")] == [
        (How.ADDED, "At home"),
        (How.REMOVED, "Permission"),
    ]
    assert found.sections == ("standing_rules",)


def test_the_head_and_the_version_for_families_are_parts_too() -> None:
    family = {"title": "Help for you", "intro": "Ask us.", "cards": []}
    found = between(small(), small(summary="Otherwise.", family=family, reaches_months=60))
    (head,) = found.of("head")
    assert [words.path for words in head.reworded] == ["summary"]
    assert head.otherwise
    assert [(each.how, each.title) for each in found.of("family")] == [
        (How.CHANGED, "Help for you"),
        (How.REMOVED, "Talk"),
    ]


def test_another_order_alone_is_told_as_such() -> None:
    turned = list(reversed(plain()["ways_of_working"]))
    found = between(small(), small(ways_of_working=turned))
    assert (found.parts, found.reordered) == ((), ("ways_of_working",))


def test_a_long_part_without_a_title_is_named_by_its_beginning() -> None:
    text = "word " * 40
    added = (*small().ways_of_working, Statement("more", text))
    (part,) = between(small(), replace(small(), ways_of_working=added)).parts
    assert len(part.title) <= 92
    assert part.title.endswith("word …")


def test_services_that_came_went_and_changed() -> None:
    uids = [f"00000000-0000-0000-0000-00000000000{number}" for number in range(3)]
    stays = service("Stays", uid=uids[0], phone="01632 960001")
    rung = replace(stays, phone="01632 960002", name="Stays, renamed")
    before = edition(small(), groups=(stays, service("Goes", uid=uids[1])))
    after = edition(small(), groups=(rung, service("Comes", uid=uids[2])))
    found = [(each.how, each.name) for each in changes(before, after).services]
    assert found == [
        (How.CHANGED, "Stays, renamed"),
        (How.ADDED, "Comes"),
        (How.REMOVED, "Goes"),
    ]


def test_a_wanted_service_that_is_there_now_has_arrived() -> None:
    uid = "00000000-0000-0000-0000-000000000001"
    before = edition(small(), team=(service("A team", WANTED),))
    after = edition(small(), team=(service("A team", HERE, uid),))
    (found,) = changes(before, after).services
    assert found.arrived
    assert (found.how, found.slot) == (How.CHANGED, "Team")


def test_two_services_of_one_name_are_not_taken_for_one() -> None:
    uids = [f"00000000-0000-0000-0000-00000000000{number}" for number in range(2)]
    before = edition(small(), team=(service("A team", uid=uids[0]),))
    after = edition(small(), team=(service("A team", uid=uids[1]),))
    assert [each.how for each in changes(before, after).services] == [How.ADDED, How.REMOVED]


def test_services_of_a_slot_that_is_gone_are_gone_too() -> None:
    kept = [slot for slot in plain()["slots"] if slot["key"] != "groups"]
    without = small(slots=kept, layers=[])
    found = changes(edition(small(), groups=(service("Goes", WANTED),)), edition(without))
    assert [(each.how, each.slot) for each in found.services] == [(How.REMOVED, "Groups")]
