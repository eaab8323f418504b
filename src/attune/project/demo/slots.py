"""Which of the demo's services stand in which slot, and whom its pathways say to ring."""

PLACED: dict[str, tuple[str, ...]] = {
    "midwife-health-visitor": (
        "Community midwives of {place}",
        "Health visiting in {place}",
    ),
    "baby-groups": (
        "Stay and Play at Oak Family Hub",
        "Stay and Play at Gorse Family Hub",
        "Baby massage at Willow Family Hub",
        "Baby massage at Heron Family Hub",
        "Evening baby group, Wrenbridge",  # it closes after the second edition (desk_work)
    ),
    "family-hub": ("Stay and Play at Willow Family Hub", "Stay and Play at Heron Family Hub"),
    "fathers-groups": ("Dads and Babies Saturday group at Oak Street Hall",),
    "advice-line": ("Ellery Family Line", "Text a health visitor, {place}"),
    "peer-support": ("Dad to Dad, Wrenbridge", "Mothers’ circle in Urdu and Punjabi, Wrenbridge"),
    "feeding-sleep": (
        "Feeding friends at Willow Family Hub",
        "Feeding friends at Gorse Family Hub",
        "Sleep and crying clinic at Oak Family Hub",
        "Sleep and crying clinic at Heron Family Hub",
    ),
    "good-information": ("New parents online, Tuesdays at eight",),
    "extra-visits": ("Listening visits",),  # nobody has checked it lately
    "family-worker": ("Family support workers of {place}", "Home Friends of Wrenbridge"),
    "couple-help": ("Two of Us: couples with a baby, {place}",),
    "specialised-team": ("Wrenbridge Parent-Infant Team",),
    "perinatal-team": ("Perinatal mental health team of {place}",),
    "neonatal-psychology": ("Neonatal family support, {place}",),
    "social-care": ("Before Baby Comes, Wrenbridge",),
    "intensive-family-team": ("Intensive family support, {place}",),
    "domestic-abuse-help": ("Wren Refuge", "Safe Landing, Wrenbridge"),
    "substance-use-help": ("Recovery and parenting, {place}",),
}
WANTED = "Short-film work with parents and babies, in every hub"
# Invented numbers: Ofcom keeps these for drama.
CONTACTS: dict[str, dict[str, str]] = {
    "specialist-team": {"phone": "01632 960 210", "email": "pairs@health.example.org"},
    "consultation": {"phone": "01632 960 211"},
    "safeguarding-lead": {"phone": "01632 960 220", "email": "safeguarding@health.example.org"},
    "out-of-hours": {"phone": "01632 960 221"},
}
