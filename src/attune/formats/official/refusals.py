"""Why a file is refused; whoever opened it adds the file's name and the row."""


class HeaderRefused(ValueError):
    """The header is not one of the layouts, or says something that cannot be."""


class CellRefused(ValueError):
    """One cell cannot be what its column says."""

    def __init__(self, column: str, why: str) -> None:
        super().__init__(f"column “{column}”: {why}")


class RowRefused(ValueError):
    """A row that is right by itself but not beside the others; `row` when it is an earlier one."""

    def __init__(self, why: str, *, row: int | None = None) -> None:
        super().__init__(why)
        self.row = row


def shown(value: object, limit: int = 40) -> str:
    """A cell as it may stand in a message: short, printable, in quotation marks."""
    text = "".join(c if c.isprintable() else "?" for c in str(value))
    return f"“{text[:limit]}…”" if len(text) > limit else f"“{text}”"
