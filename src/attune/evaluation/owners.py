"""Who can own an action of an area: its members, each once, by name."""

from attune.place.localities.models import Locality
from attune.place.members.models import Membership


def owners(locality: Locality) -> list[tuple[str, str]]:
    """Ids and names."""
    held = Membership.objects.at(locality).in_order()
    named = {str(each.member_id): each.member.name for each in held}
    return list(named.items())
