"""The kinds of thing a pathway is made of."""

from enum import Enum


class StepKind(Enum):
    """What a person does at a step."""

    ASK = "ask"  # ask the family, and hear
    GATHER = "gather"  # look, listen and bring together what is known
    DECIDE = "decide"  # a decision point, with guidance; a person decides
    ACT = "act"  # do something, then go on
    OUTCOME = "outcome"  # where a walk ends: what kind of help the pathway suggests


ANSWERED = (StepKind.ASK, StepKind.DECIDE)


class InformationKind(Enum):
    """Whose view is gathered."""

    BABY = "baby"
    INTERACTIONS = "interactions"
    PARENTS = "parents"
    PROFESSIONALS = "professionals"
    RISK = "risk"
    OPINION = "opinion"


class RuleKind(Enum):
    """What a standing rule is about; it applies at every step."""

    SAFEGUARDING = "safeguarding"
    CONSENT = "consent"
    REMOTE = "remote"
    NEONATAL = "neonatal"
    OTHER = "other"


class ContactKind(Enum):
    """Whom a local contact reaches."""

    SAFEGUARDING = "safeguarding"
    SPECIALIST = "specialist"
    CONSULTATION = "consultation"
    OTHER = "other"


class FactorGroup(Enum):
    """Where a vulnerability factor is seen; factors are talked about, never counted."""

    CAREGIVER = "caregiver"
    RELATIONSHIP = "relationship"
    INFANT = "infant"


class Standing(Enum):
    """Whether a service in a slot is there, or is what the area wants."""

    CURRENT = "current"
    ASPIRATIONAL = "aspirational"


class Shape(Enum):
    """How help is reached: by need from the front door, or one level after another."""

    FRONT_DOOR = "front door"
    ESCALATOR = "escalator"
