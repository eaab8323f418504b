"""Members (the people who sign in), their organisations, and their roles per locality."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from attune.place.localities.models import Locality

from .roles import Role


class Organisation(models.Model):
    """Who employs people or runs services: a trust, a council, a charity."""

    name = models.CharField(max_length=160, unique=True)

    class Personal:
        fields = frozenset()
        not_personal = frozenset({"id", "name"})


class MemberManager(BaseUserManager["Member"]):
    """Members are found by e-mail, whatever its case."""

    def get_by_natural_key(self, email: str | None) -> "Member":
        return self.get(email__iexact=email)


class Member(AbstractBaseUser):
    """A person who signs in."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="members"
    )
    is_active = models.BooleanField(default=True)

    objects = MemberManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="member_email_once")]

    class Personal:
        fields = frozenset({"password", "last_login", "email", "name", "organisation"})
        not_personal = frozenset({"id", "is_active"})

    def get_full_name(self) -> str:
        return self.name


def role_choices() -> list[tuple[str, str]]:
    """A callable, so that a new role is not a migration."""
    return [(role.value, role.title) for role in Role]


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Questions asked of memberships."""

    def of(self, member: Member) -> "MembershipQuerySet":
        return self.filter(member=member).select_related("member", "locality", "locality__system")

    def at(self, locality: Locality) -> "MembershipQuerySet":
        return self.filter(locality=locality).select_related("member", "member__organisation")

    def with_pk(self, pk: int) -> "MembershipQuerySet":
        return self.filter(pk=pk)

    def in_order(self) -> "MembershipQuerySet":
        return self.order_by(Lower("member__name"), "role")

    def roles(self) -> frozenset[Role]:
        return frozenset(Role(value) for value in self.values_list("role", flat=True))


class Membership(models.Model):
    """One role of one member at one locality."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="memberships")
    locality = models.ForeignKey(Locality, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=30, choices=role_choices)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "locality", "role"], name="one_role_once")
        ]

    class Personal:
        fields = frozenset({"member", "role"})
        not_personal = frozenset({"id", "locality"})

    @property
    def role_title(self) -> str:
        return Role(self.role).title
