"""A small invented pathway with one of everything, for the tests of editing."""

import hashlib
import tomllib
from typing import Any

from attune.domain import canonical
from attune.domain.pathways.local import LocalDocument
from attune.domain.pathways.reading import read_pathway
from attune.pathway.templates.shipped import Template
from attune.place.content.files import ContentFile

SMALL = """
key = "small"
version = "1"
title = "A small pathway"
summary = "For the tests of editing."
source = "Invented for tests"
licence = "MIT"
author = "Attune"
starts_at = "ask"

[[ways_of_working]]
key = "together"
text = "We work together."

[[ways_of_working]]
key = "early"
text = "We offer help early."

[[contact_points]]
key = "birth"
title = "New birth visit"
when = "In the first two weeks"

[[standing_rules]]
key = "safe"
kind = "safeguarding"
title = "Safety comes first"
text = "Act now if you are worried."

[[information]]
key = "baby"
kind = "baby"
title = "Voice of the baby"
text = "What does the baby tell you?"
prompts = [{ key = "looks", text = "Does the baby look at you?" }]
tools = [{ key = "film", name = "A short film", needs_training = true }]

[[information]]
key = "risk"
kind = "risk"
title = "Risk"
text = "What worries you?"

[[steps]]
key = "ask"
kind = "ask"
title = "Ask about the bond"
text = "Ask gently."
question = "Is anybody worried?"
answers = [{ key = "no", text = "No" }, { key = "yes", text = "Yes" }]
routes = [{ answers = ["no"], to = "well" }, { answers = ["yes"], to = "look" }]

[[steps]]
key = "look"
kind = "gather"
title = "Look closer"
gathers = ["baby"]
routes = [
  { to = "help", when = [{ step = "ask", any_of = ["yes"] }] },
  { to = "ask", again = true },
]

[[steps]]
key = "well"
kind = "outcome"
title = "Keep going well"
groupings = ["Thriving"]

[[steps]]
key = "help"
kind = "outcome"
title = "Help for this family"
groupings = ["Getting help"]
shares = true

[[groupings]]
key = "thriving"
grouping = "Thriving"
title = "Doing well"
text = "Most families, most of the time."

[[slots]]
key = "groups"
grouping = "Thriving"
title = "Baby groups"
text = "Places to meet other parents."

[[slots]]
key = "team"
grouping = "Getting help"
title = "The team"
text = "Works with parent and baby."

[[slots]]
key = "library"
grouping = "Thriving"
title = "Library"
text = "Songs and books."

[[links]]
key = "perinatal"
title = "Perinatal care"
text = "A parent's own health."

[[contacts]]
key = "lead"
kind = "safeguarding"
title = "Safeguarding lead"

[[checklist]]
key = "loss"
group = "caregiver"
text = "A loss"

[[layers]]
key = "near"
title = "Parents"
text = "Closest to the child."
slots = ["groups"]

[family]
title = "Help for you and your baby"
intro = "You can ask for help at any time."

[[family.cards]]
key = "talk"
title = "Talk to somebody"
text = "They will listen."
slots = ["library"]
"""

WORK = "/wrenbridge/pathway/work/"
HOME = f"{WORK}small/"


def small_data() -> dict[str, Any]:
    return tomllib.loads(SMALL)


def small() -> LocalDocument:
    return LocalDocument(read_pathway(small_data(), file="small.toml"))


def small_template() -> Template:
    """As if it were shipped."""
    data = small_data()
    written = canonical.text(data).encode()
    file = ContentFile("pathways", "small", data, written, hashlib.sha256(written).hexdigest())
    return Template(file, small().pathway)
