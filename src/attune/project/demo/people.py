"""Who can be signed in by one press in the demo: the cast of our tests. All are invented."""

from dataclasses import dataclass

from attune.place.members.roles import Role


@dataclass(frozen=True)
class Person:
    """One invented member: where they work, and as what."""

    key: str
    name: str
    about: str
    organisation: str
    roles: tuple[tuple[str, Role], ...]  # (locality slug, role)

    @property
    def email(self) -> str:
        return f"{self.key}@demo.example"


PEOPLE = (
    Person(
        "lena",
        "Lena Hartley",
        "Infant mental health lead of Wrenbridge. She plans with Birmingham beside her.",
        "Wrenbridge Council",
        (("wrenbridge", Role.LEAD), ("vale", Role.VIEWER), ("birmingham", Role.VIEWER)),
    ),
    Person(
        "callum",
        "Callum Reid",
        "Commissioner for the whole of Wrenbridge and Vale.",
        "Wrenbridge and Vale ICB",
        (
            ("wrenbridge", Role.COMMISSIONER),
            ("vale", Role.COMMISSIONER),
            ("port-ellery", Role.COMMISSIONER),
        ),
    ),
    Person(
        "joseph",
        "Joseph Adeyemi",
        "Health visitor in Wrenbridge.",
        "Wrenbridge Community Health",
        (("wrenbridge", Role.PRACTITIONER),),
    ),
    Person(
        "mina",
        "Mina Kapoor",
        "Parent-infant therapist in Wrenbridge.",
        "Wrenbridge Community Health",
        (("wrenbridge", Role.THERAPIST),),
    ),
    Person(
        "ruth",
        "Ruth Amankwah",
        "Named nurse for safeguarding children. She signs the safeguarding parts of a pathway.",
        "Wrenbridge Community Health",
        (("wrenbridge", Role.PRACTITIONER), ("port-ellery", Role.PRACTITIONER)),
    ),
    Person(
        "ife",
        "Ife Bankole",
        "Family information officer of Wrenbridge. She keeps the directory.",
        "Wrenbridge Council",
        (("wrenbridge", Role.FAMILY_INFORMATION_OFFICER),),
    ),
    Person(
        "tamsin",
        "Tamsin Vale",
        "Runs groups for the Little Wrens Charity, and looks after what we say of them.",
        "Little Wrens Charity",
        (("wrenbridge", Role.PROVIDER),),
    ),
    Person(
        "ada",
        "Ada Whitcombe",
        "New lead of Larkwater, where nothing is there yet. She starts her area.",
        "Larkwater Council",
        (("larkwater", Role.LEAD),),
    ),
    Person(
        "outsider",
        "Olu Outsider",
        "Lead of Port Ellery, who must not see what is Wrenbridge's own.",
        "Port Ellery Council",
        (("port-ellery", Role.LEAD),),
    ),
)
