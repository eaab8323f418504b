"""Which fields of an offer leave with the published record, and which stay with staff.

Staff's own: whole-time equivalents, staff, shares, capacity, funding, sector, ages seen, measures,
agreements, open queries, and the referral criteria, which a practitioner works through with a
family (Attune proposal, editable).
"""

from typing import Any

from .offer import Offer

PUBLIC_FIELDS = (
    "groupings",
    "focus",
    "stages",
    "who_for",
    "ages_eligible",
    "exclusions",
    "geography",
    "routes",
    "how_to_refer",
    "settings",
    "kinds",
    "topics",
    "made_for",
    "languages",
    "offer_to_dads",
    "interventions",
    "wait_weeks",
    "free",
)
# What training an intervention needs is a question for those who run it.
PRIVATE_OF_INTERVENTION = "training"


def public_offer(offer: Offer) -> dict[str, Any]:
    """The offer's document with its public fields only."""
    document = offer.document()
    public = {name: document[name] for name in PUBLIC_FIELDS if name in document}
    if "interventions" in public:
        public["interventions"] = [
            {name: value for name, value in each.items() if name != PRIVATE_OF_INTERVENTION}
            for each in public["interventions"]
        ]
    return public
