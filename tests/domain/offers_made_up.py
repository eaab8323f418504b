"""Made-up offers, services and statements for the tests of the gap matrix."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from attune.domain.levels import Grouping
from attune.domain.offers.cells import Asked
from attune.domain.offers.crosswalk import Crosswalk, Vocabulary, read_crosswalk
from attune.domain.offers.matrix import Matrix
from attune.domain.offers.no_service import NoService
from attune.domain.offers.offer import Offer
from attune.domain.offers.parts import Ages
from attune.domain.offers.standing import Mapped, Running
from attune.domain.offers.vocabulary import Focus, MadeFor, Stage, Standing, Tier, WhoFor
from attune.place.content.files import read

FILE = read("vocabularies", "levels")
CROSSWALK: Crosswalk = read_crosswalk(FILE.data, file="vocabularies/levels.toml")
AREAS = ("wrenbridge", "vale", "ellery")
TODAY = date(2026, 11, 2)
# A service about which everything the matrix asks is known, and which keeps nobody out.
WHOLE: dict[str, Any] = {
    "groupings": ["getting_help"],
    "focus": "specialised",
    "stages": ["antenatal"],
    "who_for": ["mother"],
}


def a_service(name: str = "Baby and You", *areas: str, **offer: Any) -> Mapped:
    """A whole service with some fields of its offer changed; a field given as None is left out."""
    running = offer.pop("running", Running.RUNS)
    fields = {key: value for key, value in (WHOLE | offer).items() if value is not None}
    return Mapped(name, name, Offer.of(fields), areas or ("wrenbridge",), running)


def a_matrix(*services: Mapped, says: tuple[NoService, ...] = (), **other: Any) -> Matrix:
    parts: dict[str, Any] = {"vocabulary": Vocabulary.GROUPINGS, "areas": AREAS} | other
    return Matrix(CROSSWALK, services=services, statements=says, **parts)


def nothing(**parts: Any) -> NoService:
    """Lena's word of 2 November that there is nothing that gets help in Wrenbridge."""
    known = {
        "grouping": Grouping.GETTING_HELP,
        "area": "wrenbridge",
        "said_by": "Lena",
        "on": TODAY,
    }
    return NoService(**(known | parts))


HERE = Asked(
    level=Grouping.GETTING_HELP, stage=Stage.ANTENATAL, who=WhoFor.MOTHER, area="wrenbridge"
)


def some(vocabulary: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.sets(st.sampled_from(list(vocabulary))).map(
        lambda chosen: tuple(each for each in vocabulary if each in chosen)
    )


@st.composite
def shares(draw: st.DrawFn) -> tuple[tuple[Grouping, Decimal], ...]:
    """No share, or some that add to at most the whole."""
    left, given_out = 100, []
    for grouping in draw(some(Grouping)):
        part = draw(st.integers(0, left))
        left -= part
        given_out.append((grouping, Decimal(part) / 100))
    return tuple(given_out)


@st.composite
def ages(draw: st.DrawFn) -> Ages:
    start = draw(st.integers(-9, 80))
    return Ages(start, draw(st.integers(start + 1, 120)))


OFFERS = st.builds(
    Offer,
    groupings=some(Grouping),
    tiers=some(Tier),
    focus=st.none() | st.sampled_from(Focus),
    standing=st.sampled_from(Standing),
    stages=some(Stage),
    who_for=some(WhoFor),
    ages_eligible=st.none() | ages(),
    ages_seen=st.none() | ages(),
    made_for=some(MadeFor),
    languages=st.sets(st.sampled_from(["Urdu", "urdu", "Polish", "Welsh"])).map(tuple),
    wte=st.none() | st.decimals(0, 60, places=2),
    wte_shares=shares(),
    geography=st.sampled_from(["", "Within the Flying Start areas"]),
)


@st.composite
def maps(draw: st.DrawFn, offers: st.SearchStrategy[Offer] = OFFERS) -> Matrix:
    """Any services in any areas with any statements, in any vocabulary."""
    reach = st.sets(st.sampled_from([*AREAS, "elsewhere"]), min_size=1).map(tuple)
    services = [
        Mapped(str(number), f"Service {number}", offer, areas, running)
        for number, (offer, areas, running) in enumerate(
            draw(st.lists(st.tuples(offers, reach, st.sampled_from(Running)), max_size=6))
        )
    ]
    said = st.builds(
        NoService,
        grouping=st.sampled_from(Grouping),
        area=st.sampled_from(AREAS),
        said_by=st.just("Lena"),
        on=st.just(TODAY),
        stage=st.none() | st.sampled_from(Stage),
        who=st.none() | st.sampled_from(WhoFor),
        focus=st.none() | st.sampled_from(Focus),
    )
    return a_matrix(
        *services,
        says=tuple(draw(st.lists(said, max_size=6))),
        vocabulary=draw(st.sampled_from(Vocabulary)),
    )


@st.composite
def questions(draw: st.DrawFn, matrix: Matrix) -> Asked:
    """Any question one can ask of a map."""
    return Asked(
        level=draw(st.none() | st.sampled_from(matrix.vocabulary.words)),
        stage=draw(st.none() | st.sampled_from(Stage)),
        who=draw(st.none() | st.sampled_from(WhoFor)),
        area=draw(st.none() | st.sampled_from(AREAS)),
        focus=draw(st.none() | st.sampled_from(Focus)),
        made_for=draw(st.none() | st.sampled_from(MadeFor)),
        language=draw(st.none() | st.sampled_from(["urdu", "polish"])),
    )
