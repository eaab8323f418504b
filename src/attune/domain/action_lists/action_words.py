"""What an action says: what, from where, who for, how, whose and by when; it cannot be wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from attune.domain import canonical

from .states import ActionRefused

SHORT, LONG, LONGEST_ADDRESS = 200, 1000, 400
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
# A path of this server, with its own question and part at most: never another host's.
INTERNAL = re.compile(r"/(?![/\\])[A-Za-z0-9/_.~:@!$&'()*+,;=%-]*(\?[^\s\\#<>\"]*)?(#[\w-]*)?")


def checked_address(address: str) -> str:
    """An address inside this server, or none; ActionRefused for any other.

    Such as "/wrenbridge/directory/gaps/cell/?stage=antenatal".
    """
    if not address:
        return ""
    if len(address) > LONGEST_ADDRESS or not INTERNAL.fullmatch(address):
        raise ActionRefused(
            "The address of where it comes from must be a page of this site, such as"
            " /wrenbridge/plan/need/."
        )
    return address


@dataclass(frozen=True)
class ActionWords:
    """The words of an action. `owner` is the id of a member, `owner_name` a name in words.

    At most one of the two is set. `category` is a key of the categories in use.
    """

    what: str
    category: str
    from_where: str = ""
    address: str = ""
    who_for: str = ""
    how: str = ""
    owner: int | None = None
    owner_name: str = ""
    due: date | None = None

    def __post_init__(self) -> None:
        self._hold("what", "What is to be done", SHORT, must=True)
        self._hold("category", "A category", 40, must=True)
        self._hold("from_where", "Where it comes from", SHORT)
        self._hold("who_for", "Who it is for", SHORT)
        self._hold("how", "How", LONG)
        self._hold("owner_name", "The name of the owner", 120)
        object.__setattr__(self, "address", checked_address(self.address))
        if self.owner is not None and self.owner_name:
            raise ActionRefused("Choose the owner from the list or write a name, not both.")
        if self.due is not None and not EARLIEST <= self.due <= LATEST:
            raise ActionRefused("The due date must be between 2000 and 2099.")

    def _hold(self, field: str, called: str, most: int, *, must: bool = False) -> None:
        """The text with its spaces in order, each line of it kept."""
        said = getattr(self, field)
        lines = (" ".join(line.split(" ")).strip() for line in said.splitlines())
        text = "\n".join(lines).strip() if field == "how" else " ".join(said.split())
        if "\0" in text or len(text) > most or (must and not text):
            raise ActionRefused(f"{called}: {1 if must else 0} to {most} characters.")
        object.__setattr__(self, field, text)

    @property
    def owned(self) -> bool:
        return self.owner is not None or bool(self.owner_name)

    @property
    def document(self) -> str:
        """Canonical text, as an event keeps it."""
        due = self.due.isoformat() if self.due else ""
        return canonical.text({**self.__dict__, "owner": self.owner or 0, "due": due})

    @classmethod
    def read(cls, document: str) -> "ActionWords":
        """From what `document` wrote."""
        said = canonical.value(document)
        if not isinstance(said, Mapping):
            raise ActionRefused("These are no words of an action.")
        words = {name: str(value) for name, value in said.items()}
        due, owner = words.pop("due"), int(words.pop("owner"))
        return cls(**words, owner=owner or None, due=date.fromisoformat(due) if due else None)
