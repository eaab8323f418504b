"""The words of the letters about review."""

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
