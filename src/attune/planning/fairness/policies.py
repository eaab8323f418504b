"""The disclosure policies as shipped, read once."""

from collections.abc import Mapping
from functools import cache

from attune.domain.disclosure_policies import DisclosurePolicy, read_policy
from attune.place.content.files import keys, read

KIND = "disclosure"
DEFAULT = "attune-under-5"


@cache
def policies() -> Mapping[str, DisclosurePolicy]:
    """Every policy by its id, the one pages start with first."""
    found = {}
    for key in sorted(keys(KIND), key=lambda key: (key != DEFAULT, key)):
        file = read(KIND, key)
        policy = read_policy(file.data, file=f"{file.name}.toml")
        found[policy.id] = policy
    return found
