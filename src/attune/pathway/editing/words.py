"""What the parts of a pathway and their fields are called on the pages of the editor."""

from enum import Enum
from typing import Any

from django.utils.translation import gettext_lazy as _

from attune.domain.pathways.pathway import TO_FIVE, TO_TWO
from attune.domain.pathways.vocabulary import (
    ContactKind,
    FactorGroup,
    InformationKind,
    RuleKind,
    StepKind,
)

# Every list: its title, one sentence, and the words of the button that adds to it.
LISTS: dict[str, tuple[Any, Any, Any]] = {
    "ways_of_working": (
        _("How we work"),
        _("What everybody in your area has agreed."),
        _("Add a way of working"),
    ),
    "contact_points": (
        _("When we ask"),
        _("Routine meetings at which you ask about the relationship."),
        _("Add a meeting"),
    ),
    "standing_rules": (
        _("Rules at every step"),
        _("What always applies: safeguarding, consent, meeting online, neonatal stays."),
        _("Add a rule"),
    ),
    "information": (
        _("What we gather"),
        _("Whose view you look for, what helps you ask, and the tools you use."),
        _("Add a view"),
    ),
    "prompts": (_("Questions that help"), "", _("Add a question")),
    "tools": (_("Tools"), "", _("Add a tool")),
    "steps": (
        _("Steps and decisions"),
        _("What people do, one after another, and where each answer leads."),
        _("Add a step"),
    ),
    "groupings": (
        _("What kind of help means here"),
        _("Your own names for the i-THRIVE groupings."),
        _("Add words for a grouping"),
    ),
    "slots": (
        _("Services"),
        _("Each slot holds the services of one kind: those you have, and those you want."),
        _("Add a slot"),
    ),
    "links": (
        _("Other care pathways"),
        _("Where this pathway meets another one."),
        _("Add a link"),
    ),
    "contacts": (_("Who to ring"), _("Your local people and numbers."), _("Add a contact")),
    "checklist": (
        _("Things to think about together"),
        _("A list for practitioners. It is never added up to a score."),
        _("Add a line"),
    ),
    "layers": (
        _("Around the child"),
        _("The circles of the picture with the child in the middle, nearest first."),
        _("Add a circle"),
    ),
    "cards": (
        _("For families"),
        _("The family version: one idea on each card, in short sentences."),
        _("Add a card"),
    ),
}
LABELS: dict[str, Any] = {
    "title": _("Heading"),
    "summary": _("What it is for"),
    "author": _("Who looks after it"),
    "reaches_months": _("Up to what age is it meant?"),
    "starts_at": _("Where a walk begins"),
    "intro": _("Opening words"),
    "text": _("Words"),
    "when": _("When"),
    "until_months": _("Child’s age at the latest"),
    "kind": _("What is it about?"),
    "name": _("Name"),
    "needs_training": _("You need training to use it"),
    "link": _("Web address"),
    "grouping": _("Kind of help"),
    "phone": _("Phone number"),
    "email": _("Email address"),
    "group": _("Where is it seen?"),
    "slots": _("Services that belong here"),
    "question": _("The question"),
    "gathers": _("What to gather here"),
    "consent": _("The family is asked for permission here"),
    "groupings": _("Kinds of help it leads to"),
    "shares": _("Others would be told about the family"),
    "answers": _("Answer"),
    "routes": _("Where the answers lead"),
    "placements": _("Services in the slot"),
}
OF_STEPS = {"kind": _("What do people do here?"), "text": _("Guidance")}
HINTS: dict[str, Any] = {
    "summary": _("One or two sentences for everybody who opens it."),
    "text": _("Short sentences, everyday words. Aim for a reading age of 9 to 11."),
    "intro": _("Say “you” and “your baby”."),
    "question": _("What is asked, or what has to be decided."),
    "phone": _("Families and practitioners see it. Leave it empty if you do not have it yet."),
    "link": _("Such as https://example.org"),
    "until_months": _("In months. 0 is pregnancy or birth."),
    "when": _("Such as “At 6 to 8 weeks”"),
}
AGES = [(TO_TWO, _("Until a child is two")), (TO_FIVE, _("Until a child is five"))]
CHOICES: dict[Enum, Any] = {
    StepKind.ASK: _("Ask the family, and listen"),
    StepKind.GATHER: _("Gather what is known"),
    StepKind.DECIDE: _("Decide together"),
    StepKind.ACT: _("Do something, then go on"),
    StepKind.OUTCOME: _("The walk ends here, with a kind of help"),
    InformationKind.BABY: _("The baby"),
    InformationKind.INTERACTIONS: _("How parent and baby are together"),
    InformationKind.PARENTS: _("Parents and carers"),
    InformationKind.PROFESSIONALS: _("Other professionals"),
    InformationKind.RISK: _("Risk"),
    InformationKind.OPINION: _("Your professional opinion"),
    RuleKind.SAFEGUARDING: _("Safeguarding"),
    RuleKind.CONSENT: _("Consent"),
    RuleKind.REMOTE: _("Meeting online or face to face"),
    RuleKind.NEONATAL: _("A neonatal stay"),
    RuleKind.OTHER: _("Something else"),
    ContactKind.SAFEGUARDING: _("Safeguarding"),
    ContactKind.SPECIALIST: _("Specialist team"),
    ContactKind.CONSULTATION: _("Advice for practitioners"),
    ContactKind.OTHER: _("Somebody else"),
    FactorGroup.CAREGIVER: _("Each caregiver"),
    FactorGroup.RELATIONSHIP: _("The relationship"),
    FactorGroup.INFANT: _("The baby"),
}
SHORT_KINDS = {
    StepKind.ASK: _("Ask"),
    StepKind.GATHER: _("Gather"),
    StepKind.DECIDE: _("Decide"),
    StepKind.ACT: _("Do"),
    StepKind.OUTCOME: _("End"),
}
SHAPES = {
    "front door": _("Every kind of help can be reached straight from the front door."),
    "escalator": _("Help in steps: one level after another."),
}
WHATS = {
    "change": _("Changed"),
    "words": _("Words replaced"),
    "routes": _("Answers and routes changed"),
    "add": _("Added"),
    "remove": _("Taken out"),
    "order": _("Put in another order"),
    "place": _("A service put in"),
    "want": _("Something wanted put in"),
    "note": _("A note on a service"),
    "take_out": _("A service taken out"),
    "take_back": _("A change taken back"),
}


def choice(value: Enum) -> Any:
    """A word of a vocabulary as a person reads it."""
    return CHOICES.get(value, value.value)


def label(sort: str, name: str) -> Any:
    """What a field of a sort of part is called."""
    return OF_STEPS.get(name, LABELS.get(name, name)) if sort == "steps" else LABELS.get(name, name)


def what(name: str) -> Any:
    """What a change did."""
    return WHATS.get(name, WHATS["change"])
