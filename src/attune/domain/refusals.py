"""The one kind of error a rule raises when it cannot do what was asked of it."""


class Refused(ValueError):
    """Something that cannot be as asked; its text is one plain sentence for the person."""
