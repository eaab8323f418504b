"""Translations of the family version, hidden until a named speaker has approved them."""
