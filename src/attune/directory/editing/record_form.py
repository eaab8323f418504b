"""The form of a record's own fields: what families read first, and how they get in touch."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.domain.listings.document import PlaceOfService, ServiceDocument
from attune.domain.listings.public import ServiceStatus
from attune.domain.listings.schedules import DAYS
from attune.domain.postcodes import normal
from attune.kit.forms import Form

PLAIN = ("name", "description", "status", "url", "email", "fees")
ADDRESS = {
    "address_1": _("Building and street"),
    "city": _("Town or city"),
    "state_province": _("County"),
    "postal_code": _("Postcode"),
}
STATUSES = {
    ServiceStatus.ACTIVE: _("Open"),
    ServiceStatus.TEMPORARILY_CLOSED: _("Closed for now"),
    ServiceStatus.INACTIVE: _("Not running"),
    ServiceStatus.DEFUNCT: _("Gone for good"),
}


class RecordForm(Form):
    """A record's own fields; everything it does not ask stays as it is."""

    name = forms.CharField(label=_("Name of the service"), max_length=255)
    description = forms.CharField(
        label=_("What it does, for families"),
        help_text=_("Short sentences. Say “you” and “your baby”."),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    status = forms.ChoiceField(
        label=_("Is it running?"),
        choices=[(status.value, title) for status, title in STATUSES.items()],
        widget=forms.RadioSelect,
    )
    phone = forms.CharField(label=_("Phone number"), max_length=40, required=False)
    email = forms.EmailField(label=_("Email address"), max_length=254, required=False)
    url = forms.URLField(label=_("Website"), max_length=500, required=False, assume_scheme="https")
    days = forms.MultipleChoiceField(
        label=_("Days"),
        choices=list(DAYS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    opens_at = forms.TimeField(
        label=_("Opens at"), help_text=_("Such as 10:00"), required=False,
        widget=forms.TimeInput(format="%H:%M"),
    )  # fmt: skip
    closes_at = forms.TimeField(
        label=_("Closes at"), help_text=_("Such as 11:30"), required=False,
        widget=forms.TimeInput(format="%H:%M"),
    )  # fmt: skip
    fees = forms.CharField(
        label=_("What it costs"), help_text=_("Such as “Free” or “£3 a family”."),
        max_length=300, required=False,
    )  # fmt: skip
    place_name = forms.CharField(label=_("Name of the place"), max_length=255, required=False)
    address_1 = forms.CharField(label=ADDRESS["address_1"], max_length=255, required=False)
    city = forms.CharField(label=ADDRESS["city"], max_length=120, required=False)
    state_province = forms.CharField(
        label=ADDRESS["state_province"], max_length=120, required=False
    )
    postal_code = forms.CharField(label=ADDRESS["postal_code"], max_length=10, required=False)

    def __init__(self, data: Any = None, *, given: ServiceDocument | None = None) -> None:
        self.given = given or ServiceDocument({"name": "New service", "status": "active"})
        first = shown(self.given) if given else {"status": "active"}
        super().__init__(data, initial=first)

    def clean_postal_code(self) -> str:
        said = self.cleaned_data["postal_code"]
        if said and not normal(said):
            raise forms.ValidationError(_("Enter a full postcode, such as WB1 1AA"))
        return normal(said) or ""

    @property
    def document(self) -> ServiceDocument:
        """The record with what was changed on the form, and only that."""
        before, said = shown(self.given) if self.initial else {}, self.cleaned_data
        changed = {name for name in said if _said(said[name]) != _said(before.get(name))}
        record = {name: said[name] for name in PLAIN if name in changed}
        if "phone" in changed:
            record["contacts"] = _with_phone(
                self.given.service.get("contacts") or [], said["phone"]
            )
        if changed & {"days", "opens_at", "closes_at"}:
            record["schedules"] = _with_schedule(self.given.service.get("schedules") or [], said)
        document = self.given.with_fields(**record)
        if changed & {"place_name", *ADDRESS}:
            document = replace(document, places=_with_place(self.given.places, said))
        return document


def _said(value: Any) -> Any:
    plain = value.strftime("%H:%M") if hasattr(value, "strftime") else value
    return plain.replace("\r\n", "\n").strip() if isinstance(plain, str) else plain or ""


def shown(document: ServiceDocument) -> dict[str, Any]:
    """The record as the form first shows it."""
    record = document.service
    first = {name: record.get(name, "") for name in PLAIN}
    contact = next(iter(record.get("contacts") or ()), {})
    first["phone"] = next((p.get("number", "") for p in contact.get("phones") or ()), "")
    schedule = next(iter(record.get("schedules") or ()), {})
    said = str(schedule.get("byday") or "").split(",")
    first["days"] = [day for day in DAYS if day in said]
    first |= {name: str(schedule.get(name) or "")[:5] for name in ("opens_at", "closes_at")}
    place = document.places[0] if document.places else PlaceOfService({}, {})
    address = next(iter(place.location.get("addresses") or ()), {})
    return {**first, "place_name": place.name, **{n: address.get(n, "") for n in ADDRESS}}


def _with_phone(contacts: list[dict[str, Any]], number: str) -> list[dict[str, Any]]:
    first, *rest = contacts or [{}]
    phones = list(first.get("phones") or ())[1:]
    own = next(iter(first.get("phones") or ()), {})
    phones = [{**own, "number": number}, *phones] if number else phones
    contact = {name: value for name, value in first.items() if name != "phones"}
    if phones:
        contact["phones"] = phones
    return [each for each in (contact, *rest) if set(each) - {"id"}]


def _with_schedule(schedules: list[dict[str, Any]], said: dict[str, Any]) -> list[dict[str, Any]]:
    first, *rest = schedules or [{}]
    if not said["days"] and not said["opens_at"]:
        return rest
    times = {n: said[n].strftime("%H:%M") for n in ("opens_at", "closes_at") if said[n]}
    kept = {n: v for n, v in first.items() if n not in ("byday", "opens_at", "closes_at")}
    return [{"freq": "WEEKLY", **kept, "byday": ",".join(said["days"]), **times}, *rest]


def _with_place(
    places: tuple[PlaceOfService, ...], said: dict[str, Any]
) -> tuple[PlaceOfService, ...]:
    """The first place as now said; a place that moves is another place, with an id of its own."""
    first, *rest = places or (PlaceOfService({}, {}),)
    address = next(iter(first.location.get("addresses") or ()), {})
    moved = address.get("postal_code", "") != said["postal_code"]
    kept = {} if moved else {n: v for n, v in address.items() if n not in ADDRESS}
    new = {**kept, **{n: said[n] for n in ADDRESS if said[n]}}
    location = {"location_type": "physical"} if moved else dict(first.location)
    location.pop("name", None)
    if said["place_name"]:
        location["name"] = said["place_name"]
    if any(said[name] for name in ADDRESS):
        whole = {"country": "GB", "address_type": "physical"}
        location["addresses"] = [{**whole, **new}]
    elif not said["place_name"]:
        return tuple(rest)
    return (PlaceOfService(first.at_location, location), *rest)
