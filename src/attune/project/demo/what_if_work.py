"""What Wrenbridge has counted for the simulation of flow, and two what-ifs its lead kept."""

from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.planning.flow import actions, rates_actions, worked
from attune.planning.flow.asked import asked_of
from attune.planning.flow.saved import document_of

from .calendar import Calendar

LOG = "Invented count of the demo: referrals of twelve months"
# Rate, value: as a team might count them that works longer and with less time than is assumed.
COUNTED = (
    ("identified_targeted", "55%"),
    ("identified_brief", "60%"),
    ("identified_long", "70%"),
    ("episode_targeted", "12"),
    ("episode_long", "40"),
    ("contacts_long", "1"),
    ("clinical_share", "45%"),
    ("drop", "16%"),
)
WHAT_IFS = (
    (40, "As it stands this autumn", {}),
    (35, "Two more at targeted help", {"wte_targeted": "5.4"}),
)


def fill(wrenbridge: Locality, people: dict[str, Member], *, calendar: Calendar) -> None:
    """Rates first, then what was asked under them."""
    lena, day = people["lena"], calendar.day(60).isoformat()
    rows = ["rate,value,source,date", *(f"{key},{value},{LOG},{day}" for key, value in COUNTED)]
    rates_actions.load_rates(
        wrenbridge,
        file_name="wrenbridge-rates.csv",
        data="\n".join(rows).encode(),
        by=lena,
        at=calendar.ago(45),
    )
    for days, name, moved in WHAT_IFS:
        asked = asked_of(wrenbridge, moved)
        if asked is not None:
            document = document_of(asked, worked.first(asked.question))
            actions.save_scenario(
                wrenbridge, name=name, document=document, by=lena, at=calendar.ago(days)
            )
