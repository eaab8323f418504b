"""The guided walk: no sign-in, nothing kept but a count per step and day."""
