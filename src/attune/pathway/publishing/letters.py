"""The words of the letters about review."""

from attune.domain.pathways.review_days import ReviewWord

REQUEST_SUBJECT = "{place}: please review “{title}”"
REQUEST = """Hello {name}

{asker} has asked for a review of the pathway “{title}” of {place}.

{task}
{note}
Read the draft, then approve it or send it back here:
{address}

A review is of exactly this draft. If anybody changes it, you will be asked again.
"""
APPROVE = "You can approve it, because you wrote no part of it."
SIGN = "As the named safeguarding lead, you sign its safeguarding parts, which have changed."

REVIEW_SUBJECTS = {
    ReviewWord.COMING: "{place}: “{title}” is due to be reviewed by {due}",
    ReviewWord.DUE: "{place}: the review of “{title}” is due today",
    ReviewWord.OVERDUE: "{place}: the review of “{title}” is overdue since {due}",
}
REVIEW = """Hello {name}

{sentence}

Edition {number} of “{title}” was published on {published}. Families and practitioners rely on it.
Read it through, look at its services and contacts, and publish a new edition, even if nothing has
to change:
{address}
"""
SENTENCES = {
    ReviewWord.COMING: "This pathway is due to be reviewed by {due}.",
    ReviewWord.DUE: "This pathway is due to be reviewed today, {due}.",
    ReviewWord.OVERDUE: "This pathway was due to be reviewed by {due}. No edition came since.",
}
