"""The whole draft as an outline, in the order of the pathway: what a lead reads and changes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from attune.domain.levels import Grouping
from attune.domain.pathways.editing_parts import CARDS, FAMILY, HEAD, PartNotThere, called, found
from attune.domain.pathways.editing_parts import items as parts_of
from attune.domain.pathways.parts import Slot
from attune.domain.pathways.pathway import SECTIONS, Pathway
from attune.domain.pathways.steps import Step
from attune.domain.pathways.vocabulary import FactorGroup
from attune.pathway.drafts.bases import base_pathway
from attune.pathway.records.models import Comment, LocalPathway

from .finding import anchor
from .placed import PlacedService, placed_services
from .routes_told import RouteTold, leads_here, routes_told
from .words import LISTS, SHORT_KINDS, choice

OWN, CHANGED, SAME = "own", "changed", "same"


@dataclass(frozen=True)
class Line:
    """One part: its words, where they come from, what is said about it."""

    path: str
    part: Any
    title: str
    origin: str
    comments: int = 0
    kind: Any = ""
    routes: tuple[RouteTold, ...] = ()
    placed: tuple[PlacedService, ...] = ()
    facts: tuple[Any, ...] = ()
    inner: tuple["Section", ...] = ()

    @property
    def anchor(self) -> str:
        return anchor(self.path)

    @property
    def untitled(self) -> bool:
        """Whether the part is nothing but its text, such as a way of working."""
        return not (hasattr(self.part, "title") or hasattr(self.part, "name"))

    @property
    def words(self) -> str:
        """The text under the title."""
        said: str = getattr(self.part, "text", "") or getattr(self.part, "when", "")
        return "" if self.untitled else said

    @property
    def question(self) -> str:
        return getattr(self.part, "question", "")


@dataclass(frozen=True)
class Section:
    """A list of parts under its heading; grouped under smaller headings where it has groups."""

    path: str
    title: Any
    about: Any
    add: Any
    groups: tuple[tuple[Any, tuple[Line, ...]], ...]

    @property
    def anchor(self) -> str:
        return anchor(self.path)

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for _, lines in self.groups for line in lines)


@dataclass
class Outline:
    """A draft on a day; `comments` are those still open, the oldest first."""

    local: LocalPathway
    on: date
    comments: Sequence[Comment] = field(default_factory=tuple)

    @cached_property
    def document(self) -> Any:
        return self.local.local

    @property
    def pathway(self) -> Pathway:
        return self.document.pathway

    @cached_property
    def base(self) -> Pathway | None:
        return base_pathway(self.local)

    @cached_property
    def counted(self) -> Counter[str]:
        return Counter(comment.path for comment in self.comments)

    @cached_property
    def head(self) -> Line:
        return self._line(HEAD, self.pathway)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return (*(self._section(name) for name in SECTIONS), self._section(CARDS))

    @cached_property
    def family(self) -> Line:
        return self._line(FAMILY, self.pathway.family)

    @cached_property
    def elsewhere(self) -> list[Comment]:
        """Open comments on the whole, or on parts that are gone: nobody's words are lost."""
        shown = {HEAD, FAMILY, *(line.path for each in self.sections for line in each.lines)}
        inner = (e for s in self.sections for line in s.lines for e in line.inner)
        shown |= {line.path for section in inner for line in section.lines}
        return [comment for comment in self.comments if comment.path not in shown]

    def _section(self, path: str) -> Section:
        title, about, add = LISTS[path.rpartition(".")[2]]
        lines = tuple(self._line(f"{path}.{p.key}", p) for p in parts_of(self.pathway, path))
        full = path == "groupings" and len(lines) == len(Grouping)
        return Section(path, title, about, "" if full else add, tuple(_grouped(lines)))

    def _line(self, path: str, part: Any) -> Line:
        origin, comments = self._origin(path, part), self.counted[path]
        line = Line(path, part, _title(part), origin, comments)
        if isinstance(part, Step):
            return self._step(line, part)
        if isinstance(part, Slot):
            return replace(line, placed=self.placed.get(part.key, ()))
        if path.startswith("information.") and path.count(".") == 1:
            inner = tuple(self._section(f"{path}.{name}") for name in ("prompts", "tools"))
            return replace(line, inner=inner, kind=choice(part.kind))
        facts = (getattr(part, "phone", ""), getattr(part, "email", ""), *self._slots(part))
        kind = choice(part.kind) if hasattr(part, "kind") else ""
        return replace(line, kind=kind, facts=tuple(fact for fact in facts if fact))

    def _step(self, line: Line, step: Step) -> Line:
        routes = tuple(routes_told(self.pathway, step))
        views = [called(found(self.pathway, f"information.{key}")) for key in step.gathers]
        groupings = [choice(grouping) for grouping in step.groupings]
        facts = (*views, *groupings, *leads_here(self.pathway, step))
        return replace(line, kind=SHORT_KINDS[step.kind], routes=routes, facts=facts)

    @cached_property
    def placed(self) -> dict[str, tuple[PlacedService, ...]]:
        return placed_services(self.document, on=self.on)

    def _slots(self, part: Any) -> Iterator[str]:
        for key in getattr(part, "slots", ()):
            if isinstance(key, str):
                yield called(found(self.pathway, f"slots.{key}"))

    def _origin(self, path: str, part: Any) -> str:
        """Whose words these are: the base's, the area's instead of them, or only the area's."""
        if self.base is None:
            return ""
        try:
            there = found(self.base, path)
        except PartNotThere:
            return OWN
        return SAME if _own(path, there) == _own(path, part) else CHANGED


def _title(part: Any) -> str:
    """What a part is called, whole."""
    return getattr(part, "title", "") or getattr(part, "name", "") or getattr(part, "text", "")


def _own(path: str, part: Any) -> Any:
    """A part without the parts inside it."""
    if path == HEAD:
        return (part.title, part.summary, part.author, part.reaches_months, part.starts_at)
    if path == FAMILY:
        return (part.title, part.intro)
    inner = {name: () for name in ("prompts", "tools") if hasattr(part, name)}
    return replace(part, **inner) if inner else part


def _grouped(lines: tuple[Line, ...]) -> Iterator[tuple[Any, tuple[Line, ...]]]:
    """Slots under their grouping, the checklist under who it is seen in; others together."""
    under = {line.path: _group(line.part) for line in lines}
    if not any(under.values()):
        yield "", lines
        return
    for group in (*Grouping, *FactorGroup):
        if there := tuple(line for line in lines if under[line.path] is group):
            yield choice(group), there


def _group(part: Any) -> Any:
    return part.grouping if isinstance(part, Slot) else getattr(part, "group", None)
