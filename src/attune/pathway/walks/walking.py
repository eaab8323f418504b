"""A walk on its page: where it has come to, what was said, and the moves from there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from attune.domain.levels import Grouping
from attune.domain.pathways.edition import checksum
from attune.domain.pathways.parts import Information
from attune.domain.pathways.steps import Step
from attune.domain.pathways.walking import Said, Standpoint, WalkRefused, walk
from attune.pathway.pages.reading import ReadGrouping, Reading
from attune.pathway.shown.shown import ShownEdition, shown_number

from .body import WalkBody, WalkUnreadable, opened

BACK, ANSWER, BODY = "back", "answer", "walk"  # the names of the form


@dataclass(frozen=True)
class Earlier:
    """A question that was answered on the way; `place` is where one comes back to."""

    place: int
    step: Step
    answer: str


@dataclass(frozen=True)
class Walking:
    """One walk through one edition, or through a draft's preview."""

    shown: ShownEdition
    said: tuple[Said, ...] = ()

    @cached_property
    def at(self) -> Standpoint:
        return walk(self.shown.pathway, self.said)

    @cached_property
    def reading(self) -> Reading:
        return Reading(self.shown)

    @property
    def body(self) -> str:
        return WalkBody(*named(self.shown), self.said).sealed()

    @property
    def views(self) -> tuple[Information, ...]:
        """What is looked at and listened for at this step."""
        return self.reading.views(self.at.step)

    @cached_property
    def earlier(self) -> tuple[Earlier, ...]:
        """Every question answered so far, in order."""
        steps = [(place, self.shown.pathway.step(each.step)) for place, each in self.numbered()]
        return tuple(
            Earlier(place, step, step.answer(self.said[place].answer).text)
            for place, step in steps
            if self.said[place].answer
        )

    def numbered(self) -> enumerate[Said]:
        return enumerate(self.said)

    @property
    def suggested(self) -> tuple[ReadGrouping, ...]:
        """The groupings of the outcome, in the outcome's order."""
        return tuple(self.reading.grouping(each) for each in self.at.step.groupings)

    @property
    def others(self) -> tuple[ReadGrouping, ...]:
        """Every other grouping: no help is behind another."""
        left = (each for each in Grouping if each not in self.at.step.groupings)
        return tuple(self.reading.grouping(each) for each in left)

    def back_to(self, place: str) -> "Walking":
        """The walk as it was before it went on from this place."""
        if not (place.isdecimal() and len(place) < 6 and int(place) < len(self.said)):
            raise WalkUnreadable
        return replace(self, said=self.said[: int(place)])

    def on(self, answer: str) -> "Walking":
        """One step further."""
        return replace(self, said=(*self.said, Said(self.at.step.key, answer)))


def reopened(shown: ShownEdition, posted: Mapping[str, str]) -> Walking:
    """The walk that was posted, on the very edition on which it began; else WalkUnreadable.

    EditionAltered where that edition's text is no longer the one that was published.
    """
    body = opened(posted.get(BODY, ""))
    if body.number != shown.number and not shown.is_draft and body.pathway == shown.local.pk:
        began_on = shown_number(shown.local, body.number, on=shown.on)
        shown = began_on or shown
    if (body.pathway, body.number, body.sha256) != named(shown):
        raise WalkUnreadable
    try:
        walk(shown.pathway, body.said)
    except WalkRefused:
        raise WalkUnreadable from None
    return Walking(shown, body.said)


def named(shown: ShownEdition) -> tuple[int, int, str]:
    """Which text this is: the pathway, the edition's number (0 of a draft), its checksum."""
    sha256 = shown.edition.sha256 if shown.edition else checksum(shown.local.draft)
    return shown.local.pk, shown.number, sha256
