"""The demo's bank of invented resources, and the promises of its places.

Nothing here exists, so nothing has been graded: each says so by leaving its evidence empty.
"""

from attune.directory.portal import actions
from attune.domain.listings.resources import REVIEW_AFTER, ResourceCard, ResourceKind
from attune.domain.offers.vocabulary import Topic, WhoFor
from attune.place.localities.models import Locality
from attune.place.members.models import Member

from .calendar import Calendar

PARENTS = (WhoFor.MOTHER, WhoFor.FATHER_OR_PARTNER)
EVERYBODY = (*PARENTS, WhoFor.OTHER_CARER)
ON_SCREEN = {ResourceKind.APP, ResourceKind.FILM, ResourceKind.LEAFLET, ResourceKind.WEBSITE}
# Title, kind, what it is, who for, topics, days since somebody read it.
RESOURCES = (
    (
        "Small Talk",
        ResourceKind.APP,
        "One thing a day to do with your baby: a song, a face to pull, a game.",
        EVERYBODY,
        (Topic.BONDING, Topic.DEVELOPMENT_AND_PLAY),
        20,
    ),
    (
        "Why is my baby crying?",
        ResourceKind.FILM,
        "Six minutes with three families at the end of a long day, and what helped.",
        EVERYBODY,
        (Topic.SLEEP_AND_CRYING,),
        33,
    ),
    (
        "Night feeds",
        ResourceKind.LEAFLET,
        "Two pages on feeding at night and on sleeping safely near your baby.",
        PARENTS,
        (Topic.FEEDING, Topic.SLEEP_AND_CRYING),
        50,
    ),
    (
        "Dads’ first hundred days",
        ResourceKind.BOOK,
        "Forty dads of our area on the first months. Borrow it from any library here.",
        (WhoFor.FATHER_OR_PARTNER,),
        (Topic.BONDING, Topic.PARENTAL_MENTAL_HEALTH),
        12,
    ),
    (
        "Ellery Family Line",
        ResourceKind.HELPLINE,
        "Call 0808 157 0123, free, every day from 8 am to 8 pm.",
        EVERYBODY,
        (Topic.PARENTAL_MENTAL_HEALTH, Topic.SLEEP_AND_CRYING),
        8,
    ),
    (
        "When birth was not what you hoped",
        ResourceKind.WEBSITE,
        "Words for what you feel after a hard birth, and where to talk about it here.",
        PARENTS,
        (Topic.BIRTH_TRAUMA,),
        70,
    ),
    (
        "Our baby came early",
        ResourceKind.WEBSITE,
        "Being a parent beside an incubator, and the first weeks at home.",
        PARENTS,
        (Topic.NEONATAL_STAY, Topic.BONDING),
        90,
    ),
    (
        "Talking while you push the pram",
        ResourceKind.FILM,
        "Ten short films in five languages on talking with a baby who cannot talk yet.",
        EVERYBODY,
        (Topic.DEVELOPMENT_AND_PLAY,),
        41,
    ),
    (
        "Two becoming three",
        ResourceKind.LEAFLET,
        "Questions for couples to ask each other before and after the baby.",
        (WhoFor.COUPLE, *PARENTS),
        (Topic.COUPLE_RELATIONSHIP,),
        65,
    ),
    (
        "Is this love? Signs of control",
        ResourceKind.WEBSITE,
        "What abuse can look like, and how to get help without anybody seeing that you looked.",
        PARENTS,
        (Topic.DOMESTIC_ABUSE,),
        15,
    ),
    (
        "Remembering",
        ResourceKind.BOOK,
        "A small book to fill in after a baby has died. The hospital gives it free.",
        (*PARENTS, WhoFor.COUPLE),
        (Topic.LOSS,),
        380,
    ),
    (
        "Baby on a budget",
        ResourceKind.LEAFLET,
        "Grants, vouchers and lending shelves of our area on one page.",
        EVERYBODY,
        (Topic.MONEY_AND_HOUSING,),
        28,
    ),
)
PROMISES = {
    "wrenbridge": (
        (
            "Asking for help is a good thing to do for your baby. We will not judge you.\n"
            "We listen first. We tell you what we could do, and you choose.\n"
            "We keep what you say to ourselves. If we think that you or your baby are in danger, "
            "we have to tell somebody. We will try to talk with you about it first.\n"
            "Asking for help does not mean that anybody takes your child away."
        ),
        "Lena Hartley, for everybody who works with babies in Wrenbridge",
    ),
    "port-ellery": (
        (
            "You know your baby best. We start from what you tell us.\n"
            "You can bring somebody with you. You can stop at any time.\n"
            "We only share what you say if somebody may come to harm, and we say so to you."
        ),
        "Olu Outsider, for the services of Port Ellery",
    ),
}


def add(places: dict[str, Locality], people: dict[str, Member], *, calendar: Calendar) -> None:
    ife = people["ife"]
    for title, kind, about, who_for, topics, days in RESOURCES:
        read = calendar.day(days)
        card = ResourceCard(
            title=title,
            kind=kind,
            about=about,
            url=f"https://example.org/{kind.value}" if kind in ON_SCREEN else "",
            who_for=who_for,
            topics=topics,
            cost="Free",
            reviewed_on=read,
            review_on=read + REVIEW_AFTER,
        )
        actions.keep_resource(places["wrenbridge"], card=card, by=ife, at=calendar.ago(days))
    for slug, (promise, promised_by) in PROMISES.items():
        reader = ife if slug == "wrenbridge" else people["outsider"]
        actions.keep_promise(
            places[slug],
            promise=promise,
            promised_by=promised_by,
            reader_name=reader.name,
            reader_email=reader.email,
            by=None,
            at=calendar.ago(100),
        )
