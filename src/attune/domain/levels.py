"""The six levels of need of the Birmingham assessment, and what each stands for."""

from enum import Enum

GROUPING_NOTE = "Attune proposal, editable: which i-THRIVE grouping each level belongs to."


class Attachment(Enum):
    """How babies relate to those who care for them: shares of a population, never a diagnosis."""

    SECURE = "secure"
    INSECURE = "insecure"
    DISORGANISED = "disorganised"


class Grouping(Enum):
    """The i-THRIVE needs-based groupings."""

    THRIVING = "Thriving"
    GETTING_ADVICE = "Getting advice"
    GETTING_HELP = "Getting help"
    GETTING_MORE_HELP = "Getting more help"
    GETTING_RISK_SUPPORT = "Getting risk support"


class Level(Enum):
    """One of the six parts into which families with a child under two are divided, in order."""

    title: str
    attachment: Attachment
    grouping: Grouping

    def __new__(cls, key: str, title: str, attachment: Attachment, grouping: Grouping) -> "Level":
        level = object.__new__(cls)
        level._value_ = key
        level.title = title
        level.attachment = attachment
        level.grouping = grouping
        return level

    UNIVERSAL = (
        "universal",
        "Universal support only",
        Attachment.SECURE,
        Grouping.THRIVING,
    )
    AFTER_TWO = (
        "after_two",
        "Unlikely to reach a service until after the child is two",
        Attachment.INSECURE,
        Grouping.GETTING_ADVICE,
    )
    RISK_SUPPORT = (
        "risk_support",
        "Risk support through social care",
        Attachment.DISORGANISED,
        Grouping.GETTING_RISK_SUPPORT,
    )
    TARGETED = (
        "targeted",
        "Targeted services",
        Attachment.INSECURE,
        Grouping.GETTING_HELP,
    )
    SHORT_TERM_PAIR = (
        "short_term_pair",
        "Short-term parent and infant relationship (PAIR) support",
        Attachment.INSECURE,
        Grouping.GETTING_MORE_HELP,
    )
    LONG_TERM_PAIR = (
        "long_term_pair",
        "Long-term parent and infant relationship (PAIR) support",
        Attachment.DISORGANISED,
        Grouping.GETTING_MORE_HELP,
    )


SPECIALIST = (Level.SHORT_TERM_PAIR, Level.LONG_TERM_PAIR)


def levels_of(attachment: Attachment) -> tuple[Level, ...]:
    """The levels whose families are of this attachment class."""
    return tuple(level for level in Level if level.attachment is attachment)
