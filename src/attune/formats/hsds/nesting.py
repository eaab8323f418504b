"""Nests the rows of a package under each other, as the full JSON object has them."""

from attune.formats.listing import Record

from .join_store import JoinStore, Kept
from .shape import TARGETS
from .tables import SHAPE_OF, link_columns, nested_keys

DEEPEST_NEST = 8


class Nest:
    """Builds nested objects out of a store and remembers which rows were used."""

    def __init__(self, store: JoinStore) -> None:
        self.store = store
        self.used: set[int] = set()

    def settle(self) -> None:
        """Mark in the store what was used since the last time."""
        self.store.mark(self.used)
        self.used.clear()

    def service(self, kept: Kept) -> Record:
        """A full service: organisation, programme and places nested."""
        record = self.object("service", kept)
        for column, key in (("organization_id", "organization"), ("program_id", "program")):
            if found := self._pointed_to(record, column):
                record[key] = found
                del record[column]
        return record

    def object(self, shape: str, kept: Kept, above: tuple[int, ...] = ()) -> Record:
        """One row with all that hangs under it; what only says where it hangs is dropped."""
        self.used.add(kept.number)
        record = self._without_links(kept) if above else dict(kept.record)
        if len(above) < DEEPEST_NEST and (id_ := str(kept.record.get("id", ""))):
            self._children(record, shape, id_, (*above, kept.number))
        if shape == "attribute" and (term := self._pointed_to(record, "taxonomy_term_id")):
            record["taxonomy_term"] = term
            del record["taxonomy_term_id"]
        if shape == "taxonomy_term" and (taxonomy := self._pointed_to(record, "taxonomy_id")):
            record["taxonomy_detail"] = taxonomy
            del record["taxonomy_id"]
        return record

    def _children(self, record: Record, shape: str, id_: str, above: tuple[int, ...]) -> None:
        keys = nested_keys(shape)
        for child in self.store.under(shape, id_):
            if child.number in above or child.table not in keys:
                continue
            if child.table == "service_at_location":
                self._place(record, child, above)
            else:
                nested = self.object(SHAPE_OF[child.table], child, above)
                record.setdefault(keys[child.table], []).append(nested)

    def _place(self, service: Record, child: Kept, above: tuple[int, ...]) -> None:
        location_id = str(child.record.get("location_id", ""))
        if location_id and not self.store.exists("location", location_id):
            return  # set aside at the end, with this as its reason
        place = self.object("service_at_location", child, above)
        if found := self._pointed_to(place, "location_id"):
            place["location"] = found
            del place["location_id"]
        service.setdefault("service_at_locations", []).append(place)

    def _pointed_to(self, record: Record, column: str) -> Record | None:
        id_ = str(record.get(column, ""))
        kept = self.store.one(TARGETS[column], id_) if id_ else None
        return None if kept is None else self.object(TARGETS[column], kept)

    def _without_links(self, kept: Kept) -> Record:
        """The row without the columns that its place in the nest says already."""
        links = link_columns(kept.table)
        return {
            column: value
            for column, value in kept.record.items()
            if column not in links or not self.store.exists(links[column], str(value))
        }
