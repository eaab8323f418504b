"""Carries out what was planned for the rows of a delivery, inside the caller's transaction."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from attune.directory.assurance import actions as assurance
from attune.directory.records.models import Provider, Service
from attune.directory.services import actions as services
from attune.directory.services.drafts import Draft
from attune.domain import canonical
from attune.domain.freshness import HowChecked
from attune.domain.listings.document import exact
from attune.formats.listing import Record
from attune.place.members.models import Member

from .building import Terms, gather_terms, keep_term
from .counts import count
from .differences import Difference
from .identities import SLICE, with_ids
from .imported import ImportedService, SourceRecord
from .planning import Action, Decision, Plan, Planner, service_of
from .runs import ImportRun
from .terms import keep_terms

EDITED_ORGANISATION = "organisations that were edited here, left as they are"


class Writer:
    """Writes the plans of one delivery in turn."""

    def __init__(self, planner: Planner, *, by: Member | None, at: datetime) -> None:
        self.planner = planner
        self.source = planner.source
        self.by = by
        self.at = at
        self.organisations: set[UUID] = set()  # written in this loading
        self.terms: set[UUID] = set()
        self.held: list[tuple[ImportedService, str, str]] = []
        self.listed: list[int] = []

    @property
    def why(self) -> str:
        return f"From {self.source.name}"[:200]

    def write(self, plan: Plan) -> None:
        """One slice: what services need first, then the services."""
        SourceRecord.objects.bulk_create(self.planner.identities.new, batch_size=SLICE)
        self._keep_terms(plan.terms)
        kept = [each.organisation for each in plan.decisions if each.organisation]
        self._keep_organisations(kept)
        for refused in plan.refused:
            self.planner.taken.shelf.set_aside(refused)
        self._list([each for each in plan.decisions if each.action is Action.LIST])
        for each in plan.decisions:
            if each.action is Action.CHANGE:
                self._change(each)
            elif each.action is Action.HOLD:
                self._hold(each)
        self._mark(plan.decisions)

    def _list(self, decisions: Sequence[Decision]) -> None:
        drafts = [
            Draft(each.document, each.uid, each.assured_on) for each in decisions if each.document
        ]
        listed = services.list_services(
            self.source.locality, drafts=drafts, by=self.by, at=self.at, why=self.why
        )
        ImportedService.objects.bulk_create(
            [
                ImportedService(
                    source=self.source,
                    source_id_there=decision.row.source_id,
                    service=service,
                    text=decision.row.text,
                    sha256=decision.sha256,
                    number=service.number,
                    seen_turn=self.source.turn,
                )
                for decision, service in zip(decisions, listed, strict=True)
            ],
            batch_size=100,
        )
        dated = [service.pk for service in listed if service.assured_on]
        assurance.keep_source_dates(dated, by=self.by, at=self.at)
        self.listed += [service.pk for service in listed]
        self.planner.counts.changed += len(listed)

    def _change(self, decision: Decision) -> None:
        service = service_of(decision)
        if decision.document is None or decision.imported is None:
            return
        changed = services.change_service(
            service, document=decision.document, by=self.by, at=self.at, why=self.why
        )
        decision.imported.service = changed
        self._assure(changed, decision.assured_on)
        self.planner.counts.changed += 1

    def _assure(self, service: Service, said: date | None) -> None:
        """The source's own date of assurance, where it is newer than what is known here."""
        if said and (service.assured_on is None or service.assured_on < said):
            assurance.assure(service, how=HowChecked.IMPORT, by=self.by, at=self.at, on=said)

    def _hold(self, decision: Decision) -> None:
        self.planner.counts.held += 1
        if decision.imported and decision.document:
            last = decision.imported.differences.order_by("-id").first()
            if last is None or last.sha256 != decision.sha256:
                text = decision.document.text()
                self.held.append((decision.imported, text, decision.sha256))

    def _mark(self, decisions: Sequence[Decision]) -> None:
        """What was seen, and what the source said last."""
        same, other = [], []
        for each in decisions:
            if each.imported is None:
                continue
            number = each.imported.number if each.action is Action.HOLD else service_of(each).number
            changed = each.imported.sha256 != each.sha256 or each.imported.number != number
            if each.imported.service.merged_into_id is not None or not changed:
                same.append(each.imported.pk)
            else:
                each.imported.text, each.imported.sha256 = each.row.text, each.sha256
                each.imported.number, each.imported.seen_turn = number, self.source.turn
                other.append(each.imported)
        ImportedService.objects.filter(pk__in=same).update(seen_turn=self.source.turn)
        ImportedService.objects.bulk_update(
            other, ["text", "sha256", "number", "seen_turn"], batch_size=50
        )

    def _keep_organisations(self, records: Sequence[Record]) -> None:
        fresh = {UUID(each["id"]): each for each in reversed(records)}
        fresh = {uid: each for uid, each in fresh.items() if uid not in self.organisations}
        self.organisations |= fresh.keys()
        uids = sorted(fresh)
        for start in range(0, len(uids), SLICE):
            part = uids[start : start + SLICE]
            there = {each.uid: each for each in Provider.objects.with_uids(part)}
            written = self._written(part)
            for uid in part:
                self._keep_organisation(uid, fresh[uid], there.get(uid), written.get(uid, ""))

    def _written(self, uids: Sequence[UUID]) -> Mapping[UUID, str]:
        rows = SourceRecord.objects.of(self.source, "organization").with_uids(uids)
        return dict(rows.values_list("uid", "sha256"))

    def _keep_organisation(
        self, uid: UUID, record: Record, there: Provider | None, written: str
    ) -> None:
        text = canonical.text(exact({**record, "id": str(uid)}))
        if there and there.record == text:
            return
        if there and digest(there.record) != written:
            count(self.planner.counts.notes, EDITED_ORGANISATION)
            return
        kept = services.keep_provider(
            self.source.locality, uid=uid, record=record, by=self.by, at=self.at
        )
        rows = SourceRecord.objects.of(self.source, "organization").with_uids([uid])
        rows.update(sha256=digest(kept.record))

    def _keep_terms(self, terms: Terms) -> None:
        fresh = Terms(
            {uid: each for uid, each in terms.taxonomies.items() if uid not in self.terms},
            {uid: each for uid, each in terms.terms.items() if uid not in self.terms},
        )
        self.terms |= fresh.taxonomies.keys() | fresh.terms.keys()
        keep_terms(fresh.taxonomies, fresh.terms)

    def write_loose(self) -> None:
        """Organisations, taxonomies and terms that stand in the delivery on their own."""
        loose, identities = self.planner.taken.loose, self.planner.identities
        named = {"organizations": "organization", "taxonomies": "taxonomy"}
        named |= {"taxonomy_terms": "taxonomy_term"}
        for table, name in named.items():
            records = list(loose.get(table, {}).values())
            for start in range(0, len(records), SLICE):
                part = records[start : start + SLICE]
                identities.learn(_named_in(part, name))
                SourceRecord.objects.bulk_create(identities.new, batch_size=SLICE)
                self._write_loose([with_ids(each, name, identities) for each in part], name)

    def _write_loose(self, records: Sequence[Record], name: str) -> None:
        if name == "organization":
            self._keep_organisations(
                [each for each in records if str(each.get("name") or "").strip()]
            )
            return
        found = Terms()
        for record in records:
            if name == "taxonomy_term":
                keep_term(record, found)
            else:
                found.taxonomies[UUID(record["id"])] = record
            gather_terms(record, found)
        self._keep_terms(found)

    def mark_refused(self) -> None:
        """A row that was set aside this time is still in the source."""
        refused = sorted({str(parts[4]) for parts in self.planner.taken.shelf.aside()} - {""})
        for start in range(0, len(refused), SLICE):
            rows = ImportedService.objects.of(self.source)
            rows = rows.with_source_ids(refused[start : start + SLICE])
            rows.update(seen_turn=self.source.turn)

    def keep_differences(self, run: ImportRun) -> None:
        Difference.objects.bulk_create(
            [
                Difference(imported=imported, run=run, document=text, sha256=digest)
                for imported, text, digest in self.held
            ],
            batch_size=50,
        )


def _named_in(records: Sequence[Record], name: str) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()

    def note(shape: str, source_id: str) -> str:
        found.add((shape, source_id))
        return source_id

    for record in records:
        with_ids(record, name, note)
    return found


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
