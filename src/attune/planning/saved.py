"""An estimate as a document to keep: inputs, result, and everything it came from."""

import json
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from attune.domain.levels import Level
from attune.domain.likely import Likely
from attune.domain.uncertainty.ranges import Interval
from attune.kit.tables import Table, number, text

from .evidence import shipped
from .models import Estimate
from .need_output import Provenance
from .need_output import document as need_document
from .need_page import NeedPage
from .need_pictures import in_words
from .offered_evidence import offered
from .redrawn import drawn_from


def provenance(page: NeedPage) -> Provenance:
    """Where the estimate of a page comes from."""
    return Provenance(
        authority=page.locality.authorities,
        evidence=page.evidence,
        evidence_sha256=shipped().file.sha256,
        files=page.footing.files,
        on=timezone.localdate(),
        choice=page.chosen.key,
    )


def document(page: NeedPage) -> dict[str, Any]:
    """The whole estimate with exact numbers, ready for a canonical text."""
    whole = need_document(page.need, provenance(page), page.ranged)
    floating = json.dumps(whole | {"drawn_from": drawn_from(page.drawn)})
    exact: dict[str, Any] = json.loads(floating, parse_float=Decimal)
    return exact


def beside(kept: Estimate, today: NeedPage | None) -> Table:
    """The saved figures and their ranges, with today's published-value estimate beside them."""
    then, now = json.loads(kept.document), document(today) if today else None
    rows = []
    for title, path in _paths():
        was, current = _at(then, path), _at(now, path)
        rows.append((title, was, _range(_at(then.get("ranges"), path), was), current))
    return Table(
        caption=_("As saved, and as it would be today with the published values"),
        columns=(
            text(_("Level of help")),
            number(_("As saved")),
            text(_("Likely range")),
            number(_("Today")),
        ),
        rows=tuple(rows),
    )


def _paths() -> list[tuple[str, tuple[str, ...]]]:
    """Every figure of the table, and where in a document it stands."""
    return [
        *((level.title, ("levels", level.value)) for level in Level),
        (_("Specialist help now, all"), ("specialist_gross",)),
        (_("Specialist help now, the rest"), ("specialist_net",)),
        (_("Specialist help in one year, all"), ("in_one_year", "specialist_gross")),
        (_("Specialist help in one year, the rest"), ("in_one_year", "specialist_net")),
        (_("All families with a child under two"), ("under_twos",)),
    ]


def _at(document: Any, path: tuple[str, ...]) -> Any:
    """None where the document has no such place."""
    for name in path:
        document = document.get(name) if document else None
    return document


def lines(kept: Estimate) -> list[str]:
    """What a saved estimate was worked out from, in sentences."""
    document = json.loads(kept.document)
    origin = document["provenance"]
    said = [
        _("Way of working: %(mode)s.") % {"mode": document["mode"]},
        _("Population: %(name)s.") % {"name": origin["population"]},
        _("Deprivation: %(name)s.") % {"name": origin["deprivation"] or _("none")},
        _("Evidence: %(id)s, version %(version)s.") % origin["evidence"],
    ]
    evidence = origin["evidence"]
    if evidence.get("choice"):
        said.append(
            _("Evidence on attachment: %(title)s.") % {"title": _chosen(evidence["choice"])}
        )
    if ranges := document.get("ranges"):
        words = _("Likely range: %(draws)s draws, seed %(seed)s, spreads %(id)s (expert priors).")
        kept_spreads = ranges["spreads"]["id"]
        said.append(words % {**ranges, "draws": f"{ranges['draws']:,}", "id": kept_spreads})
    for figure_id in evidence["changed"]:
        figure = shipped().evidence.figure(figure_id)
        said.append(f"{figure.title}: {figure.shown(Decimal(str(evidence['values'][figure_id])))}")
    return said


def _chosen(key: str) -> str:
    known = offered(None)
    return known[key].title if key in known else _("This area's own anchors")


def _range(interval: dict[str, float] | None, middle: int) -> str | None:
    """In words; None for all families, and for what was saved before there were ranges."""
    return in_words(Likely.of(Interval(**interval), middle=middle)) if interval else None
