"""What a round says of each service: the contributions about it beside the directory's record."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from attune.directory.records.models import Service
from attune.domain import canonical
from attune.domain.rounds.sides import Beside, Side, disputed, laid_beside

from .models import Contribution, MappingRound

MOST = 400


@dataclass(frozen=True)
class Subject:
    """One service as everybody who spoke of it has it; `service` is its record, if there is one."""

    contributions: tuple[Contribution, ...]
    service: Service | None = None

    @property
    def pk(self) -> int:
        """By which it is found again: its first contribution."""
        return self.contributions[0].pk

    @property
    def name(self) -> str:
        return self.service.name if self.service else self.contributions[0].name

    @property
    def sides(self) -> tuple[Side, ...]:
        """The directory first, then each sector in its order."""
        own = [record_side(self.service)] if self.service else []
        return (*own, *(_side(each) for each in self.contributions))

    @property
    def rows(self) -> tuple[Beside, ...]:
        return laid_beside(self.sides)

    @property
    def seen(self) -> str:
        """Tells whether a page was looked at as things stand now."""
        plain = [[side.who, dict(side.fields)] for side in self.sides]
        return hashlib.sha256(canonical.text(plain).encode()).hexdigest()

    @property
    def disputed(self) -> tuple[str, ...]:
        return disputed(self.sides)

    @property
    def agreed(self) -> bool:
        return all(each.agreed_at for each in self.contributions)

    @property
    def sectors(self) -> str:
        return ", ".join(dict.fromkeys(each.answer.invite.title for each in self.contributions))


def subjects(mapping_round: MappingRound) -> list[Subject]:
    """Every service somebody spoke of, by name; new ones of the same name are one."""
    found: dict[object, list[Contribution]] = {}
    for each in Contribution.objects.of(mapping_round):
        key = each.about_service or " ".join(each.name.casefold().split())
        found.setdefault(key, []).append(each)
    records = _records(key for key in found if isinstance(key, int))
    made = [Subject(tuple(group), records.get(key)) for key, group in found.items()]
    return sorted(made, key=lambda each: (each.name.casefold(), each.pk))


def subject_of(mapping_round: MappingRound, pk: int) -> Subject | None:
    """The one to which a contribution belongs."""
    return next(
        (
            each
            for each in subjects(mapping_round)
            if pk in {contribution.pk for contribution in each.contributions}
        ),
        None,
    )


def record_side(service: Service) -> Side:
    """What the directory says of a service."""
    document = service.whole_document
    own = {
        "name": document.name,
        "about": str(document.service.get("description") or ""),
        "provider": service.provider.name if service.provider else "",
    }
    fields = {name: value for name, value in own.items() if value} | document.offer.document()
    return Side(_("The directory"), fields)


def _side(contribution: Contribution) -> Side:
    invite = contribution.answer.invite
    return Side(f"{invite.title} ({invite.name})", contribution.said.fields())


def _records(pks: Iterable[object]) -> dict[object, Service]:
    wanted = [pk for pk in pks if isinstance(pk, int)]
    found: dict[object, Service] = {}
    for start in range(0, len(wanted), MOST):
        part = Service.objects.with_pks(wanted[start : start + MOST])
        found |= {each.pk: each for each in part.select_related("provider", "kept_by")}
    return found
