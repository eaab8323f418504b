"""An estimate as a document to keep: inputs, result, and everything it came from."""

import json
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from attune.domain.levels import Level
from attune.domain.need import Need
from attune.kit.tables import Table, number, text

from .evidence import shipped
from .models import Estimate
from .need_output import Provenance
from .need_output import document as need_document
from .need_page import NeedPage


def provenance(page: NeedPage) -> Provenance:
    """Where the estimate of a page comes from."""
    return Provenance(
        authority=page.locality.authorities,
        evidence=page.evidence,
        evidence_sha256=shipped().file.sha256,
        files=page.footing.files,
        on=timezone.localdate(),
    )


def document(page: NeedPage) -> dict[str, Any]:
    """The whole estimate with exact numbers, ready for a canonical text."""
    floating = json.dumps(need_document(page.need, provenance(page)))
    exact: dict[str, Any] = json.loads(floating, parse_float=Decimal)
    return exact


def beside(kept: Estimate, today: Need | None) -> Table:
    """The saved figures, with today's published-value estimate beside them."""
    document = json.loads(kept.document)
    rows = [(level.title, document["levels"][level.value], _today(today, level)) for level in Level]
    for title, kept_as, held in (
        (_("Specialist help now"), document, "specialist"),
        (_("Specialist help in one year"), document["in_one_year"], "year"),
    ):
        now = getattr(today, held, None)
        rows += [
            (_("%(what)s, all") % {"what": title}, kept_as["specialist_gross"], now and now.gross),
            (_("%(what)s, the rest") % {"what": title}, kept_as["specialist_net"], now and now.net),
        ]
    rows.append(
        (
            _("All families with a child under two"),
            document["under_twos"],
            today.under_twos if today else None,
        )
    )
    return Table(
        caption=_("As saved, and as it would be today with the published values"),
        columns=(text(_("Level of help")), number(_("As saved")), number(_("Today"))),
        rows=tuple(rows),
    )


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
    for figure_id in evidence["changed"]:
        figure = shipped().evidence.figure(figure_id)
        said.append(f"{figure.title}: {figure.shown(Decimal(str(evidence['values'][figure_id])))}")
    return said


def _today(today: Need | None, level: Level) -> int | None:
    return today.levels[level] if today else None
