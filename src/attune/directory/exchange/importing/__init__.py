"""Feeds and files come in: read, checked, loaded, and told apart from what was edited here."""
