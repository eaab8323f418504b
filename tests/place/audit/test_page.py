"""A lead looks through the audit trail of their locality."""

import pytest
from django.db import transaction
from django.test import Client

from attune.place.audit import sealing
from attune.place.audit.actions import record
from tests.cast import NOW, Cast

PAGE = "/wrenbridge/area/audit/"


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    client.force_login(cast.lena)
    return client


def done(cast: Cast, count: int = 1, verb: str = "trial.try_it", by: str = "mina") -> None:
    with transaction.atomic():
        for number in range(count):
            record(
                verb,
                by=getattr(cast, by),
                at=NOW,
                subject=f"place.Area:{number}",
                locality=cast.wrenbridge,
            )


def table(client: Client, question: str = "") -> str:
    answer = client.get(f"{PAGE}{question}")
    assert answer.status_code == 200
    return answer.content.decode().split("<form")[0]


def test_it_says_who_as_what_did_what_to_which_record_from_where(cast: Cast, lena: Client) -> None:
    done(cast)
    sealing.seal_new(at=NOW)
    text = table(lena)
    for words in ("Mina", "Parent-infant therapist", "trial: try it", "Area 0", "command line"):
        assert words in text
    assert "Everything up to 2 November 2026, 09:00 is sealed." in text


def test_what_happened_elsewhere_is_not_there(cast: Cast, lena: Client) -> None:
    record("trial.elsewhere", by=cast.outsider, at=NOW, locality=cast.vale)
    record("trial.nowhere", by=None, at=NOW)
    text = table(lena)
    assert "elsewhere" not in text
    assert "nowhere" not in text


@pytest.mark.parametrize(
    ("question", "there"),
    [
        ("?verb=trial", True),
        ("?verb=membership", False),
        ("?day-day=2&day-month=11&day-year=2026", True),
        ("?day-day=3&day-month=11&day-year=2026", False),
    ],
)
def test_it_is_looked_through_by_verb_and_day(
    cast: Cast, lena: Client, question: str, there: bool
) -> None:
    done(cast)
    assert ("trial: try it" in table(lena, question)) is there


def test_it_is_looked_through_by_person(cast: Cast, lena: Client) -> None:
    done(cast)
    assert "trial: try it" in table(lena, f"?who={cast.mina.pk}")
    assert "trial: try it" not in table(lena, f"?who={cast.joseph.pk}")


@pytest.mark.parametrize(
    "question",
    [
        "?who=99999999999999999999",
        "?who=x",
        "?before=x",
        "?before=-1",
        "?before=99999999999999999999999",
        "?verb=%00",
        "?day-day=40&day-month=1&day-year=2026",
    ],
)
def test_a_question_that_makes_no_sense_is_answered_without_breaking(
    cast: Cast, lena: Client, question: str
) -> None:
    assert lena.get(f"{PAGE}{question}").status_code == 200


def test_older_rows_are_on_the_next_page_and_every_row_is_on_one(cast: Cast, lena: Client) -> None:
    done(cast, count=120)
    seen: list[str] = []
    question = "?verb=trial"
    while question:
        text = table(lena, question)
        seen += [part.split("<")[0] for part in text.split(">Area ")[1:]]
        older = text.split('href="?verb=trial&amp;before=')
        question = f"?verb=trial&before={older[1].split(chr(34))[0]}" if len(older) > 1 else ""
    assert seen == [str(number) for number in reversed(range(120))]


def test_a_large_trail_costs_no_more_queries(
    cast: Cast, lena: Client, django_assert_max_num_queries: object
) -> None:
    done(cast, count=60)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        table(lena)


@pytest.mark.parametrize("who", ["mina", "joseph", "outsider"])
def test_nobody_but_the_lead_opens_it(cast: Cast, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(PAGE).status_code == 404
