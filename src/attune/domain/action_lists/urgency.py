"""How pressing an action is on a day."""

from datetime import date, timedelta

from attune.domain.offers.vocabulary import Word

from .states import ActionState

# Attune proposal, editable: a fortnight's notice on the desk.
SOON = timedelta(days=14)


class Urgency(Word):
    """How an action stands against its due date, the most pressing first."""

    OVERDUE = ("overdue", "Overdue")
    SOON = ("soon", "Due within 14 days")
    LATER = ("later", "Due later")
    UNDATED = ("undated", "No date yet")
    CLOSED = ("closed", "Done or set aside")

    @property
    def pressing(self) -> bool:
        return self in (Urgency.OVERDUE, Urgency.SOON)


def urgency(state: ActionState, due: date | None, *, on: date) -> Urgency:
    """The last day itself is not overdue; what is done or set aside never is."""
    if not state.open:
        return Urgency.CLOSED
    if due is None:
        return Urgency.UNDATED
    if due < on:
        return Urgency.OVERDUE
    return Urgency.SOON if due <= on + SOON else Urgency.LATER
