"""Who may approve a draft, who signs its safeguarding parts, and when it may be published.

A review is of exactly one draft. Whoever wrote any of it since the last edition approves none of
it; the named safeguarding lead signs the safeguarding parts where they differ from that edition.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .parts import PathwayRefused
from .plain_words import CONTROL

APPROVING_ROLES = frozenset({"lead", "commissioner", "team_manager"})
LONGEST_WORDS = 2_000
# Attune proposal, editable: a pathway is looked at again once a year, and at least every two.
REVIEW_MONTHS = 12
MOST_MONTHS = 24


class ApprovalRefused(PathwayRefused):
    """A review, verdict or publication that is not as it must be; its text is for the person."""


class Part(Enum):
    """What a verdict is about."""

    WHOLE = "whole"
    SAFEGUARDING = "safeguarding"


class Verdict(Enum):
    """What a reviewer says."""

    APPROVE = "approve"
    SEND_BACK = "send back"


class Outcome(Enum):
    """How one part of a review stands."""

    WAITING = "waiting"
    APPROVED = "approved"
    SENT_BACK = "sent back"


@dataclass(frozen=True)
class Reviewer:
    """What matters of somebody who would approve: their roles here, and their hand in the draft.

    `wrote` any of it since the last edition; `wrote_safeguarding` some of its safeguarding parts.
    """

    roles: frozenset[str] = frozenset()
    safeguarding_lead: bool = False
    wrote: bool = False
    wrote_safeguarding: bool = False


@dataclass(frozen=True)
class Said:
    """One verdict: whose, of which part."""

    by: int
    part: Part
    verdict: Verdict


def why_not(part: Part, reviewer: Reviewer) -> str:
    """Why somebody may not give a verdict on a part; "" where they may."""
    return _not_whole(reviewer) if part is Part.WHOLE else _not_safeguarding(reviewer)


def _not_whole(reviewer: Reviewer) -> str:
    if not reviewer.roles & APPROVING_ROLES:
        return "A lead, a commissioner or a team manager approves a pathway"
    if reviewer.wrote:
        return "You wrote part of this draft, so somebody else approves it"
    return ""


def _not_safeguarding(reviewer: Reviewer) -> str:
    if not reviewer.safeguarding_lead:
        return "The named safeguarding lead signs the safeguarding parts"
    if reviewer.wrote_safeguarding:
        return "You wrote part of these safeguarding words, so somebody else is named to sign them"
    return ""


def stands(part: Part, said: Iterable[Said]) -> Outcome:
    """How a part stands: each person's last word counts, and one who sent it back holds it up."""
    last = {each.by: each.verdict for each in said if each.part is part}
    if Verdict.SEND_BACK in last.values():
        return Outcome.SENT_BACK
    return Outcome.APPROVED if last else Outcome.WAITING


def outcome(said: Iterable[Said], *, safeguarding: bool) -> Outcome:
    """How a whole review stands; `safeguarding` says whether those parts must be signed."""
    given = tuple(said)
    parts = [Part.WHOLE, Part.SAFEGUARDING] if safeguarding else [Part.WHOLE]
    found = [stands(part, given) for part in parts]
    if stands(Part.SAFEGUARDING, given) is Outcome.SENT_BACK or Outcome.SENT_BACK in found:
        return Outcome.SENT_BACK
    return Outcome.WAITING if Outcome.WAITING in found else Outcome.APPROVED


def checked_words(words: str, *, what: str, must: bool) -> str:
    """Lines as written; ApprovalRefused where they are missing, too long or hold hidden marks."""
    kept = "\n".join(line.rstrip() for line in words.splitlines()).strip()
    if must and not kept:
        raise ApprovalRefused(f"{what}: write a few words")
    if len(kept) > LONGEST_WORDS:
        raise ApprovalRefused(f"{what}: {LONGEST_WORDS:,} characters is the most")
    if CONTROL.search(kept):
        raise ApprovalRefused(f"{what}: holds a hidden control character; type the words again")
    return kept


def checked_review_due(due: date, *, on: date) -> date:
    """A day after publishing, at most 24 months on."""
    if due <= on:
        raise ApprovalRefused("The review is due after the day of publishing")
    if due > months_after(on, MOST_MONTHS):
        raise ApprovalRefused(f"The review is due within {MOST_MONTHS} months of publishing")
    return due


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month where it has fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
