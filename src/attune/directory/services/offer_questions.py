"""The questions by which each field of an offer is asked, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attune.domain.levels import Grouping
from attune.domain.offers import lines
from attune.domain.offers.vocabulary import (
    Focus,
    Kind,
    MadeFor,
    Route,
    Setting,
    Stage,
    Standing,
    Tier,
    Topic,
    WhoFor,
)

from .offer_shapes import (
    Ages,
    Asked,
    Dated,
    Day,
    Lines,
    Number,
    One,
    Rule,
    Several,
    Shape,
    Shares,
    Text,
    Words,
    YesOrNo,
)


@dataclass(frozen=True)
class Question:
    """One field of an offer on a page: how it is drawn, and its words."""

    shape: Shape
    asked: Asked

    def fields(self, name: str) -> dict[str, forms.Field]:
        return self.shape.fields(name, self.asked)

    def initial(self, name: str, plain: Any) -> dict[str, Any]:
        return self.shape.initial(name, plain)

    def plain(self, name: str, cleaned: Mapping[str, Any]) -> Any:
        return self.shape.plain(name, cleaned)


def _ask(shape: Shape, label: Text, hint: Text = "") -> Question:
    return Question(shape, Asked(label, hint))


AGE_HINT = _("For example pregnancy, birth, 6 months or 2 years.")
LINE_HINT = _("One on each line.")

QUESTIONS: dict[str, Question] = {
    "groupings": _ask(
        Several(Grouping), _("Which needs does it meet?"), _("The i-THRIVE groupings.")
    ),
    "tiers": _ask(Several(Tier), _("At which level is it, in the older words?")),
    "focus": _ask(One(Focus), _("How far does it work on the parent-infant relationship itself?")),
    "standing": _ask(One(Standing, must=True), _("Is it there for families now?")),
    "kinds": _ask(Several(Kind), _("What sort of help is it?")),
    "topics": _ask(Several(Topic), _("What do families come about?")),
    "interventions": _ask(
        Lines(lines.interventions, lines.interventions_shown),
        _("What is done with families?"),
        _(
            "One on each line. After a bar you may add the training it needs, the grade of its"
            " evidence, who graded it and when: Video feedback | accredited training | grade |"
            " source | 2024-05-01."
        ),
    ),
    "measures": _ask(Lines(), _("Which measures does it use?"), LINE_HINT),
    "stages": _ask(Several(Stage), _("At which stages?")),
    "who_for": _ask(Several(WhoFor), _("Who is it for?")),
    "ages_eligible": _ask(Ages(), _("Ages it may see"), AGE_HINT),
    "ages_seen": _ask(
        Ages(),
        _("Ages it really sees"),
        _("Look at who is on the list now. It may be narrower than who may come."),
    ),
    "exclusions": _ask(Words(2000, 3), _("Who cannot use it?")),
    "geography": _ask(Words(500, 2), _("Is it for part of the area only?")),
    "made_for": _ask(Several(MadeFor), _("Was it made, or made to fit, for a community?")),
    "languages": _ask(
        Lines(lambda said: lines.texts(said, commas=True)), _("Languages"), LINE_HINT
    ),
    "offer_to_dads": _ask(Words(1000, 2), _("What is there for dads?")),
    "routes": _ask(Several(Route), _("Who may ask the service to see a family?")),
    "how_to_refer": _ask(Words(2000, 3), _("How does somebody refer a family?")),
    "criteria": _ask(
        Rule(),
        _("Areas of its own published referral criteria"),
        _("One on each line. Leave empty where it has no such rule."),
    ),
    "settings": _ask(Several(Setting), _("Where do families meet it?")),
    "free": _ask(YesOrNo(), _("Is it free?")),
    "wte": _ask(Number(), _("How many whole-time equivalents (WTE) work in it?")),
    "staff": _ask(
        Lines(lines.staff, lines.staff_shown),
        _("Who works in it?"),
        _("One discipline on each line with its WTE: Nursery nurse: 0.5."),
    ),
    "wte_shares": _ask(Shares(), _("Share of the WTE")),
    "capacity": _ask(Dated(), _("How many families can it work with at one time?")),
    "wait_weeks": _ask(Dated(), _("How many weeks do families wait?")),
    "funding_source": _ask(Words(200), _("Who pays for it?")),
    "funding_ends": _ask(Day(), _("When does its funding end?"), _("Leave empty if it does not.")),
    "sector": _ask(Words(60), _("Which sector is it part of?")),
    "agreements": _ask(
        Lines(lines.agreements, lines.agreements_shown),
        _("How do families move to and from other services?"),
        _("One on each line: up, down, out or alongside | id of the other service | a note."),
    ),
    "queries": _ask(
        Lines(),
        _("What still needs to be checked?"),
        _("One question on each line. It stays visible until somebody has answered it."),
    ),
}
