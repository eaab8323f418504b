"""What stops an import, in words for the person who asked for it."""


class OfficialFileError(ValueError):
    """A file that cannot be taken; its text names the file, and the row and column if any."""


class Stop(Exception):
    """Raised by a progress callback to end the work: nothing half-done is kept."""
