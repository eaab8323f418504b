"""What Wrenbridge has planned so far: an estimate, a finding, a footprint, births, counts."""

from attune.domain.assessments.tasks import TaskMove
from attune.domain.local_findings import NET, LocalFigure
from attune.place.localities.models import Locality
from attune.place.members.models import Member
from attune.planning import actions as estimates
from attune.planning import saved
from attune.planning.areas import actions as areas
from attune.planning.areas.grounds import Ground
from attune.planning.assessments import actions as assessments
from attune.planning.assessments.gathering import gathered
from attune.planning.fairness import actions as fairness
from attune.planning.fairness.policies import policies
from attune.planning.findings import actions as findings
from attune.planning.need_page import NeedPage
from attune.planning.projection import actions as projection
from attune.planning.records.projections import BIRTHS

from .calendar import Calendar

HILLS = ("X05000001", "X05000002", "X05000003")  # Castle, Lockside, Weavers
# Year to mid-year, births, residents aged 0 and 1: invented, falling a little as they do elsewhere.
YEARS = (
    *((2011, 934, "", ""), (2012, 939, "", ""), (2013, 926, "", ""), (2014, 917, "", "")),
    *((2015, 908, "", ""), (2016, 900, "", ""), (2017, 888, "", ""), (2018, 880, "", "")),
    *((2019, 872, 871, 866), (2020, 858, 856, 861)),
)
SEEN = {
    "ward": dict(
        zip((f"X0500000{n}" for n in range(1, 9)), (14, 9, 17, 6, 11, 3, 5, 8), strict=True)
    ),
    "decile": {"1": 15, "2": 12, "3": 11, "4": 9, "5": 8, "6": 6, "7": 5, "8": 4, "9": 2, "10": 1},
}
GROUPS = (
    ("asian", "Asian or Asian British", 19, 640),
    ("black", "Black or Black British", 4, 180),
    ("mixed", "Mixed", 6, 150),
    ("white", "White", 41, 1290),
    ("other", "Other ethnic group", 3, 80),
)


def fill(wrenbridge: Locality, people: dict[str, Member], *, calendar: Calendar) -> None:
    """In the order in which a lead would."""
    lena, ago = people["lena"], calendar.ago
    _births(wrenbridge, lena, calendar)
    page = NeedPage.of(wrenbridge, {})
    if page is not None:
        estimates.save_estimate(
            wrenbridge,
            name="For the joint board, spring",
            document=saved.document(page),
            by=lena,
            at=ago(150),
        )
    findings.record_figure(
        wrenbridge,
        figure=LocalFigure(NET, 165),
        reason="The parent-infant team and the perinatal team counted whom they saw.",
        source="Wrenbridge joint count, twelve months",
        by=lena,
        at=ago(90),
    )
    _patch(wrenbridge, lena, calendar)
    _counts(wrenbridge, lena, calendar)
    assessment = assessments.start_assessment(
        wrenbridge, name="Needs assessment of this year", by=lena, at=ago(120)
    )
    for days, task, move in (
        (110, "steering", TaskMove.FINISH),
        (80, "staff_survey", TaskMove.TAKE_ON),
    ):
        assessments.move_task(assessment, task=task, move=move, note="", by=lena, at=ago(days))
    if page is not None:
        inputs = gathered(page, title="Parent-infant needs in Wrenbridge", on=calendar.day(60))
        assessments.keep_report(
            wrenbridge, inputs=inputs, assessment=assessment, by=lena, at=ago(60)
        )


def _births(wrenbridge: Locality, lena: Member, calendar: Calendar) -> None:
    rows = ["year,births,age_0,age_1", *(",".join(map(str, year)) for year in YEARS)]
    projection.load_projection(
        wrenbridge,
        kind=BIRTHS,
        source="Invented figures of the demo",
        file_name="wrenbridge-births.csv",
        data="\n".join(rows).encode(),
        by=lena,
        at=calendar.ago(160),
    )


def _patch(wrenbridge: Locality, lena: Member, calendar: Calendar) -> None:
    ground = Ground.of(wrenbridge)
    if ground is not None and ground.loaded is not None:
        areas.make_footprint(
            wrenbridge,
            name="Hill patch of the parent-infant team",
            codes=HILLS,
            loaded=ground.loaded,
            by=lena,
            at=calendar.ago(100),
        )


def _counts(wrenbridge: Locality, lena: Member, calendar: Calendar) -> None:
    """Some of them small, so that the gate has something to hide."""
    rows = ["kind,group,name,period,count,denominator"]
    for kind, groups in SEEN.items():
        rows += [f"{kind},{code},,2025-26,{count}," for code, count in groups.items()]
    rows += [
        f"ethnicity,{code},{name},2025-26,{count},{births}" for code, name, count, births in GROUPS
    ]
    fairness.load_counts(
        wrenbridge,
        name="Families seen by the parent-infant team",
        source="Invented figures of the demo",
        file_name="families-seen.csv",
        data="\n".join(rows).encode(),
        policy=policies()["attune-under-5"],
        by=lena,
        at=calendar.ago(70),
    )
