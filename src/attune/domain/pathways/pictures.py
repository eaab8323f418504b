"""The pictures of the family version: our own line drawings, by key, and what each shows.

The drawings are pathway/static/pathway/pictures/KEY.svg: two colours, no words, no style sheet.
"""

PICTURES = {
    "talking": "Two people talk with each other",
    "baby-and-parent": "A parent holds a sleeping baby in their arms",
    "holding": "A dad holds a baby against his shoulder",
    "listening": "One person speaks, another listens",
    "phone": "A phone",
    "group": "Three parents sit together with their babies",
    "home-visit": "A visitor with a bag at the door of a home",
    "calendar": "A calendar with one day marked",
    "question": "A person with a question",
    "hands": "An open hand and a heart",
    "two-parents": "Two parents hold their baby together",
    "grandparent": "Two grandparents with a small child",
    "pregnant": "A pregnant woman with her hand on her bump",
    "playing": "A dad plays with a baby",
    "sleep": "A baby sleeps on their back in a cot",
    "help-now": "A lifebuoy: help now",
}
