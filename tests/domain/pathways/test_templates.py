"""The shipped templates: whole, plain, safe, and leading where they should."""

import re
import tomllib
from collections import Counter

import pytest

from attune.domain.levels import Grouping
from attune.domain.pathways.checking.checker import check
from attune.domain.pathways.inheriting import TO_THE_FILE, TO_THE_PART, whole
from attune.domain.pathways.pathway import SECTIONS, TO_FIVE, TO_TWO, Pathway
from attune.domain.pathways.pictures import PICTURES
from attune.domain.pathways.plain_words import texts
from attune.domain.pathways.reading import HEAD, read_pathway
from attune.domain.pathways.step_reading import ROUTE_FIELDS, STEP_FIELDS
from attune.domain.pathways.vocabulary import (
    ContactKind,
    FactorGroup,
    InformationKind,
    RuleKind,
    Shape,
    StepKind,
)
from attune.domain.pathways.walking import Said, walk
from attune.domain.readability import reading_age
from attune.pathway.templates.shipped import template, template_keys
from attune.place.content.files import read
from tests.domain.pathways.walked import walked
from tests.house.source import ROOT

KEYS = ("assessment", "escalator", "pairs", "system")
FAMILIES, PRACTITIONERS = 11, 14  # years
PAGE = (ROOT / "docs" / "pathway-format.md").read_text(encoding="utf-8")
GUIDANCE = re.compile(r"(ways_of_working|standing_rules|information|steps|links|checklist)\.")
LADDER = re.compile(r"step(ped)?[ -](up|down)|tier|escalat|ladder", re.IGNORECASE)
UNWELCOME = re.compile(r"non-complian|hard to reach|\bDNA\b|did not attend|\bcases?\b|\bdyad", re.I)
# How questionnaires begin their items; the words of none of them may stand in a template.
ITEM = re.compile(
    r"(over|in|during) the (past|last) (\d+|two|seven|few|week)|how often|most of the time"
    r"|as much as (ever|i)|\bI (have|feel|felt|am|was)\b|strongly (dis)?agree|never or rarely",
    re.IGNORECASE,
)

every_template = pytest.mark.parametrize("key", KEYS)


def of(key: str) -> Pathway:
    return template(key).pathway


def joined(pathway: Pathway, wanted: re.Pattern[str]) -> str:
    return "\n".join(text for path, text in texts(pathway).items() if wanted.match(path))


def test_these_are_the_templates() -> None:
    assert tuple(template_keys()) == KEYS


@every_template
def test_a_template_is_called_as_its_file_and_says_that_it_is_ours(key: str) -> None:
    pathway = of(key)
    assert (pathway.key, pathway.author) == (key, "Attune")
    assert pathway.label == "Attune proposal, editable"


@every_template
def test_the_checker_finds_nothing_in_it(key: str) -> None:
    assert check(of(key)) == ()


@every_template
def test_no_answer_can_bring_a_walk_to_a_stop(key: str) -> None:
    for step in of(key).steps:
        for choice in () if step.is_outcome else step.choices:
            plain = [r for r in step.routes if r.takes(choice) and not r.when and not r.again]
            assert plain, f"{step.key}: {choice}"


@every_template
def test_followed_step_by_step_no_walk_is_stuck_or_tells_others_unasked(key: str) -> None:
    """Found without the checker, with all that was ever said kept in mind."""
    found = walked(of(key))
    assert (found.nowhere, found.unasked) == (set(), set())
    assert found.steps == {step.key for step in of(key).steps}


# How it reads


@every_template
def test_families_can_read_the_family_version(key: str) -> None:
    measured = reading_age(joined(of(key), re.compile(r"family\.")))
    assert measured and measured.years <= FAMILIES


@every_template
def test_each_card_of_the_family_version_can_be_read_by_itself(key: str) -> None:
    ages = {card.key: reading_age(card.text) for card in of(key).family.cards}
    assert not [card for card, age in ages.items() if age and age.years > FAMILIES]


@every_template
def test_practitioners_need_no_second_reading_of_the_guidance(key: str) -> None:
    measured = reading_age(joined(of(key), GUIDANCE))
    assert measured and measured.years <= PRACTITIONERS


@every_template
def test_no_words_that_blame_families(key: str) -> None:
    found = {path for path, text in texts(of(key)).items() if UNWELCOME.search(text)}
    assert not found


@every_template
def test_texts_are_a_few_sentences_at_most(key: str) -> None:
    long = {path: len(text) for path, text in texts(of(key)).items() if len(text) > 330}
    assert set(long) <= {"source"}


# What it says


@every_template
def test_tools_are_named_and_never_told(key: str) -> None:
    """A licensed questionnaire is its owner's; only its name stands here."""
    for view in of(key).information:
        for tool in view.tools:
            assert "?" not in tool.name + tool.text
            assert len(tool.text) <= 100
    assert not [path for path, text in texts(of(key)).items() if ITEM.search(text)]


@pytest.mark.parametrize("text", ["In the past 7 days", "How often do you", "I feel close to it"])
def test_an_item_of_a_questionnaire_would_be_seen(text: str) -> None:
    assert ITEM.search(text)


@every_template
def test_some_tools_need_training_and_some_do_not(key: str) -> None:
    needed = {tool.needs_training for view in of(key).information for tool in view.tools}
    assert needed == {True, False}


@every_template
def test_all_six_views_are_gathered_somewhere_and_have_prompts_and_tools(key: str) -> None:
    pathway = of(key)
    assert [view.kind for view in pathway.information] == list(InformationKind)
    assert all(view.prompts and view.tools for view in pathway.information)
    assert {view for step in pathway.steps for view in step.gathers} == {
        view.key for view in pathway.information
    }


@every_template
def test_the_rules_that_apply_at_every_step_are_there(key: str) -> None:
    assert {rule.kind for rule in of(key).standing_rules} == set(RuleKind)


@every_template
def test_contacts_are_named_and_left_to_the_area(key: str) -> None:
    contacts = of(key).contacts
    assert {each.kind for each in contacts} >= set(ContactKind) - {ContactKind.OTHER}
    assert not [each.key for each in contacts if each.reachable]


@every_template
def test_every_grouping_has_three_to_five_slots_and_words(key: str) -> None:
    pathway = of(key)
    counted = Counter(slot.grouping for slot in pathway.slots)
    assert set(counted) == {each.grouping for each in pathway.groupings} == set(Grouping)
    assert all(3 <= count <= 5 for count in counted.values())


@every_template
def test_every_slot_stands_in_one_layer_around_the_child(key: str) -> None:
    layers = of(key).layers
    assert (layers[0].key, layers[0].slots) == ("child", ())
    assert Counter(slot for layer in layers for slot in layer.slots) == Counter(
        slot.key for slot in of(key).slots
    )


@every_template
def test_eight_to_ten_cards_each_with_a_picture_of_ours(key: str) -> None:
    cards = of(key).family.cards
    assert 8 <= len(cards) <= 10
    assert {card.picture for card in cards} <= set(PICTURES)


@every_template
def test_the_last_card_says_what_to_do_in_danger(key: str) -> None:
    last = of(key).family.cards[-1]
    assert last.picture == "help-now"
    assert "999" in last.text


@every_template
def test_every_step_has_guidance(key: str) -> None:
    assert not [step.key for step in of(key).steps if not step.text]


@every_template
def test_a_worry_about_safety_needs_no_agreement(key: str) -> None:
    """Whatever the family says when told, help to keep them safe goes on."""
    told = of(key).step("tell-the-family")
    ends = {route.to for route in told.routes}
    assert told.consent
    assert not [route for route in told.routes if route.answers]
    assert all(Grouping.GETTING_RISK_SUPPORT in of(key).step(end).groupings for end in ends)


# PAIRS


def test_pairs_has_twelve_to_twenty_steps() -> None:
    assert 12 <= len(of("pairs").steps) <= 20


def test_pairs_knows_no_ladder() -> None:
    written = "\n".join(texts(of("pairs")).values())
    assert of("pairs").shape is Shape.FRONT_DOOR
    assert not LADDER.search(written)


def test_every_grouping_is_one_answer_away_where_help_is_chosen() -> None:
    pathway = of("pairs")
    ends = [pathway.step(route.to) for route in pathway.step("need").routes]
    reached = {grouping for end in ends for grouping in end.groupings}
    assert reached == set(Grouping)


def test_getting_advice_is_called_coping_in_pairs() -> None:
    assert of("pairs").words_of(Grouping.GETTING_ADVICE).title == "Coping"


def test_pairs_goes_to_two_and_the_assessment_to_five() -> None:
    assert (of("pairs").reaches_months, of("assessment").reaches_months) == (TO_TWO, TO_FIVE)
    to_two, to_five = (of(key).contact_points_reached for key in ("pairs", "assessment"))
    assert len(to_two) < len(to_five) == len(of("assessment").contact_points)


# The assessment


def test_the_assessment_opens_with_two_questions_whatever_is_answered() -> None:
    pathway = of("assessment")
    first = pathway.step(pathway.starts_at)
    second = pathway.step(first.routes[0].to)
    assert [step.kind for step in (first, second)] == [StepKind.ASK, StepKind.ASK]
    assert [len(step.routes) for step in (first, second)] == [1, 1]
    assert "every meeting" in first.text


def test_the_checklist_has_every_factor_of_the_appendix() -> None:
    """18 of each caregiver, 8 of the relationship, 10 of the infant: version 1.2, appendix 1."""
    groups = Counter(factor.group for factor in of("assessment").checklist)
    assert groups == {
        FactorGroup.CAREGIVER: 18,
        FactorGroup.RELATIONSHIP: 8,
        FactorGroup.INFANT: 10,
    }


def test_the_checklist_is_no_part_of_the_walk_and_no_step_counts() -> None:
    pathway = of("assessment")
    asked = {text for path, text in texts(pathway).items() if path.startswith("steps.")}
    assert not asked & {factor.text for factor in pathway.checklist}
    assert not re.search(r"\b(score|points|threshold)\b", "\n".join(asked))


# Where walks lead


WALKS = [
    ("pairs", "well", "thriving"),
    ("pairs", "danger - not-asked", "risk-support"),
    ("pairs", "knows none help yes - more-help", "more-help"),
    ("pairs", "wondering - fits none ideas", "advice"),
    ("pairs", "wondering - fits none enough", "thriving"),
    (
        "pairs",
        "wondering - confusing look-again - confusing look-again none help yes - help",
        "help",
    ),
    ("pairs", "knows worry go-on enough cannot-wait disagrees", "risk-support"),
    ("pairs", "knows worry go-on help no can-wait", "advice"),
    ("pairs", "knows worry social-care agrees", "risk-support"),
    ("pairs", "knows none unsure - unsure -", "advice"),
    ("pairs", "knows none help no", "advice"),
    ("pairs", "knows none help yes - not-clear clearer none help yes - not-clear", "meet-together"),
    ("assessment", "good as-wished no", "universal-offer"),
    ("assessment", "hard as-wished no leave-it", "universal-offer"),
    ("assessment", "mixed different yes - none none yes yes - more-help - - -", "more-help"),
    ("assessment", "mixed partly yes - not-known - not-known - none yes no", "open-door"),
    (
        "assessment",
        "good as-wished yes - present - worry go-on no cannot-wait not-asked",
        "risk-support",
    ),
    ("assessment", "mixed partly yes - none none no", "no-plan-needed"),
    ("escalator", "yes - none - more yes - more - enough", "specialised"),
    ("escalator", "yes - none - enough", "universal-advice"),
    ("escalator", "yes - worry social-care agrees", "risk-focused"),
    ("system", "yes - no yes more-help", "more-help"),
]


@pytest.mark.parametrize(("key", "said", "end"), WALKS)
def test_a_walk_leads_where_it_should(key: str, said: str, end: str) -> None:
    """“-” stands for a step at which one only goes on."""
    at = walk(of(key))
    for word in said.split():
        at = walk(of(key), (*at.gone, Said(at.step.key, "" if word == "-" else word)))
    assert at.ended
    assert at.step.key == end


@every_template
def test_every_grouping_is_where_some_walk_ends(key: str) -> None:
    ends = {grouping for step in of(key).outcomes for grouping in step.groupings}
    assert ends == set(Grouping)


# The page that explains the format


def examples() -> list[str]:
    return re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def test_the_example_of_the_page_loads_and_is_sound() -> None:
    example = examples()[0]
    assert example.count("\n") == 25
    pathway = read_pathway(tomllib.loads(example), file="first-steps.toml")
    assert check(pathway) == ()


def test_the_example_of_inheriting_loads() -> None:
    data = whole(tomllib.loads(examples()[1]), lambda key: read("pathways", key).data)
    pathway = read_pathway(data, file="wrenbridge.toml")
    slots = [slot.key for slot in pathway.slots]
    assert slots[slots.index("baby-groups") + 1] == "toy-library"
    assert "neonatal-psychology" not in slots


def test_the_page_names_every_field_and_word() -> None:
    enums = (StepKind, InformationKind, RuleKind, ContactKind, FactorGroup, Shape, Grouping)
    words = {each.value for enum in enums for each in enum} | set(PICTURES)
    words |= HEAD | set(SECTIONS) | STEP_FIELDS | ROUTE_FIELDS | TO_THE_FILE | TO_THE_PART
    assert not {word for word in words if not re.search(rf"\b{re.escape(word)}\b", PAGE)}
