"""The ids of the feed: UUIDs as RFC 4122 has them, made from any id a source may use."""

import re
from collections.abc import Callable
from uuid import UUID, uuid5

from attune.formats.plain_text import kept

# Ours, drawn once by chance; a change would give every imported record a new address.
NAMESPACE = UUID("3f0f6c5e-5a0e-4f6b-9d2c-8f1f0d9a7b41")
RFC_4122 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")

Ids = Callable[[str, str], str]  # (shape such as "service", source id) -> UUID as text


def is_uuid(text: str) -> bool:
    """Whether it is a UUID that every checker accepts."""
    return RFC_4122.fullmatch(text.casefold()) is not None


def uuid_for(shape: str, source_id: str) -> str:
    """The id itself in small letters when it is a UUID; else one made from it, ever the same."""
    folded = source_id.strip().casefold()
    return folded if is_uuid(folded) else str(uuid5(NAMESPACE, kept(f"{shape}:{source_id}")))


def ids_of_source(source: str) -> Ids:
    """Ids for one source, so that “12” of one council is not “12” of the next."""
    return lambda shape, source_id: uuid_for(
        shape, source_id if is_uuid(source_id.strip()) else f"{source}:{source_id}"
    )
