"""The demo's pathways: agreed, published, translated, inherited; the review of one is late."""

from dataclasses import dataclass, replace
from datetime import timedelta

from attune.directory.records.models import Service
from attune.domain.pathways.approving import Part, Verdict
from attune.domain.pathways.local import LocalDocument, Placement
from attune.pathway.drafts import actions as drafts
from attune.pathway.languages import actions as languages
from attune.pathway.publishing import actions as publishing
from attune.pathway.records.models import Edition, LocalPathway, StepUse
from attune.pathway.templates.shipped import template
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .calendar import Calendar
from .slots import CONTACTS, PLACED, WANTED

BEGUN, FIRST, SECOND, THIRD = 330, 300, 40, 3  # days ago
VALE_BEGUN, ELLERY_FIRST = 200, 390
A_YEAR = 365
LANGUAGES = ("cy", "ur", "bn", "pa", "pl", "ro")
SPEAKERS = {"ur": "Sana Mirza", "pl": "Ewa Nowak"}  # invented; the other drafts wait for one
DAYS_WALKED = 28

People = dict[str, Member]


@dataclass(frozen=True)
class Agreed:
    """Who writes, who approves and who signs at one place."""

    author: Member
    approver: Member
    signer: Member

    def publish(
        self, pathway: LocalPathway, *, note: str, days: int, calendar: Calendar
    ) -> Edition:
        """Ask, approve, sign if need be, publish: each a little after the other."""
        at = calendar.ago(days)
        asked = publishing.ask_for_review(pathway, by=self.author, at=at - timedelta(days=6))
        say = {"verdict": Verdict.APPROVE, "at": at - timedelta(days=3)}
        publishing.give_verdict(asked, part=Part.WHOLE, by=self.approver, **say)
        if not pathway.editions.exists():
            publishing.give_verdict(asked, part=Part.SAFEGUARDING, by=self.signer, **say)
        due = calendar.day(days - A_YEAR)
        return publishing.publish(pathway, change_note=note, review_due=due, by=self.author, at=at)


def publish_all(places: dict[str, Locality], people: People, *, calendar: Calendar) -> None:
    """Wrenbridge's two editions, Vale's draft of the first, Port Ellery's overdue one."""
    wrenbridge = _wrenbridge(places["wrenbridge"], people, calendar)
    first = Edition.objects.of(wrenbridge).numbered(1).get()
    drafts.adapt_edition(
        places["vale"],
        parent=first,
        key="pairs",
        by=people["callum"],
        at=calendar.ago(VALE_BEGUN),
    )
    _port_ellery(places["port-ellery"], people, calendar)


def _wrenbridge(place: Locality, people: People, calendar: Calendar) -> LocalPathway:
    lena, begun = people["lena"], calendar.ago(BEGUN)
    agreed = Agreed(lena, people["callum"], people["ruth"])
    publishing.name_safeguarding_lead(place, member=people["ruth"], by=lena, at=begun)
    pathway = drafts.adapt_template(
        place, template=template("pairs"), key="pairs", by=lena, at=begun
    )
    _fill(pathway, by=lena, calendar=calendar, days=BEGUN - 5)
    _translate(pathway, by=lena, calendar=calendar)
    agreed.publish(pathway, note="Our first own pathway.", days=FIRST, calendar=calendar)
    drafts.change_part(
        pathway,
        path="slots.fathers-groups",
        fields={"text": "Groups where dads and partners come with the baby, on Saturdays too."},
        by=lena,
        at=calendar.ago(SECOND + 12),
    )
    drafts.want(pathway, slot="video-feedback", name=WANTED, by=lena, at=calendar.ago(SECOND + 11))
    second = agreed.publish(
        pathway,
        note="Saturday groups for dads are in. We say what we want for work with short films.",
        days=SECOND,
        calendar=calendar,
    )
    _walked(second, calendar)
    _talked(pathway, people, calendar)
    return pathway


def _fill(pathway: LocalPathway, *, by: Member, calendar: Calendar, days: int) -> None:
    """Services into slots, numbers to the contacts, in one change: a lead's long afternoon.

    A slot without a service stays a gap.
    """
    place = pathway.locality
    wanted = {
        slot: [n.replace("{place}", place.name) for n in named] for slot, named in PLACED.items()
    }
    names = [name for named in wanted.values() for name in named]
    here = {each.name: each for each in Service.objects.reaching(place).filter(name__in=names)}
    placements = {
        slot: tuple(Placement(name, str(here[name].uid)) for name in named if name in here)
        for slot, named in wanted.items()
    }
    whole = pathway.local.pathway
    contacts = tuple(replace(each, **CONTACTS.get(each.key, {})) for each in whole.contacts)
    local = LocalDocument(replace(whole, contacts=contacts), placements)
    drafts.keep_draft(pathway, local=local, what="place", by=by, at=calendar.ago(days))


def _translate(pathway: LocalPathway, *, by: Member, calendar: Calendar) -> None:
    for language in LANGUAGES:
        languages.begin_language(pathway, language=language, by=by, at=calendar.ago(FIRST + 8))
    for language, speaker in SPEAKERS.items():
        languages.approve_language(
            pathway, language=language, speaker=speaker, by=by, at=calendar.ago(FIRST + 7)
        )


def _walked(edition: Edition, calendar: Calendar) -> None:
    """Counts of four weeks, the later steps seen less often than the first."""
    steps = edition.document.pathway.steps
    StepUse.objects.bulk_create(
        StepUse(edition=edition, step=step.key, day=calendar.day(day), times=times)
        for day in range(1, DAYS_WALKED)
        for number, step in enumerate(steps)
        if (times := (7 * day + 3 * number) % 9 * (len(steps) - number) // len(steps))
    )


def _talked(pathway: LocalPathway, people: People, calendar: Calendar) -> None:
    """Two open comments, and a third edition that waits for Callum."""
    drafts.say(
        pathway,
        path="steps.permission",
        words="Parents ask me what we write down. Could we say that here?",
        by=people["joseph"],
        at=calendar.ago(9),
    )
    drafts.say(
        pathway,
        path="slots.specialised-team",
        words="We can see families from 20 weeks of pregnancy now.",
        by=people["mina"],
        at=calendar.ago(8),
    )
    drafts.change_part(
        pathway,
        path="slots.specialised-team",
        fields={"text": "Works with parent and baby together, from 20 weeks of pregnancy."},
        by=people["lena"],
        at=calendar.ago(THIRD + 1),
    )
    publishing.ask_for_review(
        pathway,
        note="One sentence about pregnancy is new. Please look before the steering group.",
        by=people["lena"],
        at=calendar.ago(THIRD),
    )


def _port_ellery(place: Locality, people: People, calendar: Calendar) -> None:
    """To five, and forgotten: its review fell due some weeks ago."""
    olu, begun = people["outsider"], calendar.ago(ELLERY_FIRST + 5)
    publishing.name_safeguarding_lead(place, member=people["ruth"], by=olu, at=begun)
    pathway = drafts.adapt_template(
        place, template=template("assessment"), key="to-five", by=olu, at=begun
    )
    _fill(pathway, by=olu, calendar=calendar, days=ELLERY_FIRST + 4)
    Agreed(olu, people["callum"], people["ruth"]).publish(
        pathway, note="From conception to five.", days=ELLERY_FIRST, calendar=calendar
    )
