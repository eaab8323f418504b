"""A form for an offer's fields, all of them or those a page asks; reads back the changed Offer.

For every page on which a person edits an offer (a sector's part of a mapping round, a provider's
own service, an officer's record):

    form = OfferForm(request.POST or None, given=service.offer, names=GROUPS[0].names)
    if form.is_valid():
        document = document.with_offer(form.offer)

`names` are fields of domain.offers.Offer; those a page does not ask stay as they are, and so does
every field that comes back as it was shown. What the Offer refuses is said at the field.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.domain.offers.offer import KINDS, Offer
from attune.domain.offers.refused import OfferRefused
from attune.kit.forms import Form, say_plainly

from .offer_questions import QUESTIONS
from .offer_shapes import Text


@dataclass(frozen=True)
class FieldGroup:
    """Fields that belong on one page, under one heading."""

    title: Text
    names: tuple[str, ...]


GROUPS = (
    FieldGroup(
        _("What it does"),
        ("groupings", "tiers", "focus", "standing", "kinds", "topics", "interventions", "measures"),
    ),
    FieldGroup(
        _("Who it is for"),
        (
            *("stages", "who_for", "ages_eligible", "ages_seen", "exclusions", "geography"),
            *("made_for", "languages", "offer_to_dads"),
        ),
    ),
    FieldGroup(
        _("How families get there"), ("routes", "how_to_refer", "criteria", "settings", "free")
    ),
    FieldGroup(
        _("How much of it there is"),
        (
            *("wte", "staff", "wte_shares", "capacity", "wait_weeks"),
            *("funding_source", "funding_ends"),
        ),
    ),
    FieldGroup(_("Where it belongs"), ("sector", "agreements", "queries")),
)
EVERY = tuple(name for group in GROUPS for name in group.names)
NOTHING = Offer()
UNSAID: tuple[Any, ...] = (None, "", [])


class OfferForm(Form):
    """Asks for the fields of an offer; `offer` is the one that came back."""

    offer: Offer

    def __init__(
        self,
        data: Any = None,
        *,
        given: Offer = NOTHING,
        names: Sequence[str] = EVERY,
        sectors: Sequence[tuple[str, str]] = (),
        **more: Any,
    ) -> None:
        self.given, self.names = given, tuple(names)
        plain = given.document()
        shown = {name: QUESTIONS[name].initial(name, plain.get(name)) for name in self.names}
        self._shown = {part: each for parts in shown.values() for part, each in parts.items()}
        super().__init__(data, initial={**self._shown, **more.pop("initial", {})}, **more)
        for name in self.names:
            self.fields |= QUESTIONS[name].fields(name)
        if sectors and "sector" in self.names:
            self.fields["sector"] = _sector_field(sectors, given.sector)
        for field in self.fields.values():
            say_plainly(field)

    def parts_of(self, name: str) -> list[forms.BoundField]:
        """The form fields that one field of the offer is asked by."""
        return [self[part] for part in QUESTIONS[name].fields(name)]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        plain = self.given.document()
        for name in self.names:
            self._take(name, cleaned, plain)
        if not self.errors:
            try:
                self.offer = Offer.of(plain)
            except OfferRefused as refused:
                self._refuse(refused, self.names[0])
        return cleaned

    def _take(self, name: str, cleaned: dict[str, Any], plain: dict[str, Any]) -> None:
        """Put the answer into the plain offer, unless it came back as it was shown."""
        parts = list(QUESTIONS[name].fields(name))
        if any(part in self.errors for part in parts):
            return
        if all(_same(cleaned.get(part), self._shown[part]) for part in parts):
            return
        try:
            said = QUESTIONS[name].plain(name, cleaned)
            value = None if said in (*UNSAID, {}) else KINDS[name].read(name, said)
        except OfferRefused as refused:
            return self._refuse(refused, name)
        plain.pop(name, None)
        if value not in (None, "", ()):
            plain[name] = KINDS[name].write(value)

    def _refuse(self, refused: OfferRefused, name: str) -> None:
        """At the very field where there is one, else at the first of the question's."""
        at = refused.field.replace(".", "_").split("[")[0]
        if at not in self.fields:
            whole = refused.field.split(".")[0].split("[")[0]
            whole = whole if whole in self.names else name
            at = next(iter(QUESTIONS[whole].fields(whole)))
        self.add_error(at, refused.reason)


def _same(said: Any, shown: Any) -> bool:
    if isinstance(said, str):
        said = said.replace("\r\n", "\n").strip()
        shown = str(shown or "").strip()
    if said in UNSAID or shown in UNSAID:
        return said in UNSAID and shown in UNSAID
    return bool(said == shown)


def _sector_field(sectors: Sequence[tuple[str, str]], given: str) -> forms.Field:
    """A choice among the sectors there are; one that is no longer listed stays a choice."""
    known = {key for key, _title in sectors}
    own = [(given, given)] if given and given not in known else []
    choices = [("", _("Not known")), *sectors, *own]
    return forms.ChoiceField(
        label=_("Which sector is it part of?"), choices=choices, required=False
    )
