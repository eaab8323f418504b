"""Packs: a pathway that one area hands to another, as a zip of plain files."""
