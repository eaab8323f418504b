"""Which assumption matters most, as a tornado and as a table of weights."""

from django.utils.translation import gettext as _

from attune.domain.uncertainty.movers import Mover
from attune.domain.uncertainty.tornado import Tornado, TornadoBar
from attune.kit import formats
from attune.kit.tables import Table, number, text
from attune.kit.tornado import Swing, TornadoChart

MULTIPLES = frozenset({Mover.GRADIENT, Mover.STOCK_TO_FLOW, Mover.CHILDREN})


def movers_chart(tornado: Tornado) -> TornadoChart:
    """One assumption at a time, the strongest first; those that move nothing are left out."""
    bars = [bar for bar in tornado.bars if bar.swing >= 1] or list(tornado.bars[:1])
    return TornadoChart(
        title=_("Which assumption matters most"),
        swings=tuple(
            Swing(bar.mover.title, _between(bar), bar.at_low, bar.at_high) for bar in bars
        ),
        middle=tornado.middle,
        unit=_("Families"),
        sentence=_(
            "Families a year beyond those whom perinatal teams may see, as one assumption at a"
            " time moves and the rest stay. The upright line is the middle estimate, %(middle)s."
        )
        % {"middle": formats.number(tornado.middle)},
        notes=(
            _(
                "What is drawn goes to its 10th and 90th percentile; a figure one may choose goes"
                " to the ends of its range."
            ),
        ),
    )


def weights_table(tornado: Tornado) -> Table:
    """All assumptions together: rank regression weights."""
    return Table(
        caption=_("All together: how far the estimate goes along with each drawn assumption"),
        columns=(text(_("Assumption")), number(_("Weight from -1 to 1"), 2)),
        rows=tuple((each.mover.title, each.weight) for each in tornado.weights),
        notes=(_("Standardised regression of ranks over all draws. Below 0: more means fewer."),),
    )


def _between(bar: TornadoBar) -> str:
    if bar.mover in MULTIPLES:
        low, high = (formats.number(each, 2) for each in (bar.low, bar.high))
    else:
        low, high = (formats.percent(100 * each, 0) for each in (bar.low, bar.high))
    return _("%(low)s to %(high)s") % {"low": low, "high": high}
