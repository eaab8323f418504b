"""What the checker can find, and how much it weighs."""

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """Whether a pathway may be published with it."""

    BLOCKING = "blocking"
    NOTICE = "notice"


class FindingKind(Enum):
    """Every class of fault; its value stands in the JSON of `attune pathway check`."""

    severity: Severity

    def __new__(cls, value: str, severity: Severity) -> "FindingKind":
        kind = object.__new__(cls)
        kind._value_ = value
        kind.severity = severity
        return kind

    ALTERED = ("edition altered", Severity.BLOCKING)
    UNREACHABLE = ("unreachable step", Severity.BLOCKING)
    DEAD_END = ("dead end", Severity.BLOCKING)
    UNANSWERED = ("unanswered decision", Severity.BLOCKING)
    ENDLESS = ("endless cycle", Severity.BLOCKING)
    TANGLED = ("too tangled to check", Severity.NOTICE)
    NO_CONSENT = ("no way to consent", Severity.BLOCKING)
    NO_SAFEGUARDING = ("no way to safeguarding", Severity.BLOCKING)
    OUTCOME_WITHOUT_SLOTS = ("outcome without slots", Severity.BLOCKING)
    CLOSED = ("closed service", Severity.BLOCKING)
    UNKNOWN = ("unknown service", Severity.BLOCKING)
    NO_CONTACT = ("missing contact", Severity.BLOCKING)
    GAP = ("grouping without a current service", Severity.NOTICE)
    STALE = ("stale service", Severity.NOTICE)
    CLOSED_FOR_NOW = ("closed for now", Severity.NOTICE)
    NO_WAY_IN = ("service without a way in", Severity.NOTICE)
    HARD_TO_READ = ("hard to read", Severity.NOTICE)
    TRANSLATION_BEHIND = ("translation behind", Severity.NOTICE)
    REVIEW_OVERDUE = ("review overdue", Severity.NOTICE)


@dataclass(frozen=True)
class Finding:
    """One fault. `path` is the part it is in ("steps.ask"); `sentence` names it and what to do."""

    kind: FindingKind
    path: str
    sentence: str

    @property
    def severity(self) -> Severity:
        return self.kind.severity

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.BLOCKING
