"""Adding members, giving and taking roles."""

import pytest

from attune.place.members import actions as members
from attune.place.members.actions import MemberRefused
from attune.place.members.models import Member, Membership
from attune.place.members.roles import Role
from tests.cast import NOW, Cast


def test_the_same_email_in_another_case_is_the_same_member(cast: Cast) -> None:
    again = members.add(email="LENA@example.org", name="Lena", by=None, at=NOW)
    assert again == cast.lena
    assert Member.objects.get_by_natural_key("Lena@Example.org") == cast.lena


@pytest.mark.parametrize("email", ["", "not an address", "a@b", "x\n@example.org"])
def test_what_is_no_email_address_is_refused(db: None, email: str) -> None:
    with pytest.raises(MemberRefused):
        members.add(email=email, name="Somebody", by=None, at=NOW)


@pytest.mark.parametrize("name", ["", "   ", "a\0b", "x" * 121])
def test_what_is_no_name_is_refused(db: None, name: str) -> None:
    with pytest.raises(MemberRefused):
        members.add(email="somebody@example.org", name=name, by=None, at=NOW)


def test_a_new_member_cannot_sign_in_before_setting_a_password(cast: Cast) -> None:
    assert not cast.lena.has_usable_password()


def test_a_role_given_twice_is_one_role(cast: Cast) -> None:
    for _ in range(2):
        members.grant(cast.joseph, locality=cast.vale, role=Role.VIEWER, by=cast.lena, at=NOW)
    assert Membership.objects.of(cast.joseph).at(cast.vale).count() == 1


def test_a_locality_keeps_at_least_one_lead(cast: Cast) -> None:
    lead = Membership.objects.of(cast.lena).at(cast.wrenbridge).get()
    with pytest.raises(MemberRefused, match="at least one lead"):
        members.withdraw(lead, by=cast.lena, at=NOW)
    members.grant(cast.mina, locality=cast.wrenbridge, role=Role.LEAD, by=cast.lena, at=NOW)
    members.withdraw(lead, by=cast.lena, at=NOW)
    assert not Membership.objects.of(cast.lena).at(cast.wrenbridge).exists()
