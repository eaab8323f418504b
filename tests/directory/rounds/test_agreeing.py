"""Agreeing: only a person writes to the directory, once, and from what is there at that moment."""

import pytest

from attune.directory.records.models import Provider, Service
from attune.directory.rounds.actions import agreeing, answering
from attune.directory.rounds.models import Contribution, MappingRound
from attune.directory.rounds.subjects import Subject, subjects
from attune.directory.services.actions import change_service
from attune.domain.rounds.states import RoundRefused
from attune.place.audit.models import AuditRow
from tests.cast import NOW, Cast
from tests.directory.rounds.rounds_at_wrenbridge import a_round, an_invite, said, sent
from tests.directory.services_at_wrenbridge import a_service


def agreed(cast: Cast, mapping_round: MappingRound, subject: Subject, **choices: int) -> Service:
    return agreeing.agree(mapping_round, subject=subject, choices=choices, by=cast.lena, at=NOW)


def test_sending_writes_nothing_to_the_directory(cast: Cast) -> None:
    service = a_service(cast.wrenbridge, "Baby group", offer={"wte": "1"})
    uid = str(service.uid)
    sent(an_invite(cast, a_round(cast)), said("Baby group", service=uid, wte="2"), said("New one"))
    service.refresh_from_db()
    assert (service.number, str(service.offer.wte)) == (1, "1")
    assert Service.objects.count() == 1


def test_two_sectors_that_name_one_new_service_make_one(cast: Cast) -> None:
    mapping_round = a_round(cast)
    ann = an_invite(cast, mapping_round)
    bo = an_invite(cast, mapping_round, "gps", name="Bo Lane", email="bo@example.org")
    sent(ann, said("Home Talk", key="a", provider="Wrenbridge Council", wte="1"))
    sent(bo, said("home  talk", key="b", provider="Wrenbridge Council", free=True))
    [subject] = subjects(mapping_round)
    assert subject.disputed == ("name",)
    service = agreed(cast, mapping_round, subject, name=0)
    assert (service.name, service.offer.free, str(service.offer.wte)) == ("Home Talk", True, "1")
    [assurance] = service.assurances.all()
    assert (assurance.how, assurance.on) == ("round", NOW.date())
    assert assurance.said_by == "Health visiting, GPs and primary care"
    service.refresh_from_db()
    assert service.assured_on == NOW.date()
    assert Provider.objects.get().name == "Wrenbridge Council"
    assert AuditRow.objects.filter(verb="contribution.agreed").count() == 2
    with pytest.raises(RoundRefused, match="meanwhile"):
        agreed(cast, mapping_round, subject, name=0)
    assert Service.objects.count() == 1


def test_a_record_that_moved_meanwhile_is_looked_at_again(cast: Cast) -> None:
    service = a_service(cast.wrenbridge, "Baby group", offer={})
    mapping_round = a_round(cast)
    about = "A weekly group for new parents."
    sent(
        an_invite(cast, mapping_round),
        said("Baby group", service=str(service.uid), about=about, wte="2"),
    )
    [subject] = subjects(mapping_round)
    document = service.whole_document.with_fields(description="Something else")
    change_service(service, document=document, by=cast.lena, at=NOW, why="Corrected")
    with pytest.raises(RoundRefused, match="meanwhile"):
        agreed(cast, mapping_round, subject)


def test_a_dispute_left_open_writes_nothing(cast: Cast) -> None:
    service = a_service(cast.wrenbridge, "Baby group", offer={"wte": "1"})
    mapping_round = a_round(cast)
    sent(an_invite(cast, mapping_round), said("Baby group", service=str(service.uid), wte="2"))
    [subject] = subjects(mapping_round)
    assert agreeing.agree_undisputed(mapping_round, by=cast.lena, at=NOW) == 0
    with pytest.raises(RoundRefused, match="wte"):
        agreed(cast, mapping_round, subject)
    service.refresh_from_db()
    assert service.number == 1


def test_a_part_of_the_whole_is_chosen_as_one_side_has_it(cast: Cast) -> None:
    service = a_service(
        cast.wrenbridge, "Baby group", offer={"wte_shares": {"getting_help": "0.8"}}
    )
    mapping_round = a_round(cast)
    shares = {"getting_advice": "0.9"}
    invite = an_invite(cast, mapping_round)
    sent(invite, said("Baby group", service=str(service.uid), wte_shares=shares))
    [subject] = subjects(mapping_round)
    agreed(cast, mapping_round, subject, wte_shares=1)
    service.refresh_from_db()
    assert service.offer.document()["wte_shares"] == shares


def test_a_service_that_ended_leaves_the_portal_and_keeps_its_history(cast: Cast) -> None:
    service = a_service(cast.wrenbridge, "Baby group", offer={})
    mapping_round = a_round(cast)
    sent(
        an_invite(cast, mapping_round),
        said("Baby group", service=str(service.uid), standing="ended"),
    )
    [subject] = subjects(mapping_round)
    agreed(cast, mapping_round, subject, standing=1)
    service.refresh_from_db()
    assert (service.is_public, service.status, service.number) == (False, "inactive", 2)


def test_after_a_question_only_the_newest_answer_counts(cast: Cast) -> None:
    mapping_round = a_round(cast)
    invite = an_invite(cast, mapping_round)
    sent(invite, said("Old name", key="a"))
    answering.send_back(invite, question="Is that its name?", by=cast.lena, at=NOW)
    sent(invite, said("New name", key="a"))
    assert [each.name for each in subjects(mapping_round)] == ["New name"]
    assert Contribution.objects.count() == 2


def test_a_service_of_elsewhere_cannot_be_spoken_of(cast: Cast) -> None:
    elsewhere = a_service(cast.vale, "Vale group")
    mapping_round = a_round(cast)
    sent(an_invite(cast, mapping_round), said("Vale group", service=str(elsewhere.uid), wte="9"))
    [subject] = subjects(mapping_round)
    assert subject.service is None
    agreed(cast, mapping_round, subject)
    elsewhere.refresh_from_db()
    assert elsewhere.number == 1


def test_agreeing_twice_by_the_one_press_changes_nothing_more(cast: Cast) -> None:
    mapping_round = a_round(cast)
    sent(an_invite(cast, mapping_round), said("One"), said("Two"))
    assert agreeing.agree_undisputed(mapping_round, by=cast.lena, at=NOW) == 2
    assert agreeing.agree_undisputed(mapping_round, by=cast.lena, at=NOW) == 0
    assert Service.objects.count() == 2


def test_a_record_merged_meanwhile_is_the_one_it_became(cast: Cast) -> None:
    kept, gone = (a_service(cast.wrenbridge, name, offer={}) for name in ("Kept", "Gone"))
    invite = an_invite(cast, a_round(cast))
    gone.merged_into = kept
    gone.save()
    sent(invite, said("Gone", service=str(gone.uid)))
    [subject] = subjects(invite.mapping_round)
    assert subject.service == kept


def test_two_who_share_a_link_lose_nothing_of_each_other(cast: Cast) -> None:
    invite = an_invite(cast, a_round(cast))
    for name in ("One", "Two"):
        answering.keep_draft(
            invite,
            change=lambda part, name=name: part.saying(said(name)),  # type: ignore[misc]
            by=None,
            at=NOW,
            on=NOW.date(),
        )
    assert invite.last and [each.name for each in invite.last.part.said] == ["One", "Two"]


def test_an_organisation_is_found_whatever_its_letters(cast: Cast) -> None:
    mapping_round = a_round(cast)
    invite = an_invite(cast, mapping_round)
    sent(invite, said("A", provider="Ysgol Tŷ Ŵyn"), said("B", provider="ysgol tŷ ŵyn"))
    agreeing.agree_undisputed(mapping_round, by=cast.lena, at=NOW)
    assert [each.name for each in Provider.objects.all()] == ["Ysgol Tŷ Ŵyn"]
