"""Other evidence on how attachment divides, and what choosing it does to the figures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from .assumptions import ANCHOR, NATIONAL
from .evidence import EvidenceSet, Figure, Kind
from .levels import Attachment
from .reading import Entry
from .refusals import Refused
from .shares import AttachmentMix, Share


@dataclass(frozen=True)
class EvidenceChoice:
    """England's attachment mix by another source, in place of the published one."""

    key: str
    title: str
    source: str
    url: str
    date: date
    kind: Kind
    note: str
    national: AttachmentMix

    def applied(self, evidence: EvidenceSet) -> EvidenceSet:
        """The set, as if it had been published with England's mix of this source."""
        mixes = {NATIONAL: self.national}
        return _with_mixes(evidence, mixes, self)


@dataclass(frozen=True)
class OwnAnchors:
    """England's mix and a place's own, as an area knows them better than the published set."""

    place: str
    source: str
    date: date
    note: str
    national: AttachmentMix
    local: AttachmentMix

    def applied(self, evidence: EvidenceSet) -> EvidenceSet:
        """The set with both mixes, and the figures of the anchor under this place's name."""
        mixes = {NATIONAL: self.national, ANCHOR: self.local}
        changed = _with_mixes(evidence, mixes, self)
        figures = dict(changed.figures)
        for each in Attachment:
            name = ANCHOR + each.value
            title = f"{self.place}: {each.value} attachment"
            figures[name] = replace(figures[name], title=title)
        return replace(changed, figures=figures)


def read_choice(data: object, *, file: str) -> EvidenceChoice:
    """The choice in a parsed file; refuses with file and field."""
    whole = Entry.of(file, data)
    try:
        mix = AttachmentMix(*(Share(whole.number(each.value)) for each in Attachment))
    except Refused as refused:
        raise Refused(f"{file}: {refused}") from None
    return EvidenceChoice(
        key=whole.text("id"),
        title=whole.text("title"),
        source=whole.text("source"),
        url=whole.text("url", ""),
        date=whole.day("date"),
        kind=whole.choice("kind", Kind),
        note=whole.text("note", ""),
        national=mix,
    )


def _with_mixes(
    evidence: EvidenceSet,
    mixes: Mapping[str, AttachmentMix],
    by: EvidenceChoice | OwnAnchors,
) -> EvidenceSet:
    figures = dict(evidence.figures)
    for prefix, mix in mixes.items():
        for each in Attachment:
            figures[prefix + each.value] = _restated(
                figures[prefix + each.value], mix.share(each), by
            )
    return replace(evidence, figures=figures, changes={})


def _restated(figure: Figure, value: Share, by: EvidenceChoice | OwnAnchors) -> Figure:
    """The figure with another value and source; its range is widened where it must be."""
    return replace(
        figure,
        value=value,
        low=min(figure.low, value),
        high=max(figure.high, value),
        kind=by.kind if isinstance(by, EvidenceChoice) else Kind.SOURCE,
        source=by.source,
        date=by.date,
        url=by.url if isinstance(by, EvidenceChoice) else "",
        note=by.note,
    )
