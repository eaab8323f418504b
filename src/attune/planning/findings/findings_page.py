"""The page of local findings: what stands, beside the estimate, and all that was ever recorded."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from attune.domain.evidence_choices import OwnAnchors
from attune.domain.levels import Attachment
from attune.domain.local_findings import ANCHOR, SUBJECTS
from attune.kit.tables import Table, text
from attune.place.localities.models import Locality
from attune.planning import footing
from attune.planning.models import LocalFinding
from attune.planning.need_page import NeedPage

from .beside import Beside
from .known import anchors_in, document_of


@dataclass(frozen=True)
class FindingsPage:
    """One locality's findings."""

    need: NeedPage
    history: Table

    @classmethod
    def of(cls, locality: Locality) -> "FindingsPage | None":
        """None where no population is loaded, so that there is nothing to know better."""
        need = NeedPage.of(locality, {})
        if need is None:
            return None
        every = LocalFinding.objects.of(locality).newest_first()
        return cls(need, _history(list(every), locality))

    @property
    def ground(self) -> footing.Footing:
        return self.need.footing

    @property
    def most(self) -> int:
        """No more families than this have a child under two here."""
        return self.need.need.under_twos

    @property
    def standing(self) -> list[Beside]:
        return self.need.known_beside

    @property
    def as_estimated(self) -> str:
        """The mix that this place comes to under the published gradient, to start from."""
        mix = self.need.need.attachment
        return ", ".join(f"{getattr(mix, each.value):.1f}% {each.value}" for each in Attachment)

    @property
    def anchors(self) -> str:
        """The anchors that stand, in words; empty where there are none."""
        own = self.need.known.anchors
        return "" if own is None else _mixes(own)


def _history(every: list[LocalFinding], locality: Locality) -> Table:
    return Table(
        caption=_("Everything recorded, the newest first"),
        columns=(text(_("What")), text(_("When")), text(_("By")), text(_("Reason and source"))),
        rows=tuple(
            (
                _what(finding, locality),
                finding.recorded_at,
                finding.recorded_by.name,
                f"{finding.reason} ({finding.source})",
            )
            for finding in every
        ),
    )


def _what(finding: LocalFinding, locality: Locality) -> str:
    title = SUBJECTS.get(finding.subject, _("Anchors"))
    if not finding.document:
        return _("%(what)s: taken back") % {"what": title}
    if finding.subject == ANCHOR:
        return _("%(what)s: %(mixes)s") % {
            "what": title,
            "mixes": _mixes(anchors_in(finding, locality)),
        }
    families = document_of(finding)["families"]
    return _("%(what)s: %(families)s families") % {"what": title, "families": f"{families:,}"}


def _mixes(own: OwnAnchors) -> str:
    said = []
    for whose, mix in ((_("England"), own.national), (own.place, own.local)):
        shares = ", ".join(
            f"{(100 * mix.share(each)).normalize():f}% {each.value}" for each in Attachment
        )
        said.append(f"{whose} {shares}")
    return "; ".join(said)
