"""What a check of a file found, for a person: shown by the command line and by the page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Report:
    """Rows read, kept, dropped and why; what the file is; what loading it would do."""

    file_name: str
    sheet: str
    kind: str
    vintage: str
    geography: str
    layout: str
    publisher: str
    source: str
    sha256: str
    rows_read: int
    rows_kept: int
    dropped: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
    already: str = ""  # the same file was loaded before: when
    supersedes: str = ""  # what it would correct

    @property
    def title(self) -> str:
        sheet = f", sheet “{self.sheet}”" if self.sheet else ""
        return f"{self.file_name}{sheet}"

    @property
    def rows_dropped(self) -> int:
        return sum(count for _, count in self.dropped)

    def _counts(self) -> str:
        read, kept, dropped = self.rows_read, self.rows_kept, self.rows_dropped
        return f"rows:      {read:,} read, {kept:,} kept, {dropped:,} dropped"

    def lines(self) -> list[str]:
        """The report as plain lines of text."""
        found = [
            f"{self.kind}, {self.vintage}, areas of {self.geography}",
            f"layout:    {self.layout}",
            f"publisher: {self.publisher}",
            f"source:    {self.source}",
            f"sha256:    {self.sha256}",
            self._counts(),
        ]
        found += [f"dropped:   {count:,} {reason}" for reason, count in self.dropped]
        found += [f"note:      {note}" for note in self.notes]
        if self.supersedes:
            found.append(f"corrects:  {self.supersedes}")
        if self.already:
            found.append(f"already loaded: {self.already}; loading it again changes nothing")
        return found
