"""The pages of feeds and files."""

from attune.place.members.roles import Role

KEEPERS = (Role.LEAD, Role.FAMILY_INFORMATION_OFFICER)
