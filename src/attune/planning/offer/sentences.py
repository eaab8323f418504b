"""Need and offer in sentences, which say what is not known and never divide one by the other."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attune.directory.offers.gap_words import wte
from attune.domain.levels import Grouping
from attune.domain.need_areas.beside import Beside, NeedBesideOffer, OfferSide
from attune.domain.need_areas.kinds import Ages
from attune.domain.offers.standing import State
from attune.kit.formats import number
from attune.planning.areas.sentences import in_words


def sentence(row: Beside, ages: Ages) -> str:
    """“About 2,100 to 4,800 families may need Getting more help; 3 services (1 specialised, …)”."""
    said = services(row.offer)
    if row.families is None:
        return _("%(grouping)s: how many families may need it is not known; %(services)s.") % {
            "grouping": row.grouping.value,
            "services": said,
        }
    words = _("About %(range)s families may need %(grouping)s; %(services)s.")
    if ages is Ages.TWO_TO_FIVE:
        words = _("About %(range)s families with a child from two to five may need %(grouping)s"
                  " (less evidenced); %(services)s.")  # fmt: skip
    return words % {
        "range": in_words(row.families),
        "grouping": _what(row.grouping),
        "services": said,
    }


def _what(grouping: Grouping) -> str:
    """Nobody needs “Thriving”: it stands for universal support."""
    if grouping is Grouping.THRIVING:
        return _("no more than universal support (%(grouping)s)") % {"grouping": grouping.value}
    return grouping.value


def services(offer: OfferSide) -> str:
    """What there is now, or whether anybody looked."""
    if not offer.services:
        return without(offer.state)
    count = ngettext("%(count)s service", "%(count)s services", offer.services)
    told = _("%(services)s (%(specialised)s specialised, %(wte)s)")
    return told % {
        "services": count % {"count": number(offer.services)},
        "specialised": number(offer.specialised),
        "wte": sizes(offer),
    }


def without(state: State) -> str:
    """What is known where no family can go anywhere now."""
    said = {
        State.NONE_FOUND: _("no service: it was looked for and not found"),
        State.ASPIRATIONAL: _("no service now, one is planned or hoped for"),
        State.UNSEEN: _("a service is open to them and has none on its books"),
        State.NOT_ASKED: _("no service is recorded, and nobody has said that there is none"),
    }
    return said[state]


def sizes(offer: OfferSide) -> str:
    """The WTE, and of how many services they are known."""
    if not offer.sized:
        return _("WTE known of none")
    if not offer.unsized:
        return _("%(wte)s WTE") % {"wte": _wte(offer)}
    return _("%(wte)s WTE known of %(sized)s") % {"wte": _wte(offer), "sized": number(offer.sized)}


def _wte(offer: OfferSide) -> str:
    return wte(offer.wte) if offer.wte else number(0)


def unknown(beside: NeedBesideOffer) -> Iterator[str]:
    """Why the two sides are not divided by each other, with what is not known here."""
    rows = [row.offer for row in beside.rows]
    unsized = sum(offer.unsized for offer in rows)
    if unsized:
        yield _("Of %(all)s services counted here, %(count)s do not say how many staff (WTE) they"
                " have. A service counts in every grouping and area in which it works.") % {
            "all": number(sum(offer.services for offer in rows)),
            "count": number(unsized),
        }  # fmt: skip
    not_asked = sum(offer.state is State.NOT_ASKED for offer in rows)
    if not_asked:
        yield ngettext(
            "Nobody was asked about %(count)s line of this table: nothing recorded there does not"
            " mean that there is nothing.",
            "Nobody was asked about %(count)s lines of this table: nothing recorded there does not"
            " mean that there is nothing.",
            not_asked,
        ) % {"count": number(not_asked)}
    yield _("How many families a service can take on is not known, nor which families see several,"
            " so the table gives no number of families per service.")  # fmt: skip
