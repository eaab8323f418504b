"""Mapping rounds: who is asked, what they say, where they differ, and what changed since."""
