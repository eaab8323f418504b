"""The invented services of the demo: what each is, in words for families, and what it offers."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Offering:
    """One kind of service, of which each place may have its own. `{place}` is the place's name;
    one with `{site}` in its name is at every site of its sort."""

    name: str
    provider: str
    about: str
    offer: dict[str, Any]
    at: str = "hub"  # the sort of place: hub, clinic, hall, home, library, hidden, online
    when: tuple[str, str, str] | None = None  # day, opens, closes
    free: bool = True
    only: tuple[str, ...] = ()  # the places that have it; all where none is named
    more: dict[str, Any] = field(default_factory=dict)


def offered(groupings: str, focus: str, stages: str, who_for: str, **more: Any) -> dict[str, Any]:
    """An offer's document; words are parted by spaces."""
    listed = {"groupings": groupings, "stages": stages, "who_for": who_for}
    document: dict[str, Any] = {name: words.split() for name, words in listed.items()}
    for name, value in more.items():
        many = name in {"settings", "kinds", "topics", "made_for", "routes", "tiers"}
        document[name] = value.split() if many else value
    return {**document, "focus": focus}


EARLY = "antenatal to_6_months to_12_months to_2_years"
BABY = "to_6_months to_12_months to_2_years"
TRUST, COUNCIL, CHARITY = "{place} Community Health", "{place} Council", "Little Wrens Charity"
OFFERINGS = (
    Offering(
        "{place} Parent-Infant Team",
        TRUST,
        "We help when it feels hard to bond with your baby. You and your baby meet the same "
        "therapist each week.\nYou do not need a diagnosis.",
        offered(
            "getting_more_help",
            "specialised",
            EARLY,
            "mother father_or_partner dyad",
            tiers="specialist",
            kinds="therapy",
            topics="bonding birth_trauma neonatal_stay loss",
            settings="clinic home",
            routes="self midwife health_visitor gp consultation_first",
            wte="4.6",
            staff=[
                {"discipline": "Clinical psychologist", "wte": "1.6"},
                {"discipline": "Parent-infant psychotherapist", "wte": "2.0"},
                {"discipline": "Team administrator", "wte": "1.0"},
            ],
            wte_shares={"getting_more_help": "0.8", "getting_help": "0.2"},
            capacity={"value": "60", "on": "2026-10-01"},
            wait_weeks={"value": "9", "on": "2026-10-01"},
            ages_eligible={"from_months": -9, "to_months": 24},
            ages_seen={"from_months": -3, "to_months": 18},
            funding_ends="2027-03-31",
            offer_to_dads="Dads and partners can come on their own or together.",
            criteria={
                "domains": [
                    "Relationship with the main carer",
                    "Emotional",
                    "Cognitive",
                    "Sense of self",
                    "Social interaction",
                ],
                "rows": [
                    {"indicators": 5, "domains": 3},
                    {"indicators": 4, "domains": 4},
                    {"indicators": 3, "domains": 5},
                ],
                "source": "Shaped on the published rule of NHS Lanarkshire, for the demonstration",
            },
            interventions=[
                {"name": "Video feedback on moments together", "training": "Accredited course"}
            ],
            measures=["A goals-based measure", "A measure of bonding"],
        ),
        at="clinic",
        only=("wrenbridge",),
    ),
    Offering(
        "Health visiting in {place}",
        TRUST,
        "Your health visitor sees every family with a new baby. You can call or text between "
        "visits about feeding, sleep, crying or how you feel.",
        offered(
            "thriving getting_advice",
            "additional",
            EARLY,
            "mother father_or_partner dyad baby",
            tiers="universal",
            kinds="home_visiting advice_line",
            topics="feeding sleep_and_crying bonding parental_mental_health",
            settings="home clinic phone_or_text",
            routes="self midwife gp any_professional",
            wte="38",
            ages_eligible={"from_months": -3, "to_months": 60},
            ages_seen={"from_months": -3, "to_months": 60},
        ),
        at="clinic",
        when=("MO,TU,WE,TH,FR", "09:00", "16:30"),
    ),
    Offering(
        "Community midwives of {place}",
        TRUST,
        "Midwives care for you in pregnancy and for the first days with your baby.",
        offered(
            "thriving",
            "non_specialised",
            "antenatal to_6_months",
            "mother father_or_partner",
            tiers="universal",
            kinds="home_visiting",
            topics="bonding feeding birth_trauma",
            settings="home clinic",
            routes="self gp",
            wte="52",
            ages_eligible={"from_months": -9, "to_months": 1},
        ),
        at="clinic",
    ),
    Offering(
        "Perinatal mental health team of {place}",
        TRUST,
        "A team for mothers with a moderate or severe mental illness in pregnancy or the first "
        "two years.",
        offered(
            "getting_more_help",
            "non_specialised",
            EARLY,
            "mother",
            tiers="specialist",
            kinds="therapy",
            topics="parental_mental_health birth_trauma",
            settings="clinic home",
            routes="midwife health_visitor gp",
            wte="7.5",
            wait_weeks={"value": "6", "on": "2026-09-15"},
            ages_eligible={"from_months": -9, "to_months": 24},
            exclusions="Referral is for the mother’s own mental health.",
        ),
        at="clinic",
    ),
    Offering(
        "Under-fives team of {place}",
        TRUST,
        "Help from the child and adolescent mental health service for young children.",
        offered(
            "getting_more_help",
            "additional",
            f"{BABY} to_5_years",
            "dyad",
            tiers="specialist",
            kinds="therapy",
            topics="bonding",
            settings="clinic",
            routes="gp social_worker health_visitor",
            wte="3.0",
            wait_weeks={"value": "22", "on": "2026-08-20"},
            ages_eligible={"from_months": 0, "to_months": 60},
            ages_seen={"from_months": 36, "to_months": 60},
        ),
        at="clinic",
    ),
    Offering(
        "Stay and Play at {site}",
        COUNCIL,
        "Come and play with your baby, meet other parents and have a cup of tea. Just turn up.",
        offered(
            "thriving",
            "non_specialised",
            BABY,
            "mother father_or_partner other_carer baby",
            tiers="universal",
            kinds="drop_in group",
            topics="development_and_play bonding",
            settings="family_hub",
            routes="self",
            ages_eligible={"from_months": 0, "to_months": 24},
            free=True,
        ),
        when=("TU", "10:00", "11:30"),
    ),
    Offering(
        "Baby massage at {site}",
        COUNCIL,
        "Five weeks of gentle massage for you and your baby, in a small group.",
        offered(
            "getting_advice",
            "additional",
            "to_6_months",
            "dyad",
            tiers="universal",
            kinds="group",
            topics="bonding sleep_and_crying",
            settings="family_hub",
            routes="self health_visitor",
            ages_eligible={"from_months": 1, "to_months": 8},
        ),
        when=("TH", "13:00", "14:00"),
    ),
    Offering(
        "Dads and Babies Saturday group at {site}",
        CHARITY,
        "A Saturday group for dads and their babies. Breakfast is on us.",
        offered(
            "thriving getting_advice",
            "additional",
            BABY,
            "father_or_partner dyad",
            tiers="universal",
            kinds="group peer_support",
            topics="bonding",
            made_for="dads",
            settings="community_place",
            routes="self",
            offer_to_dads="Made for dads.",
            funding_ends="2027-06-30",
        ),
        at="hall",
        when=("SA", "09:30", "11:00"),
        only=("wrenbridge", "vale"),
    ),
    Offering(
        "Bumps Together at {site}",
        TRUST,
        "An antenatal course about birth, feeding and getting to know your baby before you meet.",
        offered(
            "thriving",
            "additional",
            "antenatal",
            "mother father_or_partner couple",
            tiers="universal",
            kinds="antenatal_course",
            topics="bonding couple_relationship feeding",
            settings="hybrid",
            routes="self midwife",
            ages_eligible={"from_months": -5, "to_months": 0},
        ),
        at="hall",
        when=("WE", "18:30", "20:30"),
    ),
    Offering(
        "Feeding friends at {site}",
        CHARITY,
        "Mums who have fed their own babies sit beside you and help. Breast, bottle or both.",
        offered(
            "getting_advice",
            "non_specialised",
            "antenatal to_6_months to_12_months",
            "mother",
            tiers="universal",
            kinds="peer_support drop_in",
            topics="feeding",
            settings="family_hub phone_or_text",
            routes="self",
        ),
        when=("FR", "10:00", "12:00"),
    ),
    Offering(
        "Ellery Family Line",
        CHARITY,
        "A free phone line for any parent of a child under five, every day from 8 am to 8 pm.",
        offered(
            "getting_advice",
            "non_specialised",
            f"{EARLY} to_5_years",
            "mother father_or_partner other_carer",
            tiers="universal",
            kinds="advice_line",
            topics="sleep_and_crying parental_mental_health money_and_housing",
            settings="freephone out_of_hours",
            routes="self",
        ),
        at="online",
        only=("port-ellery",),
        more={"everywhere": True, "phone": "0808 157 0123"},
    ),
)
