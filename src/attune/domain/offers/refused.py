"""The refusal of an offer's field, in words for the person who wrote it."""


class OfferRefused(ValueError):
    """An offer that cannot be kept as written; `field` names where."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason
