"""What the invented sectors of Wrenbridge answer in the demo's mapping rounds."""

from dataclasses import dataclass
from typing import Any

# Sector, and who speaks for it; Mina is a member and answers from her desk.
INVITED = {
    "health_visiting": ("Ruth Ashby", "ruth.ashby@example.org"),
    "parent_infant": ("Mina Kapoor", "mina@demo.example"),
    "voluntary": ("Peter Lowe", "peter.lowe@example.org"),
    "midwifery": ("Grace Idowu", "grace.idowu@example.org"),
    "camhs": ("Harriet Quayle", "harriet.quayle@example.org"),
    "gps": ("Sunil Rao", "sunil.rao@example.org"),
    "early_help": ("Carol Dent", "carol.dent@example.org"),
    "domestic_abuse": ("Bea Marsh", "bea.marsh@example.org"),
    "schools_and_places": ("Owen Pryce", "owen.pryce@example.org"),
}


@dataclass(frozen=True)
class Answer:
    """Services by name with what is said of each, and where there is none.

    A service of the directory keeps what its record says but for the fields named here.
    """

    said: dict[str, dict[str, Any]]
    nothing: tuple[dict[str, str], ...] = ()


TRUST = "Wrenbridge Community Health"
LAST_YEAR = {
    "health_visiting": Answer(
        {
            "Listening visits": {
                "about": "Up to six visits at home with a health visitor who listens.",
                "provider": TRUST,
                "groupings": ["getting_help"],
                "focus": "additional",
                "stages": ["to_6_months", "to_12_months"],
                "who_for": ["mother"],
                "kinds": ["home_visiting"],
                "topics": ["parental_mental_health"],
                "routes": ["health_visitor"],
                "queries": ["Are dads offered this too?"],
            }
        }
    ),
    "parent_infant": Answer(
        {"Wrenbridge Parent-Infant Team": {}},
        ({"grouping": "getting_more_help", "who": "father_or_partner", "focus": "specialised"},),
    ),
    "voluntary": Answer(
        {
            "Bench by the river": {
                "about": "A bench, a flask and somebody to talk to, on dry mornings.",
                "provider": "Little Wrens Charity",
                "groupings": ["getting_advice"],
                "focus": "non_specialised",
                "stages": ["to_6_months", "to_12_months", "to_2_years"],
                "who_for": ["mother", "father_or_partner"],
                "kinds": ["peer_support"],
                "routes": ["self"],
            }
        }
    ),
}
AGREED = {
    "midwifery": Answer(
        {
            "Continuity team of Willow": {
                "about": "The same small team of midwives before, during and after birth.",
                "provider": TRUST,
                "groupings": ["thriving", "getting_advice"],
                "focus": "additional",
                "stages": ["antenatal", "to_6_months"],
                "who_for": ["mother", "father_or_partner"],
                "kinds": ["home_visiting"],
                "made_for": ["deprived_20"],
                "routes": ["self", "gp"],
                "wte": "8",
            }
        },
        (
            {
                "grouping": "getting_help",
                "stage": "antenatal",
                "who": "father_or_partner",
                "note": "Nobody we know of sees dads on their own before birth.",
            },
        ),
    ),
    "schools_and_places": Answer(
        {
            "Pram-friendly cinema": {
                "about": "Thursday films with the lights half up. Staff know where to point you.",
                "provider": "Rowan Picture House",
                "groupings": ["thriving"],
                "focus": "non_specialised",
                "stages": ["to_6_months", "to_12_months"],
                "who_for": ["mother", "father_or_partner", "other_carer"],
                "kinds": ["place_that_notices"],
                "routes": ["self"],
            }
        }
    ),
}
SENT = {
    # Contradicts the record on how long people wait, and CAMHS on who is seen.
    "health_visiting": Answer(
        {
            "Under-fives team of Wrenbridge": {
                "ages_seen": {"from_months": 48, "to_months": 60},
                "queries": ["When did they last see a baby?"],
            },
            "Health visiting in Wrenbridge": {"wte": "34.5"},
        },
        ({"grouping": "getting_more_help", "stage": "antenatal", "who": "couple"},),
    ),
    "camhs": Answer(
        {
            "Under-fives team of Wrenbridge": {
                "ages_seen": {"from_months": 0, "to_months": 60},
                "wait_weeks": {"value": "14", "on": "2026-10-20"},
            }
        }
    ),
    "parent_infant": Answer(
        {
            "Wrenbridge Parent-Infant Team": {
                "wte": "4.2",
                "wait_weeks": {"value": "11", "on": "2026-10-15"},
            },
            "Consultation for anybody who works with babies": {
                "about": "An hour with one of us about a family you worry over.",
                "provider": TRUST,
                "groupings": ["getting_help", "getting_more_help"],
                "focus": "specialised",
                "stages": ["antenatal", "to_6_months", "to_12_months", "to_2_years"],
                "who_for": ["dyad"],
                "routes": ["any_professional"],
                "wte": "0.4",
            },
        },
        ({"grouping": "getting_more_help", "stage": "to_5_years", "focus": "specialised"},),
    ),
    "gps": Answer(
        {
            "Six-week check with time for mum": {
                "about": "Some practices give it half an hour.",
                "provider": "GPs of Wrenbridge",
                "groupings": ["thriving"],
                "focus": "non_specialised",
                "stages": ["to_6_months"],
                "who_for": ["mother", "baby"],
                "queries": ["Which practices?"],
            }
        }
    ),
}
DRAFT = Answer(
    {
        "Family support workers of Wrenbridge": {"wte": "8.5"},
        "Parenting together": {
            "about": "Evenings for parents who live apart.",
            "groupings": ["getting_help"],
            "stages": ["to_2_years"],
            "who_for": ["couple"],
        },
    }
)
