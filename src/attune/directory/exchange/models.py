"""Tables of this part of the directory."""

from .importing import models as importing

__all__ = ["importing"]
