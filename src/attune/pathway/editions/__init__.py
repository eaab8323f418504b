"""Issuing an edition: the moment a draft becomes one that never changes."""
