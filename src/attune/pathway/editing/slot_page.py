"""The page of one slot: what stands in it today, and the services that could."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from attune.directory.records.models import Service
from attune.domain.pathways.parts import Slot
from attune.kit.forms import Form
from attune.pathway.editions.services import LiveService, live
from attune.pathway.records.models import Comment, LocalPathway

from .finding import home_of
from .placed import STATES, PlacedService, placed_services

AT_ONCE = 20
SEARCHED = 100


class WantedForm(Form):
    """What an area wants and does not have yet."""

    name = forms.CharField(label=_("What you want"), max_length=200)
    words = forms.CharField(
        label=_("What is missing, or by when (you can leave this empty)"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@dataclass
class SlotPage:
    """A slot on a day; `asked` is what was typed into the search."""

    pathway: LocalPathway
    slot: Slot
    on: date
    asked: str = ""

    @classmethod
    def of(cls, pathway: LocalPathway, key: str, *, on: date, asked: str = "") -> "SlotPage":
        """The page; Http404 where there is no such slot."""
        for slot in pathway.local.pathway.slots:
            if slot.key == key:
                return cls(pathway, slot, on, asked.replace("\0", "").strip()[:SEARCHED])
        raise Http404("There is no such slot")

    @cached_property
    def placed(self) -> tuple[PlacedService, ...]:
        return placed_services(self.pathway.local, on=self.on).get(self.slot.key, ())

    @cached_property
    def offered(self) -> list[tuple[LiveService, Any, str]]:
        """Services of the directory that are not here yet, with their state in words and mood."""
        there = {each.placement.service for each in self.placed}
        reaching = Service.objects.reaching(self.pathway.locality).called(self.asked).by_name()
        uids = [str(uid) for uid in reaching.values_list("uid", flat=True)[: AT_ONCE + len(there)]]
        known = live([uid for uid in uids if uid not in there], on=self.on)
        shown = [known[uid] for uid in uids if uid in known][:AT_ONCE]
        return [(each, *STATES[each.state]) for each in shown]

    @property
    def more(self) -> bool:
        return len(self.offered) == AT_ONCE

    @property
    def comments(self) -> int:
        return Comment.objects.of(self.pathway).on_part(f"slots.{self.slot.key}").open().count()

    @property
    def back(self) -> str:
        return home_of(self.pathway, f"slots.{self.slot.key}")


def found_service(pathway: LocalPathway, uid: str) -> Service:
    """A service that families of this place can use; Http404 where there is none of this id."""
    try:
        asked = UUID(uid)
    except ValueError:
        raise Http404("This is not the id of a service") from None
    service = Service.objects.reaching(pathway.locality).with_uid(asked).first()
    if service is None:
        raise Http404("No service here has this id")
    return service
