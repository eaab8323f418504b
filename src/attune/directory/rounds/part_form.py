"""The forms of a sector's part: one service on one page, and where there is none."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.directory.services.offer_form import OfferForm
from attune.domain.levels import Grouping
from attune.domain.offers.fields import key_of, title_of
from attune.domain.offers.offer import Offer
from attune.domain.offers.vocabulary import Focus, Stage, WhoFor
from attune.domain.rounds.part import Nothing, Said
from attune.domain.rounds.sides import OWN
from attune.domain.rounds.states import RoundRefused
from attune.kit.forms import Form

# What a sector is asked of one service: the rest of the record is for its own page.
ASKED = (
    *("groupings", "focus", "standing", "stages", "who_for", "ages_eligible", "ages_seen"),
    *("exclusions", "routes", "how_to_refer", "wte", "wait_weeks", "languages"),
    *("offer_to_dads", "funding_ends", "queries"),
)
# The same as one page shows it, in three pieces.
PIECES = (
    (_("What it is"), ("name", "provider", "about", "groupings", "focus", "standing")),
    (
        _("Who it is for"),
        (
            *("stages", "who_for", "ages_eligible", "ages_seen"),
            *("exclusions", "languages", "offer_to_dads"),
        ),
    ),
    (
        _("How families get there"),
        ("routes", "how_to_refer", "wte", "wait_weeks", "funding_ends", "queries"),
    ),
)


class SaidForm(OfferForm):
    """One service as a sector knows it."""

    name = forms.CharField(label=_("Name of the service"), max_length=255)
    provider = forms.CharField(
        label=_("Who runs it?"),
        help_text=_("The organisation, such as a trust, a council or a charity."),
        max_length=255,
        required=False,
    )
    about = forms.CharField(
        label=_("What does it do?"),
        help_text=_("A few plain sentences, as you would tell a family."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self, data: Any = None, *, said: Said | None = None, names: Sequence[str] = ASKED
    ) -> None:
        """Without `said` it is a service nobody has named yet; it gets a key of its own."""
        self._key, self._service = (said.key, said.service) if said else (uuid4().hex, "")
        own = {name: getattr(said, name, "") for name in OWN}
        super().__init__(data, given=said.offer if said else Offer(), names=names, initial=own)

    @property
    def pieces(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields under their three headings."""
        return [
            (title, [bound for name in names for bound in self._bound(name)])
            for title, names in PIECES
        ]

    def said(self, *, sector: str) -> Said:
        """What was said; a service without a sector belongs to the one who speaks of it."""
        plain = self.offer.document()
        plain.setdefault("sector", sector)
        own = {name: self.cleaned_data[name] for name in OWN}
        lines = {"about": own["about"].replace("\r\n", "\n").strip()}
        words = {name: " ".join(own[name].split()) for name in ("name", "provider")}
        return Said(
            key=self._key,
            service=self._service,
            offer=Offer.of(plain),
            **words,
            **lines,
        )

    def _bound(self, name: str) -> list[forms.BoundField]:
        return self.parts_of(name) if name in self.names else [self[name]]


EVERYBODY = ("", _("All of them"))


class NothingForm(Form):
    """Where there is no service."""

    grouping = forms.ChoiceField(
        label=_("For which needs is there no service?"),
        choices=[(key_of(each), title_of(each)) for each in Grouping],
        widget=forms.RadioSelect(attrs={"small": True}),
    )
    stage = forms.ChoiceField(
        label=_("At which stage?"),
        choices=[EVERYBODY, *((each.value, each.title) for each in Stage)],
        required=False,
    )
    who = forms.ChoiceField(
        label=_("For whom?"),
        choices=[EVERYBODY, *((each.value, each.title) for each in WhoFor)],
        required=False,
    )
    focus = forms.ChoiceField(
        label=_("Is it only one sort of service that is missing?"),
        choices=[("", _("There is none at all")), *((each.value, each.title) for each in Focus)],
        required=False,
    )
    area = forms.CharField(
        label=_("Only in a part of the area? Which?"),
        help_text=_("Leave empty if it is so everywhere."),
        max_length=120,
        required=False,
    )
    note = forms.CharField(
        label=_("What should others know about it?"), max_length=500, required=False
    )

    nothing: Nothing

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                self.nothing = Nothing.of(cleaned)
            except RoundRefused as refused:
                self.add_error(None, str(refused))
        return cleaned
