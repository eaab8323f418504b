"""The words of the letters of a round."""

INVITATION_SUBJECT = "{place}: which services do you know? ({sector})"
INVITATION = """Hello {name}

{lead} is mapping the support for babies and their families in {place}, and asks you to speak
for one part of it: {sector}.

Please say which services you know, and where there is none. You need no password. This link
opens your part and nothing else, so keep it to yourself and those who help you with it:
{address}

You can save and come back as often as you like until {closes}.

If this is not for you, please tell {lead}: {lead_email}
"""
REMINDER_SUBJECT = "{place}: your part is open until {closes} ({sector})"
REMINDER = """Hello {name}

Your part of the map of {place} ({sector}) has not been sent yet. It is open until {closes}:
{address}

Even a short answer helps: without one the map can only say that nobody was asked. This is the
only reminder. If you have a question, please ask {lead}: {lead_email}
"""
QUESTION_SUBJECT = "{place}: a question about your answer ({sector})"
QUESTION = """Hello {name}

Thank you for your answer for {sector}. {lead} has a question about it:

{question}

Your answer is open again until {closes}:
{address}
"""
