"""Which evidence a need page offers, and what each choice does to figures and gradient."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from django.utils.translation import gettext as _

from attune.domain.assumptions import ANCHOR, Assumptions
from attune.domain.calibration import Calibration
from attune.domain.evidence import EvidenceSet
from attune.domain.evidence_choices import EvidenceChoice, OwnAnchors, read_choice
from attune.domain.recalibration import on_own_anchors, with_slopes_held
from attune.place.content.files import keys, read

from .evidence import shipped
from .footing import Footing

KIND = "evidence-choices"
PUBLISHED, OWN_FIGURES, OWN_ANCHORS = "", "own", "area"


@dataclass(frozen=True)
class Offered:
    """One line of the list: its name, what it is, and what it does."""

    key: str
    title: str
    says: tuple[str, ...]
    evidence: Callable[[EvidenceSet], EvidenceSet]
    footing: Callable[[Footing], Footing]


@cache
def literature() -> tuple[EvidenceChoice, ...]:
    """The national mixes that come with Attune."""
    every = (read_choice(read(KIND, key).data, file=f"{KIND}/{key}.toml") for key in keys(KIND))
    return tuple(sorted(every, key=lambda choice: choice.title))


def offered(own: OwnAnchors | None) -> dict[str, Offered]:
    """By key: the published set first, then other sources, own figures, and own anchors."""
    every = [
        _published(),
        *(_from_literature(choice) for choice in literature()),
        _own_figures(),
        *([_own_anchors(own)] if own else []),
    ]
    return {each.key: each for each in every}


def _published() -> Offered:
    title = _("As published (Birmingham 2022)")
    return Offered(PUBLISHED, title, (), lambda evidence: evidence, lambda ground: ground)


def _from_literature(choice: EvidenceChoice) -> Offered:
    return Offered(
        choice.key,
        choice.title,
        (f"{choice.title}. {choice.note}", _held()),
        lambda evidence: _without_anchor(choice.applied(evidence)),
        _with_slopes_held,
    )


def _own_figures() -> Offered:
    title = _("Own figures for England, to be set below")
    return Offered(OWN_FIGURES, title, (_held(),), _without_anchor, _with_slopes_held)


def _own_anchors(own: OwnAnchors) -> Offered:
    says = _(
        "The gradient is solved again, so that England and %(place)s come to the mixes recorded"
        " for this area. Source: %(source)s. Why: %(note)s"
    )
    return Offered(
        OWN_ANCHORS,
        _("This area's own anchors"),
        (says % {"place": own.place, "source": own.source, "note": own.note},),
        own.applied,
        _with_own_anchors,
    )


def _held() -> str:
    return _(
        "The slopes of the published gradient are held; its two heights are solved again, so that"
        " England as a whole comes to this mix."
    )


def _without_anchor(evidence: EvidenceSet) -> EvidenceSet:
    """With the slopes held, the anchor place plays no part, so nobody sets it."""
    figures = {
        name: replace(figure, fixed=True) if name.startswith(ANCHOR) else figure
        for name, figure in evidence.figures.items()
    }
    return replace(evidence, figures=figures)


def _with_slopes_held(ground: Footing) -> Footing:
    def calibration(evidence: EvidenceSet) -> Calibration:
        return with_slopes_held(
            ground.calibration(shipped().evidence),
            national=ground.england(),
            mix=Assumptions.of(evidence).national_mix,
        )

    return replace(ground, calibration=calibration)


def _with_own_anchors(ground: Footing) -> Footing:
    def calibration(evidence: EvidenceSet) -> Calibration:
        assumptions = Assumptions.of(evidence)
        return on_own_anchors(
            national=ground.england(),
            here=ground.profile,
            national_mix=assumptions.national_mix,
            own_mix=assumptions.anchor_mix,
        )

    return replace(ground, calibration=calibration)
