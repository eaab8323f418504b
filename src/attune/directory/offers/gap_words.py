"""How the gap pages say things: the states, what a service brings, who said there is none."""

from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from attune.domain.listings.shown import in_words
from attune.domain.offers.cells import Cell, ServiceInCell
from attune.domain.offers.no_service import NoService
from attune.domain.offers.standing import Funding, Mapped, State
from attune.kit.formats import day, number

from .gap_map import GapMap

# One sign for each state, so that a print without colours can be read.
LETTERS = {
    State.PRESENT: "✓",
    State.PARTIAL: "½",
    State.UNSEEN: "0",
    State.ASPIRATIONAL: "+",
    State.NONE_FOUND: "–",
    State.NOT_ASKED: "?",
}


def letter(state: State) -> str:
    return LETTERS[state]


def meaning(state: State) -> str:
    """What a state means, in a sentence."""
    said = {
        State.PRESENT: _("Families can go to a service now."),
        State.PARTIAL: _("There is a service, and something keeps some families out."),
        State.UNSEEN: _("A service could see these families, and has none on its books."),
        State.ASPIRATIONAL: _("A service is planned or hoped for."),
        State.NONE_FOUND: _("Somebody looked, and said that there is none."),
        State.NOT_ASKED: _("Nothing is recorded, and nobody was asked."),
    }
    return said[state]


def wte(value: Fraction) -> str:
    """Whole-time equivalents with one decimal place; what is less says so."""
    return number(float(value), 1) if value >= Fraction(1, 20) else _("under 0.1")


def marks(cell: Cell, *, on: date) -> list[str]:
    """What else a cell says, in a few words each."""
    current = [each.service for each in cell.services if each.state.current]
    ends = [_ends(each) for each in current if each.funding(on=on) is Funding.ENDS_SOON]
    said = [_("ends %(day)s") % {"day": day(min(ends))}] if ends else []
    if any(each.funding(on=on) is Funding.ENDED for each in current):
        said.append(_("funding has ended"))
    return [*said, _("contradicted")] if cell.contradicted else said


def lines(each: ServiceInCell, gaps: GapMap, *, on: date) -> list[str]:
    """What a cell's page says of one of its services, a line each; empty ones left out."""
    offer = each.service.offer
    open_to, sees = offer.ages_eligible, offer.ages_seen
    said = [
        "; ".join(reason.title for reason in each.shortfalls).capitalize(),
        offer.focus.title if offer.focus and not any(s.of_focus for s in each.shortfalls) else "",
        _("Open to: %(ages)s") % {"ages": in_words(open_to)} if open_to else "",
        _("Sees: %(ages)s") % {"ages": in_words(sees)} if sees else "",
        offer.geography,
        offer.standing.title if each.state is State.ASPIRATIONAL else "",
        _("%(wte)s WTE in all") % {"wte": number(offer.wte, 1)} if offer.wte else "",
        funding(each.service, on=on),
        _in_other_words(each, gaps),
        _("Also in: %(areas)s") % {"areas": also} if (also := _also(each.service, gaps)) else "",
        *(_("To check: %(query)s") % {"query": query} for query in offer.queries),
    ]
    return [line for line in said if line]


def funding(service: Mapped, *, on: date) -> str:
    """Until when a service is funded, where that is near or past."""
    state = service.funding(on=on)
    if state is None:
        return ""
    words = _("Funding ended %(day)s") if state is Funding.ENDED else _("Funding ends %(day)s")
    return words % {"day": day(_ends(service))}


def _ends(service: Mapped) -> date:
    return service.offer.funding_ends or date.max


def _in_other_words(each: ServiceInCell, gaps: GapMap) -> str:
    """A service shown through the cross-walk says what was recorded of it."""
    recorded = ", ".join(gaps.title_of(word) for word in each.recorded)
    return _("Recorded as: %(words)s") % {"words": recorded} if recorded else ""


def _also(service: Mapped, gaps: GapMap) -> str:
    if len(service.areas) < 2:
        return ""
    return ", ".join(gaps.names[area] for area in service.areas if area in gaps.names)


def statement(said: NoService, gaps: GapMap) -> str:
    """What was said, by whom and when."""
    about = [said.focus, said.grouping, said.stage, said.who]
    what = [gaps.title_of(word) for word in about if word] + [gaps.names.get(said.area, said.area)]
    if said.within:
        what.append(_("only %(place)s") % {"place": said.within})
    who = _("%(who)s, %(day)s") % {"who": said.said_by, "day": day(said.on)} if said.on else (
        _("%(who)s; the day is not given") % {"who": said.said_by}
    )  # fmt: skip
    return " – ".join(part for part in (", ".join(what), who, said.note) if part)
