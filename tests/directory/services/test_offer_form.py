"""The form of an offer asks every field, gives back what it was given, and says what is wrong."""

from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from attune.directory.services.offer_form import EVERY, GROUPS, OfferForm
from attune.domain.offers.offer import KINDS, Offer
from attune.kit.widgets import DateBoxes

WHOLE = {
    "groupings": ["getting_help", "getting_more_help"],
    "tiers": ["specialist"],
    "focus": "specialised",
    "standing": "planned",
    "stages": ["antenatal", "to_6_months"],
    "who_for": ["mother", "dyad"],
    "ages_eligible": {"from_months": -9, "to_months": 24},
    "ages_seen": {"from_months": -4, "to_months": 60},
    "exclusions": "Families outside\nthe two towns",
    "geography": "North",
    "routes": ["self", "gp"],
    "how_to_refer": "Ring us",
    "criteria": {
        "domains": ["a", "b", "c"],
        "rows": [{"indicators": 5, "domains": 3}],
        "source": "Leaflet",
    },
    "settings": ["home"],
    "kinds": ["therapy"],
    "topics": ["bonding"],
    "made_for": ["dads"],
    "languages": ["Welsh", "Urdu, spoken"],
    "offer_to_dads": "Evenings",
    "interventions": [
        {
            "name": "Video | feedback",
            "training": "Accredited",
            "evidence": "A",
            "source": "Guide",
            "on": "2024-05-01",
        }
    ],
    "measures": ["PBQ"],
    "wte": "2.50",
    "staff": [{"discipline": "Nurse: band 6", "wte": "1.5"}],
    "wte_shares": {"getting_help": "0.333", "getting_more_help": "0.6"},
    "capacity": {"value": "20", "on": "2026-10-01"},
    "wait_weeks": {"value": "0", "on": "2026-10-02"},
    "funding_source": "Council",
    "funding_ends": "2027-03-31",
    "sector": "health_visiting",
    "agreements": [{"direction": "up", "service": "x-1", "note": "weekly"}],
    "queries": ["Is this right?"],
    "free": False,
}


def as_sent(form: OfferForm) -> QueryDict:
    """What a browser sends when somebody opens the form and presses the button."""
    sent = QueryDict(mutable=True)
    for bound in form:
        value = bound.value()
        if isinstance(bound.field.widget, DateBoxes):
            for part in ("day", "month", "year"):
                sent[f"{bound.html_name}-{part}"] = str(getattr(value, part, ""))
        elif isinstance(value, list):
            sent.setlist(bound.html_name, value)
        else:
            said = "" if value is None else str(value)
            sent[bound.html_name] = said.replace("\n", "\r\n")
    return sent


def filled(changes: dict[str, Any], *, offer: Offer = Offer(), **more: Any) -> OfferForm:  # noqa: B008
    sent = as_sent(OfferForm(given=offer, **more))
    for name, value in changes.items():
        sent.setlist(name, value) if isinstance(value, list) else sent.update({name: value})
    return OfferForm(sent, given=offer, **more)


def test_every_field_of_an_offer_has_its_question_in_one_group() -> None:
    assert sorted(EVERY) == sorted(KINDS)


@pytest.mark.parametrize("plain", [{}, WHOLE])
def test_a_form_sent_back_as_it_was_shown_changes_nothing(plain: dict[str, Any]) -> None:
    offer = Offer.of(plain)
    form = filled({}, offer=offer)
    assert form.is_valid(), form.errors
    assert form.offer == offer
    assert form.offer.text() == offer.text()


@given(st.sets(st.sampled_from(sorted(WHOLE))), st.sampled_from([g.names for g in GROUPS]))
def test_whatever_part_is_asked_what_is_not_asked_stays(known: set[str], names: Any) -> None:
    offer = Offer.of({name: WHOLE[name] for name in known})
    form = filled({}, offer=offer, names=names)
    assert form.is_valid(), form.errors
    assert form.offer == offer


def test_answers_become_the_offer() -> None:
    form = filled(
        {
            "groupings": ["getting_help"],
            "ages_eligible_from": "pregnancy",
            "ages_eligible_to": "2 years",
            "wait_weeks_value": "6",
            "wait_weeks_on-day": "1",
            "wait_weeks_on-month": "10",
            "wait_weeks_on-year": "2026",
            "staff": "Therapist: 1.2\r\nNurse: 0.5",
            "languages": "Polish, Urdu",
            "wte_shares_getting_help": "40",
            "criteria_domains": "a\r\nb",
            "criteria_rows": "5 in 2",
            "free": "yes",
        }
    )
    assert form.is_valid(), form.errors
    offer = form.offer
    assert offer.ages_eligible and offer.ages_eligible.document() == {
        "from_months": -9,
        "to_months": 24,
    }
    assert offer.wait_weeks and offer.wait_weeks.value == 6
    assert [each.wte for each in offer.staff] == [Decimal("1.2"), Decimal("0.5")]
    assert offer.languages == ("Polish", "Urdu")
    assert offer.wte_shares[0][1] == Decimal("0.4")
    assert offer.criteria and offer.criteria.rows[0].indicators == 5
    assert offer.free is True


def test_an_emptied_field_is_taken_away() -> None:
    form = filled({"exclusions": "", "groupings": []}, offer=Offer.of(WHOLE))
    assert form.is_valid(), form.errors
    assert form.offer.exclusions == ""
    assert form.offer.groupings == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ages_eligible_from": "pregnancy"}, "ages_eligible_to"),
        ({"ages_seen_from": "soon", "ages_seen_to": "2 years"}, "ages_seen_from"),
        ({"ages_seen_from": "3 years", "ages_seen_to": "2 years"}, "ages_seen_from"),
        ({"wait_weeks_value": "6"}, "wait_weeks_on"),
        ({"staff": "a therapist"}, "staff"),
        ({"staff": "Therapist: many"}, "staff"),
        ({"criteria_domains": "a", "criteria_rows": "5 of"}, "criteria_rows"),
        ({"criteria_domains": "a", "criteria_rows": "5 in 3"}, "criteria_rows"),
        ({"wte_shares_getting_help": "70", "wte_shares_getting_more_help": "40"}, None),
        ({"agreements": "sideways | x"}, "agreements"),
        ({"interventions": "VIG | | good"}, "interventions"),
        ({"funding_ends-day": "31", "funding_ends-month": "2", "funding_ends-year": "2027"},
         "funding_ends"),
        ({"exclusions": "x\0y"}, "exclusions"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(changes: dict[str, str], field: str | None) -> None:
    form = filled(changes)
    assert not form.is_valid()
    assert field is None or field in form.errors


def test_a_sector_is_chosen_from_the_list_and_an_old_one_stays() -> None:
    offer = Offer.of({"sector": "a_sector_of_old"})
    form = filled({}, offer=offer, names=("sector",), sectors=[("gp", "GPs")])
    assert form.is_valid(), form.errors
    assert form.offer.sector == "a_sector_of_old"
    assert not filled({"sector": "nonsense"}, names=("sector",), sectors=[("gp", "GPs")]).is_valid()
