"""The tables of fairness; every count in them has passed the gate."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from attune.domain.disclosure import GatedCount, HiddenCount
from attune.domain.disclosure_policies import DisclosurePolicy
from attune.domain.disclosure_tables import GatedTable
from attune.domain.fairness.limits import Limits
from attune.domain.fairness.observed import GroupKind
from attune.domain.fairness.reach import GroupReach, KindReach, Standing, Yardstick
from attune.kit.formats import number as written
from attune.kit.tables import Cell, Column, Table, number, percent, text

STANDINGS = {
    Standing.FEWER: lambda: _("Clearly fewer than expected"),
    Standing.PERHAPS_FEWER: lambda: _("Perhaps fewer than expected"),
    Standing.AS_EXPECTED: lambda: _("Within chance"),
    Standing.PERHAPS_MORE: lambda: _("Perhaps more than expected"),
    Standing.MORE: lambda: _("Clearly more than expected"),
}


def shown(count: GatedCount, policy: DisclosurePolicy) -> str:
    """A gated count in words."""
    if count.value is not None:
        if count.sent == count.parts:
            return written(count.value)
        words = {"number": written(count.value), "sent": count.sent, "parts": count.parts}
        return _("%(number)s (%(sent)s of %(parts)s sent)") % words
    if count.hidden is HiddenCount.NOT_SENT:
        return _("not sent")
    if count.hidden is HiddenCount.KEPT_BACK:
        return _("not shown")
    if policy.least:
        return _("fewer than %(under)s") % {"under": policy.most + 1}
    return _("%(most)s or fewer") % {"most": policy.most}


def hiding_notes(policy: DisclosurePolicy) -> tuple[str, ...]:
    """What a table of gated counts says of itself."""
    return tuple(
        line
        for line in (
            _("Hidden: %(policy)s. Source: %(source)s")
            % {"policy": policy.title, "source": policy.source},
            policy.note,
            _("Other counts are “not shown” where a hidden one could be worked out from them."),
        )
        if line
    )


def ordered(found: KindReach) -> list[GroupReach]:
    """Tenths in their order; others by how far they fall short, those not compared last."""
    if found.kind is GroupKind.DECILE:
        return list(found.groups)
    return sorted(
        found.groups,
        key=lambda each: (each.ratio is None, each.ratio or 0, each.name.casefold()),
    )


def group_name(found: KindReach, group: GroupReach) -> str:
    """A group as people call it."""
    if found.kind is GroupKind.DECILE:
        ends = {"1": _("1, most deprived"), "10": _("10, least deprived")}
        return ends.get(group.code, group.name)
    return group.name


def seen_table(found: KindReach, policy: DisclosurePolicy) -> Table:
    """Families seen beside what they are measured against; rates where that is need."""
    of_need = found.yardstick is Yardstick.NEED
    base = _("May need specialist help") if of_need else _("Denominator sent")
    columns: tuple[Column, ...] = (text(found.kind.each), text(_("Families seen")), number(base))
    if of_need:
        columns += (number(_("Seen for every 100 who may need help"), 1),)
        columns += (number(_("95% low"), 1), number(_("95% high"), 1))
    rows = tuple(
        (
            group_name(found, each),
            shown(each.seen, policy),
            each.yardstick,
            *((each.rate, *_ends(each.rate_limits)) if of_need else ()),
        )
        for each in ordered(found)
    )
    whole = (_("All"), shown(found.whole, policy), *(None,) * (len(columns) - 2))
    caption = _("Families seen, %(kind)s") % {"kind": found.kind.title.casefold()}
    return Table(caption, columns, (*rows, whole), hiding_notes(policy))


def ratio_table(found: KindReach) -> Table:
    """Seen over expected with limits; groups that cannot be compared are left out."""
    columns = (
        text(found.kind.each),
        number(_("Expected if all were reached alike"), 1),
        number(_("Seen over expected"), 2),
        number(_("95% low"), 2),
        number(_("95% high"), 2),
        text(_("Limits")),
        text(_("Reading")),
    )
    rows = tuple(_ratio_row(found, each) for each in ordered(found) if each.ratio is not None)
    notes = (
        _("Limits: exact Poisson under 10 families, Byar's from 10 on. Reading: where 1 lies"
          " outside the 99.8% limits it is clear, where it lies outside the 95% ones a hint; of 20"
          " groups one does so by chance alone."),
    )  # fmt: skip
    caption = _("Seen over expected, %(kind)s") % {"kind": found.kind.title.casefold()}
    return Table(caption, columns, rows, notes)


def _ratio_row(found: KindReach, each: GroupReach) -> tuple[Cell, ...]:
    method = each.ratio_limits.method.value if each.ratio_limits else ""
    reading = STANDINGS[each.standing]() if each.standing else ""
    ends = _ends(each.ratio_limits)
    return (group_name(found, each), each.expected, each.ratio, *ends, method, reading)


def share_table(found: KindReach) -> Table:
    """Each group's share of the families seen beside its share of the yardstick."""
    of_need = found.yardstick is Yardstick.NEED
    columns = (
        text(found.kind.each),
        percent(_("Share of families seen"), 1),
        percent(_("95% low"), 1),
        percent(_("95% high"), 1),
        percent(_("Share of need") if of_need else _("Share of the denominator"), 1),
    )
    rows = tuple(
        (
            group_name(found, each),
            100 * (each.share_seen or 0),
            *_ends(each.share_limits, 100),
            100 * (each.share_expected or 0),
        )
        for each in ordered(found)
        if each.share_seen is not None
    )
    notes = (_("Limits by Wilson. Shares are of the groups that can be compared."),)
    return Table(_("Shares of families seen and of need"), columns, rows, notes)


def period_table(found: KindReach, gated: GatedTable, policy: DisclosurePolicy) -> Table | None:
    """Groups by period; None where there is one period."""
    if len(gated.columns) < 2:
        return None
    periods = list(gated.columns)
    columns = (text(found.kind.each), *(text(str(each)) for each in periods), text(_("Together")))
    rows = [
        (
            group_name(found, each),
            *(shown(gated.cells[each.code, period], policy) for period in periods),
            shown(gated.rows[each.code], policy),
        )
        for each in found.groups
    ]
    totals = (shown(gated.columns[period], policy) for period in periods)
    rows.append((_("All"), *totals, shown(gated.whole, policy)))
    return Table(_("Families seen by period"), columns, tuple(rows), hiding_notes(policy))


def whole_table(found: KindReach, policy: DisclosurePolicy) -> Table:
    """Everything about a kind in one table, to take away."""
    seen, ratio, share = seen_table(found, policy), ratio_table(found), share_table(found)
    beside = {row[0]: row[1:] for row in ratio.rows}
    parts = {row[0]: row[1:] for row in share.rows}
    columns = (seen.columns[0], text(_("Code")), *seen.columns[1:])
    columns += (*ratio.columns[1:], *share.columns[1:])
    codes = {group_name(found, each): each.code for each in found.groups}
    rows = tuple(
        (row[0], codes.get(str(row[0]), ""), *row[1:])
        + (beside.get(row[0]) or (None,) * (len(ratio.columns) - 1))
        + (parts.get(row[0]) or (None,) * (len(share.columns) - 1))
        for row in seen.rows
    )
    return Table(seen.caption, columns, rows, (*seen.notes, *ratio.notes, *share.notes))


def _ends(limits: Limits | None, times: float = 1) -> tuple[float | None, float | None]:
    return (None, None) if limits is None else (limits.low * times, limits.high * times)


def template() -> Table:
    """A file to fill in: the ten tenths, and one row each of the other kinds."""
    columns = tuple(
        text(name) for name in ("kind", "group", "name", "period", "count", "denominator")
    )
    return Table("counts", columns, tuple(_template_rows()))


def _template_rows() -> Iterator[tuple[str, ...]]:
    period = "April 2025 to March 2026"
    for decile in range(1, 11):
        yield "decile", str(decile), "", period, "", ""
    yield "ward", "", "", period, "", ""
    yield "ethnicity", "", "", period, "", ""
